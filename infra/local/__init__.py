"""The local cloud and the `bole` command."""
