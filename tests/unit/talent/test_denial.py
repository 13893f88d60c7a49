"""A skill that is denied, wished for or copied from an advert shows nothing; one beside it still does."""

import pytest
from talent.denial import denied
from talent.taxonomy import skills


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("不会 Python", set()),
        ("不会Python，但精通SQL", {"sql"}),
        ("暂时没有SAP经验", set()),
        ("无SAP使用经验", set()),
        ("想学习SQL", set()),
        ("希望学习数据分析", set()),
        ("未接触过Tableau", set()),
        ("Python零基础", set()),
        ("熟悉SAP者优先", set()),
        ("no experience with SAP", set()),
        ("No experience with SAP, but strong SQL", {"sql"}),
        ("I don't know Python", set()),
        ("never used Tableau", set()),
        ("eager to learn SQL", set()),
        ("familiarity with SAP is a plus", set()),
        ("Must have SAP", set()),
        ("Interested in learning Python", set()),
        ("without any knowledge of SQL", set()),
        ("不仅会Python，还会SQL", {"python", "sql"}),
        ("精通Python、SQL", {"python", "sql"}),
        ("Not only SQL but Python as well", {"sql", "python"}),
        ("不断优化SQL", {"sql"}),
        ("负责SAP上线，无一差错", {"sap"}),
        ("machine learning, SQL", {"machine_learning", "sql"}),
        ("Learned Python in two months", {"python"}),
        ("no-code tools and SQL", {"sql"}),
        ("no SAP or Oracle experience", set()),
        ("never missed a deadline in SQL projects", {"sql"}),
        ("Worked without supervision using Python", {"python"}),
        ("对SQL有深入理解", {"sql"}),
        ("No experience with SAP, Oracle or Python", set()),
        ("No experience with SAP, strong SQL and Python", {"sql", "python"}),
        ("familiar with the team that used SAP and Salesforce", set()),
        ("Asked the analysts who know SQL", set()),
        ("负责招聘Java工程师", {"recruiting"}),
        ("Recruited Java developers", set()),
        ("负责招聘、培训、绩效考核", {"recruiting", "training", "performance_management"}),
        ("Led a team that used SAP", {"sap", "team_leadership"}),
        ("没有用过SAP、Oracle、Tableau、Python", set()),
        ("跟进快递，不接触报关业务", set()),
        ("无惧困难，精通SQL", {"sql"}),
    ],
)
def test_what_a_statement_shows(text: str, shown: set[str]) -> None:
    found = {hit.id for hit in skills().book.find(text) if not denied(text, hit.first, hit.last)}
    assert found == shown
