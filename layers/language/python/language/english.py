"""English: who acts, what is denied, what is only said, supposed or usual, and how clauses hang together."""

import re

from language.grammar import Grammar

_PERSON = (
    r"managers?|boss|supervisor|director|leader|lead|colleagues?|coworkers?|co-workers?|teammates?|team mates?|customers?|clients?|"
    r"buyers?|suppliers?|vendors?|someone|somebody|people|everyone else|others|finance|legal|engineering|engineers?|"
    r"developers?|analysts?|warehouse|bank|customs|company|friend|professor|teacher|partner|intern|roommate|director|"
    r"mentor|senior|stakeholders?|users?|guests?|patients?|students?|drivers?|department|guy|lady|woman|man|owner"
)
_VERBED = (
    r"(?:[a-z]{2,}ed|was|were|did|had|went|came|made|took|got|found|told|gave|built|ran|wrote|set|put|cut|kept|held|led|met|saw|"
    r"said|sent|spent|spoke|taught|thought|understood|brought|began|broke|caught|chose|dealt|drew|drove|fell|felt|fixed|grew|heard|"
    r"knew|learnt|left|lost|paid|read|rose|sat|sold|stood|stuck|split|won|withdrew|rebuilt|redid|rewrote|overcame|showed|shut|slept)"
)

GRAMMAR = Grammar(
    sentence=re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?;](?!\d)+|\n+"),
    cut=re.compile(
        r"(?<!\d)[,;:.!?]+|[,;:.!?]+(?!\d)|\n+|\s[-–—]+\s"
        r"|\s(?=(?:and|but|so|because|then|after that|which|while|although|since|until)\s+(?:then\s+)?(?:i|we|he|she|they|it|the|my|our|after|when)\b)"
        r"|\s(?=(?:because|although|whereas|therefore|however|instead)\b)"
        rf"|\s(?=(?:and|then)\s+(?:then\s+)?{_VERBED}\b)",
        re.IGNORECASE,
    ),
    people=re.compile(
        rf"\b(?:(?P<other>(?:the |a |an |my |our |their |his |her |one |another |some |this |that |new |old |whole )*(?:\w+ )?(?:{_PERSON})(?!'s)|he|she|they|who)"
        r"|(?P<we>we|us|our team|the team|my team|everybody|everyone)"
        r"|(?P<self>i|i'm|i'd|i've|i'll|myself))\b",
        re.IGNORECASE,
    ),
    object_before=re.compile(
        r"\b(?:with|to|for|from|by|of|at|on|about|asked|told|called|helped|let|made|showed|gave|visited|met|convinced|between|against|"
        r"persuaded|calmed|trained|taught|emailed|phoned|contacted|pulled|invited|brought|got|and|than|coached|joined|between|"
        r"involved|apologised|apologized|thanked|interviewed|surveyed|paired|into|in|the|a|my|our|their|each|every|asking|telling|"
        r"helping|ask|tell|help|upset|angry|serve|support|supporting|updated|reassured|warned|walked|listened)\s+$",
        re.IGNORECASE,
    ),
    denial=re.compile(
        r"\b(?:not|never|no|nobody|nothing|none|without|hardly|barely|failed to|refused to|unable to|cannot)\b|n't\b",
        re.IGNORECASE,
    ),
    no_denial=re.compile(
        r"not only|no doubt|no problem|no longer|nothing but|not just|can't wait|no matter|not yet|not until|no surprise|"
        r"did(?:n't| not) (?:know|understand|expect|trust|have much)|no one had|was(?:n't| not) sure|without (?:a single|any) (?:complaint|delay|error|claim)",
        re.IGNORECASE,
    ),
    says=re.compile(
        r"\b(?:said|says|told|tells|mentioned|explained|claimed|claims|believed|believes|thinks|thought|argued|complained|replied|answered|"
        r"praised|called me|described me)\b(?: me| us)?(?: that)?",
        re.IGNORECASE,
    ),
    hearsay=re.compile(
        r"\b(?:i(?:'ve| have)? heard|apparently|supposedly|they say|people say|i(?:'ve| have)? read|the book says?|as the saying|in theory|i was told|textbooks?)\b",
        re.IGNORECASE,
    ),
    unreal=re.compile(
        r"\b(?:i|we|you|one)(?:'d| would| should| could| will|'ll| might| must| can)\b(?! not)|\bif (?:i|we|you|a|the|there)\b|\bi (?:want|hope|plan|believe|think) (?:to|that|in)\b|"
        r"\bgoing to\b|\byou (?:need|have|should)\b|\bit(?:'s| is) (?:important|essential|key|crucial)\b|\blet's\b|\bshould\b|\bwould be\b",
        re.IGNORECASE,
    ),
    habitual=re.compile(
        r"\b(?:usually|always|generally|normally|typically|often|every time|tend to|in general|i am (?:a|an|very|good|great)|i'm (?:a|an|very|good|great|pretty)|"
        r"i consider myself|i (?:like|love|believe|value|enjoy|know how|handle|communicate|listen|try|work well|thrive|am able|excel)\b)",
        re.IGNORECASE,
    ),
    happened=re.compile(rf"\b{_VERBED}\b", re.IGNORECASE),
    moment=re.compile(
        r"\b(?:last|previous|past) (?:year|month|week|summer|winter|spring|autumn|fall|quarter|january|february|march|april|may|june|july|august|"
        r"september|october|november|december|semester|christmas)\b|\b(?:19|20)\d\d\b|\b(?:two|three|four|five|a few|six) (?:years?|months?|weeks?) ago\b|"
        r"\b(?:in|since|by|during|until) (?:january|february|march|april|may|june|july|august|september|october|november|december|my|spring|autumn|q[1-4])\b|"
        r"\bone (?:day|time|night|morning|evening|friday|monday|of my)\b|\bat my (?:last|previous|old|first|current)\b|\bwhen i was\b|\bthere was (?:a|this|one)\b|"
        r"\b(?:that|the next|the same|the following) (?:day|night|week|morning|evening|weekend|friday|monday)\b|\bback (?:in|when)\b|\bon the (?:first|second|third|fourth|fifth|last) day\b|"
        r"\b(?:on|by|until|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\bduring (?:an?|the|my) (?:internship|project|audit|launch|peak)\b",
        re.IGNORECASE,
    ),
    name=re.compile(
        r"(?<=[a-z,;] )(?!I\b|I')[A-Z][A-Za-z+#]+|\b[A-Z]{2,}\b|\b(?:finance|legal|engineering|logistics|procurement|warehouse|purchasing|customs|marketing|"
        r"customer service|operations|compliance|production) (?:team|department|colleague|colleagues|manager|side|lead)\b"
        r"|\b(?:letter of credit|bill of lading|dashboard|spreadsheet|checklist|contract|control group|pivot table|invoice|shipment|warranty|root cause)\b",
    ),
    relations=(
        (
            "reason",
            re.compile(
                r"\b(?:because|since|due to|reason|as a consequence of|given that|the cause|caused by|root cause|turned out)\b",
                re.IGNORECASE,
            ),
        ),
        (
            "result",
            re.compile(
                r"\b(?:so|therefore|as a result|in the end|eventually|finally|consequently|thus|which meant|led to|that way|ended up|hence)\b",
                re.IGNORECASE,
            ),
        ),
        (
            "contrast",
            re.compile(
                r"\b(?:but|however|although|though|instead|rather than|despite|even though|whereas|at first|compared|versus|yet|while)\b",
                re.IGNORECASE,
            ),
        ),
        (
            "sequence",
            re.compile(
                r"\b(?:first|firstly|second|secondly|then|next|after that|afterwards|later|finally|before|once|meanwhile|third)\b",
                re.IGNORECASE,
            ),
        ),
        ("condition", re.compile(r"\b(?:if|unless|as long as|in case)\b", re.IGNORECASE)),
        (
            "purpose",
            re.compile(
                r"\b(?:in order to|so that|to make sure|to avoid|to ensure|to prevent|to find out|to see)\b",
                re.IGNORECASE,
            ),
        ),
        (
            "example",
            re.compile(r"\b(?:for example|for instance|such as|one time|there was a time)\b", re.IGNORECASE),
        ),
    ),
)
