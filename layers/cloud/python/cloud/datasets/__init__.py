"""Datasets for other systems, read from the table in the order in which their rows last changed.

| question | answered by |
|---|---|
| what has changed in a dataset since a moment | index `dataset`: `DATASET#name`, then moment # id |
"""
