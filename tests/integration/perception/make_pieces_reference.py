"""Makes `pieces_reference.json`: how the tokenizers library spells words and what the whole encoders make of them.

Needs an environment of its own (Python 3.13: tokenizers 0.23.3), and is run in the repository's root:

    PYTHONPATH=. python tests/integration/perception/make_pieces_reference.py CACHE

where CACHE is the folder of weights that `make setup` fills.
"""

import json
import sys
from pathlib import Path

from tokenizers import Tokenizer

TARGET = Path(__file__).with_name("pieces_reference.json")
TEXTS = {
    "chinese": [
        "去年三月，我接手了一个iPhone的订单，客户Wang说「价格」太高了…所以我先核对了15%的数据！",
        "𠮷野家的 café、CRM-2.0 系统\t和e-mail，naïve地说：ＯＫ（全角）。",
        "嗯那个就是说我们team跟manufacturer对了MOQ 1,000pcs，然后delay了3天",
    ],
    "english": [
        "Well, I didn't know the customer's ERP; so I've re-checked 1,204 invoices—naïve, but it worked (mostly)!",
        "Zürich's façade, 你好 and über-cool Łódź: e.g. 15% off... unbelievableantidisestablishmentarianism\u200b!",
        "um i i told the manufacturer that MOQ of 1000pcs won't do $5,000",
    ],
}


def main() -> None:
    reference = {}
    for name, texts in TEXTS.items():
        library = Tokenizer.from_file(
            str(Path(sys.argv[1]) / f"{name}-encoder-vocabulary" / "tokenizer.json")
        )
        library.no_padding()
        library.no_truncation()
        reference[name] = [
            {"text": text, "ids": library.encode(text, add_special_tokens=False).ids} for text in texts
        ]
    TARGET.write_text(json.dumps(reference, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
