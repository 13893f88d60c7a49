"""Scans of the sample resumes, made when they are needed: a page drawn, turned, blurred, specked, and saved as it came.

Nothing is stored: the same seed gives the same scan.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

RESUMES = Path(__file__).resolve().parent / "resumes"
DPI = 200


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanner or a telephone did to the first page of a sample: degrees, pixels, steps of 255, share of light."""

    sample: str
    turned: float = 0.0
    blurred: float = 0.0
    specked: float = 0.0
    light: float = 1.0
    dpi: int = DPI

    def image(self) -> Image.Image:
        """The page in shades of grey, as three equal channels."""
        document = pypdfium2.PdfDocument(RESUMES / self.sample)
        try:
            page = document[0].render(scale=self.dpi / 72).to_pil().convert("L")
        finally:
            document.close()
        page = page.rotate(-self.turned, Image.Resampling.BICUBIC, fillcolor=255)
        page = page.filter(ImageFilter.GaussianBlur(self.blurred))
        specks = np.random.default_rng(7).normal(0, self.specked, (page.height, page.width))
        shades = np.clip((np.asarray(page, np.float64) + specks) * self.light, 0, 255).astype(np.uint8)
        return Image.fromarray(shades).convert("RGB")

    def saved(self, kind: str) -> bytes:
        """The page as a file: `pdf`, `png` or `jpeg`."""
        return saved(self.image(), kind, self.dpi)


def saved(image: Image.Image, kind: str, dpi: int = DPI) -> bytes:
    """A picture as the bytes of a file."""
    buffer = BytesIO()
    image.save(buffer, kind, **({"resolution": float(dpi)} if kind == "pdf" else {"dpi": (dpi, dpi)}))
    return buffer.getvalue()


SCANS = {
    "a flat scan in two columns": Scan("chen_yutong_zh.pdf", blurred=0.4, specked=3),
    "a tilted scan in two columns": Scan("chen_yutong_zh.pdf", turned=1.0, blurred=0.8, specked=8),
    "a flat scan in English": Scan("maya_okafor_en.pdf", blurred=0.4, specked=3),
    "a tilted scan in English": Scan("maya_okafor_en.pdf", turned=-1.5, blurred=0.8, specked=8),
}
