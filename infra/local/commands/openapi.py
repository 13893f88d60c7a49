"""`bole openapi`: the API's OpenAPI document, from its routes, where nothing is deployed."""

import json
import sys

import click

from infra.local.plan import ROOT


@click.command("openapi")
def command() -> None:
    """Print the API's OpenAPI 3.1 document."""
    sys.path.insert(0, str(ROOT / "functions" / "api"))
    import app  # noqa: F401, PLC0415 - registers the routes; found only now that its folder is the root
    from chalicelib.description import described  # noqa: PLC0415

    click.echo(json.dumps(described(), ensure_ascii=False, indent=2))
