"""What stands before the API: AWS's managed rules, and a limit for one address."""

from aws_cdk import aws_wafv2 as waf
from constructs import Construct

REQUESTS = 1000
"""From one address within five minutes; a person at a page sends some hundred, an office behind one address several."""
_MANAGED = ("AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet")
_COMMON = "AWSManagedRulesCommonRuleSet"
_COUNTED = ("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY", "NoUserAgent_HEADER")
"""Rules that would refuse honest requests: an answer in writing is longer than 8 KB, a note may hold a link or a tag
(bodies are read as typed JSON, and pages escape what they show), and other systems call without naming a browser."""


class Wall(Construct):
    """A regional web ACL on the API's stage: what it does not refuse goes through."""

    def __init__(self, scope: Construct, name: str, stage_arn: str) -> None:
        super().__init__(scope, name)
        rules = [_rate(0), *(_managed(number, rule) for number, rule in enumerate((*_MANAGED, _COMMON), 1))]
        acl = waf.CfnWebACL(
            self,
            "Rules",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            scope="REGIONAL",
            rules=rules,
            visibility_config=_seen("bole"),
        )
        waf.CfnWebACLAssociation(self, "AtApi", resource_arn=stage_arn, web_acl_arn=acl.attr_arn)


def _rate(priority: int) -> waf.CfnWebACL.RuleProperty:
    limit = waf.CfnWebACL.RateBasedStatementProperty(limit=REQUESTS, aggregate_key_type="IP")
    return waf.CfnWebACL.RuleProperty(
        name="rate",
        priority=priority,
        action=waf.CfnWebACL.RuleActionProperty(block={}),
        statement=waf.CfnWebACL.StatementProperty(rate_based_statement=limit),
        visibility_config=_seen("rate"),
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
