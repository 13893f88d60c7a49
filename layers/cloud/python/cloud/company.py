"""The company's record in the table."""

from talent.company import Company

from cloud import keys
from cloud.applications import put
from cloud.table import table


def get_company() -> Company:
    """The company's facts; the defaults until an administrator has set them."""
    stored = table().find(keys.company(), Company)
    return stored.value if stored else Company()


def save_company(company: Company) -> None:
    """Keeps the company's facts."""
    put(keys.company(), company)
