"""How well human ratings of interviews are foretold, by person: `python tests/bench/eval_calibration.py`.

Prints `bole calibrate`'s table for the MIT interviews (transcripts, prosody, mean ratings of 18 traits and their sum)
with both tables and from words alone. Nothing here is copied from the set; it is skipped where it is not there.
"""

from pathlib import Path

from infra.local.commands.calibrate import calibrated, table
from tests.bench.shared_sets import data_folder


def main() -> None:
    """Print both tables."""
    data = data_folder()
    folder = data / "en_interview_mit"
    transcripts, ratings, prosody = (
        str(folder / name)
        for name in ("transcripts.csv", "ratings_18_with_header.csv", "prosodic_features.csv")
    )
    if not Path(ratings).is_file():
        print(f"MIT interviews: skipped, the set is not in {data.name}")
        return
    for title, voice in (("words and voice", prosody), ("words alone", None)):
        print(f"MIT interviews, {title}")
        print(table(calibrated(transcripts, ratings, voice).calibration))


if __name__ == "__main__":
    main()
