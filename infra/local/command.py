"""The `bole` command."""

import click


@click.group()
def main() -> None:
    """Bole 伯乐: hiring that can be explained."""
