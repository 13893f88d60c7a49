"""Makes `ocr_reference.json`: what the rapidocr package reads in the scans of tests/samples/make_scans.py.

Needs an environment of its own (Python 3.13: rapidocr 3.10.0, onnxruntime 1.32.0, pypdfium2 5.15.2, pillow 13.0.0),
and is run in the repository's root:

    PYTHONPATH=. python tests/integration/perception/make_ocr_reference.py

The package's defaults hold (PP-OCRv6 small), without its classifier of upside-down lines.
"""

import json
from pathlib import Path

import numpy as np
from rapidocr import RapidOCR

from tests.samples.make_scans import SCANS

TARGET = Path(__file__).with_name("ocr_reference.json")


def main() -> None:
    reader = RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})
    reference = {}
    for name, scan in SCANS.items():
        found = reader(np.asarray(scan.image())[..., ::-1])
        reference[name] = [
            {
                "text": text,
                "confidence": round(float(score), 4),
                "corners": np.round(box).astype(int).tolist(),
            }
            for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
        ]
    TARGET.write_text(json.dumps(reference, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
