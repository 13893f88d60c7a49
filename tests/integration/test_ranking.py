"""For people, the resumes of a match come best first, whatever order they were given in; failures are told too."""

from pathlib import Path

from click.testing import CliRunner

from infra.local.commands.match import command

ADVERT = "外贸专员\n任职要求：\n1、熟悉玛丽系统；\n2、熟练使用Excel。\n"
TERMS = '[[term]]\nid = "mali_erp"\nkind = "skill"\nnames = ["玛丽系统", "MaliERP"]\n'


def test_the_best_comes_first_with_the_company_s_own_terms(tmp_path: Path) -> None:
    advert, terms = tmp_path / "jd.txt", tmp_path / "terms.toml"
    advert.write_text(ADVERT, encoding="utf-8")
    terms.write_text(TERMS, encoding="utf-8")
    for name, skill in (("a", "Word"), ("b", "MaliERP、Excel"), ("c", "Excel")):
        (tmp_path / f"{name}.txt").write_text(f"周文博\n技能\n{skill}\n", encoding="utf-8")
    files = [str(tmp_path / f"{name}.txt") for name in "abcd"]
    done = CliRunner().invoke(command, [*files, "--opening", str(advert), "--terms", str(terms)])
    heads = [line.split(": ")[1] for line in done.output.splitlines() if line.startswith(str(tmp_path))]
    assert heads == ["FileMissing", "100.0 shortlist", "50.0 below", "0.0 below"]
    assert done.exit_code == 1
