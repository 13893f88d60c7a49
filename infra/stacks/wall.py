"""What stands before the API: AWS's managed rules, and limits for an address and for each person behind it.

Staff of one office share an address and poll for changes, so that each sign-in counts by itself. What needs none
(careers, candidates' and interviewers' links) counts by address alone, whatever else a request carries.
"""

from aws_cdk import aws_wafv2 as waf
from constructs import Construct

OPEN = ("careers", "me", "scorecard")
"""How paths begin that are reached without a sign-in: the rest, but for the API's description, asks staff for theirs."""
_BY_ONE = 1_000
"""Within five minutes: a page that polls each ten seconds sends thirty, and a person at it some hundred."""
_BY_OFFICE = 20_000
"""Within five minutes from one address: two hundred people who poll, work and open pages; made-up sign-ins end here."""
_MANAGED = ("AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet")
_COMMON = "AWSManagedRulesCommonRuleSet"
_COUNTED = ("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY", "NoUserAgent_HEADER")
"""Rules that would refuse honest requests: an answer in writing is longer than 8 KB, a note may hold a link or a tag
(bodies are read as typed JSON, and pages escape what they show), and other systems call without naming a browser."""


class Wall(Construct):
    """A regional web ACL on the API's stage: what it does not refuse goes through."""

    def __init__(self, scope: Construct, name: str, stage_arn: str, stage: str) -> None:
        super().__init__(scope, name)
        rules = [
            _rate(0, "rate_by_link", _by_link(stage)),
            _rate(1, "rate_by_sign_in", _by_sign_in()),
            _rate(2, "rate_by_address", _by_address()),
            *(_managed(number, rule) for number, rule in enumerate((*_MANAGED, _COMMON), 3)),
        ]
        acl = waf.CfnWebACL(
            self,
            "Rules",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            scope="REGIONAL",
            rules=rules,
            visibility_config=_seen("bole"),
        )
        waf.CfnWebACLAssociation(self, "AtApi", resource_arn=stage_arn, web_acl_arn=acl.attr_arn)


def _by_link(stage: str) -> waf.CfnWebACL.RateBasedStatementProperty:
    """An address's requests without a sign-in, or to where none is needed: a made-up one lifts no limit.

    What a browser asks before a page's call carries none, and is answered by the gateway itself.
    """
    paths = [_path(f"/{stage}/{each}") for each in OPEN]
    unsigned = waf.CfnWebACL.NotStatementProperty(statement=_from_staff())
    either = [waf.CfnWebACL.StatementProperty(not_statement=unsigned), *paths]
    return waf.CfnWebACL.RateBasedStatementProperty(
        limit=_BY_ONE,
        aggregate_key_type="IP",
        scope_down_statement=waf.CfnWebACL.StatementProperty(
            or_statement=waf.CfnWebACL.OrStatementProperty(statements=either)
        ),
    )


def _from_staff() -> waf.CfnWebACL.StatementProperty:
    """Requests with a sign-in, and what a browser asks before them."""
    signed_in = waf.CfnWebACL.SizeConstraintStatementProperty(
        field_to_match=waf.CfnWebACL.FieldToMatchProperty(single_header={"Name": "authorization"}),
        comparison_operator="GT",
        size=0,
        text_transformations=_as_sent(),
    )
    preflight = waf.CfnWebACL.ByteMatchStatementProperty(
        field_to_match=waf.CfnWebACL.FieldToMatchProperty(method={}),
        positional_constraint="EXACTLY",
        search_string="OPTIONS",
        text_transformations=_as_sent(),
    )
    either = [
        waf.CfnWebACL.StatementProperty(size_constraint_statement=signed_in),
        waf.CfnWebACL.StatementProperty(byte_match_statement=preflight),
    ]
    return waf.CfnWebACL.StatementProperty(or_statement=waf.CfnWebACL.OrStatementProperty(statements=either))


def _by_sign_in() -> waf.CfnWebACL.RateBasedStatementProperty:
    """One person's requests: an address and the sign-in that is sent from it."""
    header = waf.CfnWebACL.RateLimitHeaderProperty(name="authorization", text_transformations=_as_sent())
    keys = [
        waf.CfnWebACL.RateBasedStatementCustomKeyProperty(ip={}),
        waf.CfnWebACL.RateBasedStatementCustomKeyProperty(header=header),
    ]
    return waf.CfnWebACL.RateBasedStatementProperty(
        limit=_BY_ONE, aggregate_key_type="CUSTOM_KEYS", custom_keys=keys
    )


def _by_address() -> waf.CfnWebACL.RateBasedStatementProperty:
    """All that comes from one address."""
    return waf.CfnWebACL.RateBasedStatementProperty(limit=_BY_OFFICE, aggregate_key_type="IP")


def _path(start: str) -> waf.CfnWebACL.StatementProperty:
    """Paths that begin so, as the gateway reads them."""
    match = waf.CfnWebACL.ByteMatchStatementProperty(
        field_to_match=waf.CfnWebACL.FieldToMatchProperty(uri_path={}),
        positional_constraint="STARTS_WITH",
        search_string=start,
        text_transformations=_transformed("URL_DECODE", "NORMALIZE_PATH"),
    )
    return waf.CfnWebACL.StatementProperty(byte_match_statement=match)


def _as_sent() -> list[waf.CfnWebACL.TextTransformationProperty]:
    return _transformed("NONE")


def _transformed(*kinds: str) -> list[waf.CfnWebACL.TextTransformationProperty]:
    return [
        waf.CfnWebACL.TextTransformationProperty(priority=number, type=kind)
        for number, kind in enumerate(kinds)
    ]


def _rate(
    priority: int, name: str, limit: waf.CfnWebACL.RateBasedStatementProperty
) -> waf.CfnWebACL.RuleProperty:
    return waf.CfnWebACL.RuleProperty(
        name=name,
        priority=priority,
        action=waf.CfnWebACL.RuleActionProperty(block={}),
        statement=waf.CfnWebACL.StatementProperty(rate_based_statement=limit),
        visibility_config=_seen(name),
    )


def _managed(priority: int, rule: str) -> waf.CfnWebACL.RuleProperty:
    counted = [
        waf.CfnWebACL.RuleActionOverrideProperty(
            name=each, action_to_use=waf.CfnWebACL.RuleActionProperty(count={})
        )
        for each in _COUNTED
        if rule == _COMMON
    ]
    group = waf.CfnWebACL.ManagedRuleGroupStatementProperty(
        vendor_name="AWS", name=rule, rule_action_overrides=counted or None
    )
    return waf.CfnWebACL.RuleProperty(
        name=rule,
        priority=priority,
        override_action=waf.CfnWebACL.OverrideActionProperty(none={}),
        statement=waf.CfnWebACL.StatementProperty(managed_rule_group_statement=group),
        visibility_config=_seen(rule),
    )


def _seen(name: str) -> waf.CfnWebACL.VisibilityConfigProperty:
    """Counted as a metric; no request is kept as a sample, since its address and its words are personal."""
    return waf.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name=name, sampled_requests_enabled=False
    )
