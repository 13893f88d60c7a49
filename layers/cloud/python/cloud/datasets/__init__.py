"""Datasets for other systems, read from the table in the order in which their rows last changed."""
