"""A member of staff's first sign-in: with the password of the welcome mail, which is changed at once."""

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


def first_sign_in(
    cognito: "CognitoIdentityProviderClient", client_id: str, email: str, password: str
) -> tuple[str, str]:
    """Signs in, sets a new password as the pool asks, and gives the ID token and the new password."""
    answer = cognito.initiate_auth(
        AuthFlow="USER_PASSWORD_AUTH",
        ClientId=client_id,
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )
    chosen = f"{secrets.token_urlsafe(12)}aA1!"
    if answer.get("ChallengeName") == "NEW_PASSWORD_REQUIRED":
        answer = cognito.respond_to_auth_challenge(
            ClientId=client_id,
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=answer["Session"],
            ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": chosen},
        )
        password = chosen
    return str(answer["AuthenticationResult"]["IdToken"]), password
