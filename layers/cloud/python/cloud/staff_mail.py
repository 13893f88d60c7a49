"""Mail that does not reach a member of staff: administrators hear of it, and let it go out again."""

from talent.events import EventName
from talent.people import Staff
from talent.returned_mail import NothingStopped

from cloud import keys
from cloud.mail import stopped
from cloud.moment import happened
from cloud.people import find_staff, get_staff
from cloud.races import again
from cloud.table import Remove, Write, record, table


def staff_told(address: str) -> list[Write]:
    """The event beside the member of staff whose address it is; nothing for anybody else's."""
    staff = find_staff(address)
    if staff is None:
        return []
    event = happened(EventName.STAFF_MAIL_RETURNED, "machine", staff_id=staff.staff_id)
    return [record(event, keys.staff(staff.staff_id))]


@again(4)
def resume_staff_mail(staff_id: str, by: str) -> Staff:
    """Lets mail go out again to a member of staff. Raises Missing, NothingStopped, or MovedOn after many lost races."""
    staff = get_staff(staff_id)
    mark = stopped(staff.email)
    if mark is None:
        raise NothingStopped("Mail to this person was not stopped.")
    event = happened(EventName.STAFF_MAIL_RESUMED, by, staff_id=staff_id)
    table().write(Remove(keys.undeliverable(staff.email), mark.version), record(event, keys.staff(staff_id)))
    return staff
