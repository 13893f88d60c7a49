"""The API: every resource's routes in one Chalice app, staff's behind Cognito."""

from chalice import Chalice, CognitoUserPoolAuthorizer
from chalicelib import (
    candidate,
    careers,
    company,
    decisions,
    description,
    dossiers,
    interview,
    offers,
    openings,
    scorecards,
    staff,
)
from chalicelib.routing import no_other_routes
from cloud.settings import staff_pool_arn

RESOURCES = (
    careers,
    candidate,
    interview,
    scorecards,
    openings,
    dossiers,
    decisions,
    offers,
    company,
    staff,
    description,
)

app = Chalice(app_name="bole-api")
_staff = CognitoUserPoolAuthorizer("staff", provider_arns=[staff_pool_arn()])
for _resource in RESOURCES:
    _resource.routes.register(app, _staff)
    description.describe(_resource.routes.routes)
no_other_routes(app, [route for each in RESOURCES for route in each.routes.routes])
