"""A page of A4 to write resumes on, with columns, rules and tables."""

from io import BytesIO

from documents.writing.typeface import register
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from infra.local.weights import weight

WIDTH, HEIGHT = A4
PLAIN, STRONG = "NotoSansSC_400Regular", "NotoSansSC_600SemiBold"
INK, DARK = HexColor("#222222"), HexColor("#20435c")


class Sheet:
    """A canvas whose places are counted from the top left."""

    def __init__(self) -> None:
        self.buffer = BytesIO()
        # As the papers do: the PDF writer keeps one font for a file, whichever comes first.
        for weight_id in ("noto-sans-sc-regular", "noto-sans-sc-semibold"):
            register(weight(weight_id))
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)

    def fill(self, left: float, top: float, width: float, height: float) -> None:
        """A dark rectangle."""
        self.canvas.setFillColor(DARK)
        self.canvas.rect(left, HEIGHT - top - height, width, height, stroke=0, fill=1)

    def box(self, left: float, top: float, width: float, height: float) -> None:
        """An empty frame."""
        self.canvas.setStrokeColor(INK)
        self.canvas.rect(left, HEIGHT - top - height, width, height)

    def rule(self, left: float, top: float, right: float) -> None:
        """A level line."""
        self.canvas.setStrokeColor(INK)
        self.canvas.line(left, HEIGHT - top, right, HEIGHT - top)

    def say(
        self,
        words: str,
        left: float,
        top: float,
        *,
        size: float = 9.5,
        strong: bool = False,
        light: bool = False,
    ) -> None:
        """Words whose baseline lies at `top`."""
        self.canvas.setFillColor(white if light else INK)
        self.canvas.setFont(STRONG if strong else PLAIN, size)
        self.canvas.drawString(left, HEIGHT - top, words)

    def say_right(self, words: str, right: float, top: float, *, size: float = 9.5) -> None:
        """Words that end at `right`."""
        self.say(words, right - pdfmetrics.stringWidth(words, PLAIN, size), top, size=size)

    def say_middle(self, words: str, top: float, *, size: float = 9.5, strong: bool = False) -> None:
        """Words in the middle of the page."""
        wide = pdfmetrics.stringWidth(words, STRONG if strong else PLAIN, size)
        self.say(words, (WIDTH - wide) / 2, top, size=size, strong=strong)

    def folded(self, words: str, width: float, size: float = 9.5) -> list[str]:
        """The words as lines no wider than `width`."""
        lines, line = [], ""
        chinese = any(one >= "\u2e80" for one in words)
        pieces = list(words) if chinese else [f"{word} " for word in words.split(" ")]
        for piece in pieces:
            if pdfmetrics.stringWidth(line + piece, PLAIN, size) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece
        return [*lines, line.rstrip()]

    def saved(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self.buffer.getvalue()


class Column:
    """Lines written downwards between two edges."""

    def __init__(self, sheet: Sheet, left: float, right: float, top: float, *, light: bool = False) -> None:
        self.sheet, self.left, self.right, self.at, self.light = sheet, left, right, top, light

    def heading(self, words: str, *, ruled: bool = False) -> None:
        """A part's heading."""
        self.at += 10
        self.sheet.say(words, self.left, self.at, size=12.5, strong=True, light=self.light)
        if ruled:
            self.sheet.rule(self.left, self.at + 4, self.right)
        self.at += 20

    def write(self, words: str, *, size: float = 9.5, strong: bool = False, leading: float = 15) -> None:
        """A paragraph."""
        for line in self.sheet.folded(words, self.right - self.left, size):
            self.sheet.say(line, self.left, self.at, size=size, strong=strong, light=self.light)
            self.at += leading

    def pair(self, left: str, right: str, *, strong: bool = True) -> None:
        """Words at the left edge, and words at the right edge of the same line."""
        self.sheet.say(left, self.left, self.at, size=10, strong=strong, light=self.light)
        self.sheet.say_right(right, self.right, self.at)
        self.at += 16

    def bullets(self, items: tuple[str, ...], mark: str = "•") -> None:
        """A list."""
        for item in items:
            self.write(f"{mark} {item}")
