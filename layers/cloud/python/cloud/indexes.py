"""What the table's indexes list: which values, and in which order; the questions they answer stand in `keys`."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel
from talent.appeal import Appeal
from talent.application import Application
from talent.approval import ApprovalTask
from talent.datasets import Dataset
from talent.delays import Stay
from talent.duplicates import Duplicate
from talent.erasure import Erasure
from talent.headcount import Ledger
from talent.intake.file import ImportFile
from talent.intake.job import Import
from talent.negotiation import OfferQuestion
from talent.offer import Offer
from talent.opening import Opening
from talent.panel import Scorecard
from talent.people import Candidate, Employee, Staff, Trace
from talent.retention import Export, PersonErasure, RetentionClock
from talent.returned_mail import Undeliverable
from talent.waiting import Wait
from talent.webhook import Delivery

from cloud import headcount_keys, keys, logkeys, offer_keys
from cloud.webhooks import places


def indexes(value: BaseModel) -> Mapping[str, str]:
    """The index attributes of a value; empty for what no index lists."""
    match value:
        case Application():
            score = value.score or 0.0
            return {
                "stage_pk": f"OPENING#{value.opening_id}",
                "stage_sk": f"{value.stage}#{score:06.2f}",
                "department_pk": f"DEPARTMENT#{value.department_id}",
                "department_sk": f"{value.stage}#{value.stage_since.isoformat()}",
                "candidate_pk": f"CANDIDATE#{value.candidate_id}",
                "candidate_sk": value.application_id,
            }
        case Opening():
            return {
                "stage_pk": keys.OPENINGS,
                "stage_sk": value.opening_id,
                "department_pk": headcount_keys.ledger(value.headcount_id).pk,
                "department_sk": value.opening_id,
            }
        case Duplicate():
            since = f"{value.found_at.isoformat()}#{value.first}#{value.second}"
            return {"stage_pk": f"DUPLICATES#{value.status}", "stage_sk": since}
        case Undeliverable(candidate_id=one) if one:
            listed = {"stage_pk": keys.UNDELIVERABLE, "stage_sk": f"{value.at.isoformat()}#{one}"}
            return {"candidate_pk": keys.traces(one), "candidate_sk": type(value).__name__, **listed}
        case Trace(candidate_id=one) | ImportFile(candidate_id=one) if one:
            return {"candidate_pk": keys.traces(one), "candidate_sk": type(value).__name__}
        case _:
            return _all(value)


def _all(value: BaseModel) -> Mapping[str, str]:
    """The index attributes of what is listed as a whole."""
    match value:
        case Stay():
            return {
                "department_pk": logkeys.stays(value.department_id),
                "department_sk": value.until.isoformat(),
            }
        case Scorecard(submitted_at=done) if done:
            return {"stage_pk": keys.SCORED, "stage_sk": done.isoformat()}
        case Import(import_id=one):
            return {"stage_pk": keys.IMPORTS, "stage_sk": one}
        case Candidate(candidate_id=one):
            return {"stage_pk": keys.CANDIDATES, "stage_sk": one}
        case Staff(staff_id=one):
            return {"department_pk": keys.STAFF, "department_sk": one}
        case _:
            return _due(value)


def _due(value: BaseModel) -> Mapping[str, str]:
    """The index attributes of what has to be done by a moment."""
    match value:
        case Wait() if value.open:
            return {"todo_pk": "WAIT", "todo_sk": value.next_due.isoformat()}
        case Appeal(answer=None, remind_at=due):
            return {"todo_pk": keys.APPEALS, "todo_sk": due.isoformat() if due else keys.LAST}
        case Erasure(done=False):
            return {"todo_pk": "ERASE", "todo_sk": value.due_at.isoformat()}
        case Delivery(next_at=due) if due:
            return {"todo_pk": places.due(value.webhook_id), "todo_sk": due.isoformat()}
        case Scorecard(submitted_at=None):
            return {"todo_pk": f"STAFF#{value.staff_id}", "todo_sk": value.due_at.isoformat()}
        case _:
            return _kept(value)


def _kept(value: BaseModel) -> Mapping[str, str]:
    """The index attributes of what waits for a person's word on an offer, and of what is kept for so long only."""
    match value:
        case ApprovalTask(people=people) if people:
            return {"todo_pk": offer_keys.APPROVALS, "todo_sk": value.asked_at.isoformat()}
        case OfferQuestion(reply=None, remind_at=due):
            return {"todo_pk": offer_keys.QUESTIONS, "todo_sk": due.isoformat() if due else keys.LAST}
        case RetentionClock(closed=False):
            return {"todo_pk": "RETAIN", "todo_sk": value.look_at.isoformat()}
        case PersonErasure(look_at=due) if due:
            return {"todo_pk": "FORGET", "todo_sk": due.isoformat()}
        case Export(gone=False):
            return {"todo_pk": "EXPORT", "todo_sk": value.expires_at.isoformat()}
        case _:
            return {}


def dataset_key(dataset: Dataset) -> str:
    """Under which a dataset lists its things, by when they last changed."""
    return f"DATASET#{dataset}"


def dataset_place(key: keys.Key, value: BaseModel, at: datetime) -> Mapping[str, str]:
    """The index attributes of what a dataset lists, once it has changed at a moment; empty for all else."""
    dataset: Dataset
    match value:
        case Employee(employee_id=one):
            dataset = "hires"
        case Ledger(headcount_id=one):
            dataset = "headcount"
        case Opening(opening_id=one):
            dataset = "openings"
        case Application(application_id=one):
            dataset = "applications"
        case Offer(application_id=one) if key.sk == "OFFER":  # an earlier version is no offer that stands
            dataset = "offers"
        case _:
            return {}
    return {"dataset_pk": dataset_key(dataset), "dataset_sk": f"{at.isoformat()}#{one}"}
