"""The company's record in the table."""

from talent.company import Company
from talent.events import EventName

from cloud import keys
from cloud.moment import happened
from cloud.races import again
from cloud.table import Create, Replace, record, table


def get_company() -> Company:
    """The company's facts; the defaults until an administrator has set them."""
    stored = table().find(keys.company(), Company)
    return stored.value if stored else Company()


@again(4)
def save_company(company: Company, by: str = "machine") -> None:
    """Keeps the company's facts, with the event where they have changed."""
    key = keys.company()
    stored = table().find(key, Company)
    if stored and stored.value == company:
        return
    kept = Replace(key, company, stored.version) if stored else Create(key, company)
    table().write(kept, record(happened(EventName.COMPANY_CHANGED, by), key))
