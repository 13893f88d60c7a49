"""Designs without a page: plain text, Markdown, and mails of job sites as HTML."""

import json
from html import escape

from tests.samples.layouts.person import Person, Post, Study
from tests.samples.layouts.words import when, words_for


def text(person: Person) -> bytes:
    """As it is typed into a mail."""
    chinese, said = person.language == "zh", words_for(person)
    style = "point" if chinese else "month"
    lines = [
        person.name,
        person.target,
        f"{person.phone}  {person.email}  {person.place}",
        "",
        said.education,
    ]
    for study in person.studies:
        lasted = when(study.start, study.end, style, chinese=chinese)
        lines.append(f"{lasted}  {study.school}  {study.major}  {study.degree}" if chinese
                     else f"{study.school}, {study.degree} in {study.major}, {lasted}")  # fmt: skip
    lines += ["", said.work]
    for post in person.posts:
        lasted = when(post.start, post.end, style, chinese=chinese)
        lines.append(f"{lasted}  {post.organisation}  {post.title}" if chinese
                     else f"{post.title}, {post.organisation}, {lasted}")  # fmt: skip
        lines += [f"- {one}" for one in post.told]
    lines += ["", said.skills, "、".join(person.skills) if chinese else ", ".join(person.skills)]
    lines += ["", said.certificates, *person.certificates, "", said.about, person.about]
    return "\n".join(lines).encode()


def markdown(person: Person) -> bytes:
    """As engineers keep it."""
    chinese, said = person.language == "zh", words_for(person, other=True)
    style = "point" if chinese else "digits"
    lines = [f"# {person.name}", "", f"- {person.phone}", f"- <{person.email}>", f"- {person.place}", ""]
    lines += [f"## {said.work}", ""]
    for post in person.posts:
        lasted = when(post.start, post.end, style, chinese=chinese)
        lines += [f"### {post.organisation} | {post.title}", "", f"*{lasted}*", ""]
        lines += [*(f"* {one}" for one in post.told), ""]
    lines += [f"## {said.education}", ""]
    for study in person.studies:
        lasted = when(study.start, study.end, style, chinese=chinese)
        lines += [f"**{study.school}** {study.degree}, {study.major} ({lasted})" if not chinese
                  else f"**{study.school}** {study.major} {study.degree}（{lasted}）", ""]  # fmt: skip
    lines += [f"## {said.skills}", "", *(f"* {one}" for one in person.skills), ""]
    lines += [f"## {said.certificates}", "", *(f"* {one}" for one in person.certificates)]
    return "\n".join(lines).encode()


def json_resume(person: Person) -> bytes:
    """As JSON Resume."""

    def dates(start: str, end: str) -> dict[str, str]:
        return {"startDate": start} if end == "present" else {"startDate": start, "endDate": end}

    document = {
        "basics": {
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "location": {"address": person.place},
        },
        "work": [
            {
                "name": one.organisation,
                "position": one.title,
                "highlights": one.told,
                **dates(one.start, one.end),
            }
            for one in person.posts
        ],
        "education": [
            {
                "institution": one.school,
                "area": one.major,
                "studyType": one.degree,
                **dates(one.start, one.end),
            }
            for one in person.studies
        ],
        "skills": [{"name": one} for one in person.skills],
        "certificates": [{"name": one} for one in person.certificates],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _page(body: str) -> bytes:
    return f"<html><head><meta charset='utf-8'><style>td{{color:#333}}</style></head><body>{body}</body></html>".encode()


def _table(*rows: tuple[str, ...]) -> str:
    told = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{told}</table>"


def mail_of_labels(person: Person) -> bytes:
    """A table of labels and values under each heading; the time stands first, the post last."""
    chinese, said = person.language == "zh", words_for(person, other=True)
    style = "slash" if chinese else "month"
    label = ("手机：", "邮箱：", "现居住：", "所属行业：", "工作描述：") if chinese else (
        "Mobile:", "E-mail:", "Lives in:", "Industry:", "Description:")  # fmt: skip
    body = f"<h1>{person.name}</h1>" + _table(
        (label[0] + person.phone, label[1] + person.email), (label[2] + person.place, "")
    )

    def post(one: Post) -> str:
        lasted = when(one.start, one.end, style, chinese=chinese)
        rows = ((lasted, one.organisation), ("", one.title))
        return _table(*rows) + f"<div>{label[4]}</div><div>{'<br>'.join(map(escape, one.told))}</div>"

    def study(one: Study) -> str:
        lasted = when(one.start, one.end, style, chinese=chinese)
        return _table((lasted, one.school), (one.degree, one.major))

    body += f"<h2>{said.work}</h2>" + "".join(map(post, person.posts))
    body += f"<h2>{said.education}</h2>" + "".join(map(study, person.studies))
    body += f"<h2>{said.skills}</h2><p>{'、'.join(person.skills)}</p>"
    return _page(body + f"<h2>{said.certificates}</h2><p>{'<br>'.join(person.certificates)}</p>")


def mail_of_lines(person: Person) -> bytes:
    """Lines parted by bars: organisation and time, then post and pay, then the trade."""
    chinese, said = person.language == "zh", words_for(person)
    style = "point" if chinese else "month"
    body = f"<div><b>{person.name}</b></div><div>{person.place} | {person.target}</div>"
    body += f"<div>{'电话' if chinese else 'Phone'}：{person.phone}</div>"
    body += f"<div>Email：<a href='mailto:{person.email}'>{person.email}</a></div>"
    body += f"<div><strong>{said.work}</strong></div>"
    for post in person.posts:
        lasted = when(post.start, post.end, style, chinese=chinese)
        span = "（2年3个月）" if chinese else " (2 years 3 months)"
        body += f"<div>{lasted}&nbsp;&nbsp;{post.organisation}{span}</div><div>{post.title}</div>"
        body += (
            f"<div>{'工作描述：' if chinese else 'Description: '}{'<br/>'.join(map(escape, post.told))}</div>"
        )
    body += f"<div><strong>{said.education}</strong></div>"
    for study in person.studies:
        lasted = when(study.start, study.end, style, chinese=chinese)
        body += f"<div>{lasted}&nbsp;&nbsp;{study.school}&nbsp;&nbsp;{study.major}&nbsp;&nbsp;{study.degree}</div>"
    body += f"<div><strong>{said.certificates}</strong></div>"
    return _page(body + "".join(f"<div>{one}</div>" for one in person.certificates))


def mail_of_cards(person: Person) -> bytes:
    """Cards: organisation, post and time on one line each, skills as tags."""
    chinese, said = person.language == "zh", words_for(person, other=True)
    style = "point" if chinese else "month"
    body = f"<section><h2>{person.name}</h2><p>{person.place} · {person.target}</p>"
    body += f"<p>{person.phone}</p><p>{person.email}</p></section><section><h3>{said.work}</h3>"
    for post in person.posts:
        lasted = when(post.start, post.end, style, chinese=chinese)
        body += f"<div><h4>{post.organisation}</h4><span>{post.title}</span> <span>{lasted}</span></div><ul>"
        body += "".join(f"<li>{escape(one)}</li>" for one in post.told) + "</ul>"
    body += f"</section><section><h3>{said.education}</h3>"
    for study in person.studies:
        lasted = when(study.start, study.end, style, chinese=chinese)
        body += f"<div><h4>{study.school}</h4><span>{study.major}</span> | <span>{study.degree}</span>"
        body += f" <span>{lasted}</span></div>"
    body += f"</section><section><h3>{said.certificates}</h3><ul>"
    return _page(body + "".join(f"<li>{one}</li>" for one in person.certificates) + "</ul></section>")
