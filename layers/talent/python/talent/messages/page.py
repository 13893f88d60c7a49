"""A mail's blocks as plain text and as simple HTML: one column, one button, readable in light and dark.

Everything is escaped here, once. Styles stand inline because many mail programs drop the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final, Literal

from talent.kernel import Language

type BlockKind = Literal["greeting", "paragraph", "fact", "item", "button", "link", "signature"]

_INK: Final = "#26211d"
_QUIET: Final = "#6b625a"
_ACCENT: Final = "#8c3b26"
_FONT: Final = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a mail. `other` is a fact's label, or a button's or link's address."""

    kind: BlockKind
    text: str
    other: str = ""


def as_text(blocks: Sequence[Block]) -> str:
    """The plain-text part: paragraphs a blank line apart, lists and facts line under line."""
    groups = (
        "\n".join(_line(block) for block in group)
        for _, group in groupby(blocks, lambda block: _together(block.kind))
    )
    return "\n\n".join(groups) + "\n"


def _together(kind: BlockKind) -> object:
    """Equal for blocks that stand line under line, never equal for paragraphs."""
    return kind if kind in ("fact", "item", "link") else object()


def _line(block: Block) -> str:
    match block.kind:
        case "fact":
            return f"{block.other}: {block.text}" if block.other.isascii() else f"{block.other}：{block.text}"
        case "item":
            return f"• {block.text}"
        case "button":
            return f"▶ {block.text}\n  {block.other}"
        case "link":
            return f"{block.text}\n  {block.other}"
        case _:
            return block.text


def as_html(subject: str, blocks: Sequence[Block], language: Language) -> str:
    """The HTML part: a whole page without outside resources."""
    body = "\n".join(_markup(kind, list(group)) for kind, group in groupby(blocks, lambda block: block.kind))
    tag = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(subject)}</title></head>\n"
        f'<body style="margin:0;padding:24px 12px;background:#f6f1ea;color:{_INK};font:16px/1.7 {_FONT}">\n'
        '<div role="main" style="max-width:560px;margin:0 auto;padding:32px 28px;background:#fffdfa;'
        'border-radius:14px;overflow-wrap:break-word">\n'
        f'<h1 style="margin:0 0 20px;font-size:20px;line-height:1.4;color:{_ACCENT}">{escape(subject)}</h1>\n'
        f"{body}\n</div></body></html>\n"
    )


def _markup(kind: BlockKind, blocks: list[Block]) -> str:
    match kind:
        case "fact":
            rows = "".join(
                f'<tr><th scope="row" style="padding:6px 16px 6px 0;text-align:left;font-weight:400;'
                f'color:{_QUIET};vertical-align:top;word-break:keep-all">{escape(block.other)}</th>'
                f'<td style="padding:6px 0;font-weight:600;vertical-align:top;overflow-wrap:anywhere">'
                f"{_escape(block.text)}</td></tr>"
                for block in blocks
            )
            return f'<table style="border-collapse:collapse;margin:0 0 18px">{rows}</table>'
        case "item":
            items = "".join(f'<li style="margin:4px 0">{_escape(block.text)}</li>' for block in blocks)
            return f'<ul style="margin:0 0 18px;padding-left:22px">{items}</ul>'
        case "button":
            return "".join(_button(block) for block in blocks)
        case "link":
            links = "<br>".join(
                f'<a href="{escape(block.other)}" style="color:{_ACCENT}">{escape(block.text)}</a>'
                for block in blocks
            )
            return f'<p style="margin:0 0 18px">{links}</p>'
        case "signature":
            return "".join(
                f'<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #e6ddd1;font-size:14px;'
                f'color:{_QUIET}">{_escape(block.text)}</p>'
                for block in blocks
            )
        case _:
            return "".join(f'<p style="margin:0 0 16px">{_escape(block.text)}</p>' for block in blocks)


def _button(block: Block) -> str:
    return (
        f'<p style="margin:24px 0"><a href="{escape(block.other)}" style="display:inline-block;'
        f"padding:13px 26px;border-radius:10px;background:{_ACCENT};color:#ffffff;font-weight:600;"
        f'text-decoration:none">{escape(block.text)}</a></p>'
    )


def _escape(text: str) -> str:
    return escape(text).replace("\n", "<br>")
