"""`--terms FILE` on commands that read or match: a company's own skills and certificates, as TOML."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click
from pydantic import ValidationError
from talent.kernel import BadInput
from talent.taxonomy import known_with, with_terms
from talent.taxonomy.terms import read_terms


def own_terms(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the option to a command and runs it with the terms."""

    @click.option(
        "--terms", type=click.Path(exists=True, dir_okay=False), help="The company's own terms, TOML."
    )
    @wraps(command)
    def with_option(*, terms: str | None, **given: object) -> None:
        try:
            found = read_terms(Path(terms).read_text(encoding="utf-8")) if terms else ()
            known_with(found)
        except ValidationError as wrong:
            raise click.UsageError(f"{terms}: {wrong.errors()[0]['msg']}") from wrong
        except (ValueError, BadInput) as wrong:
            raise click.UsageError(f"{terms}: {wrong}") from wrong
        with with_terms(found):
            command(**given)

    return with_option
