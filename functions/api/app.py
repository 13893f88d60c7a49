"""The API: every resource's routes in one Chalice app, staff's behind Cognito."""

from chalice import Chalice, CognitoUserPoolAuthorizer
from chalicelib import (
    appeals,
    approvals,
    audit,
    calibrations,
    candidate,
    careers,
    changes,
    company,
    contacts,
    corrections,
    decisions,
    delays,
    description,
    dossiers,
    duplicates,
    exports,
    headcount,
    impact,
    imports,
    interview,
    links,
    meetings,
    offers,
    openings,
    panel_questions,
    records,
    scorecards,
    staff,
    taxonomy,
    webhooks,
)
from chalicelib.routing import no_other_routes

RESOURCES = (
    careers,
    candidate,
    appeals,
    interview,
    scorecards,
    panel_questions,
    meetings,
    openings,
    headcount,
    dossiers,
    contacts,
    corrections,
    duplicates,
    changes,
    delays,
    decisions,
    links,
    offers,
    approvals,
    imports,
    company,
    staff,
    taxonomy,
    calibrations,
    audit,
    impact,
    records,
    webhooks,
    exports,
    description,
)
ANY_POOL = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/staff"
"""Stands where the deployment and the local cloud put their own pool."""

app = Chalice(app_name="bole-api")
_cognito = CognitoUserPoolAuthorizer("staff", provider_arns=[ANY_POOL])
for _resource in RESOURCES:
    _resource.routes.register(app, _cognito)
    description.describe(_resource.routes.routes)
no_other_routes(app, [route for each in RESOURCES for route in each.routes.routes])
