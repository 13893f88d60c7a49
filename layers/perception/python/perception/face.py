"""What can be seen of the speaker in the pictures of an answer: presence, light, where they look.

Expression is read by a method of its own, `read_expression`, so that nobody gets it by the way: only a
caller who holds the policy's permit may call it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from perception.errors import PerceptionError
from perception.landmarks import BLENDSHAPES, Landmarker
from perception.pose import Pose, pose
from perception.session import Model
from perception.yunet import FaceDetector, Pixels

_STILL = 0.6
"""Mean change of a pixel (of 255) between pictures below which the picture stands still."""

_SMILE = 0.35
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_EYES = frozenset(name for name in BLENDSHAPES if name.startswith(("eyeLook", "eyeBlink")))

type Picture = tuple[float, Pixels]


class WrongPictures(PerceptionError):
    """These bytes are no packed pictures."""

    next = "Hand in what `media.pack_frames` gave."


@dataclass(frozen=True, slots=True)
class FaceMoment:
    """One picture: how many faces, the light (0..1), and of the largest face its box and pose.

    `box` is left, top, width, height as shares of the picture; angles in degrees (see `pose`). None where
    no face or no pose was found.
    """

    time: float
    faces: int
    brightness: float
    box: tuple[float, float, float, float] | None
    looking: bool | None
    yaw: float | None
    pitch: float | None
    roll: float | None


@dataclass(frozen=True, slots=True)
class FaceSeries:
    """All pictures, and what they say together.

    `presence` and `several`: shares of pictures with a face, with more than one; `longest_absence`: seconds
    between pictures without a face; `looking`: share of the poses that look at the camera (None without
    any); `brightness`: mean, 0..1; `moved`: False where the picture stood still all the time (a photo or a
    frozen camera), None where there are too few pictures to say.
    """

    moments: tuple[FaceMoment, ...]
    presence: float
    several: float
    longest_absence: float
    looking: float | None
    brightness: float
    moved: bool | None


@dataclass(frozen=True, slots=True)
class Expression:
    """How much a face's expression changes (mean standard deviation of 46 coefficients) and smiles (share).

    Both None where fewer than three pictures show the face.
    """

    pictures: int
    variation: float | None
    smiling: float | None


def unpack_frames(packed: bytes) -> tuple[Picture, ...]:
    """The pictures out of an `.npz` file of `times` and `pixels`. Raises WrongPictures."""
    try:
        with np.load(BytesIO(packed), allow_pickle=False) as arrays:
            times, pixels = arrays["times"], arrays["pixels"]
    except (ValueError, KeyError, OSError, EOFError) as error:
        raise WrongPictures("These bytes are no packed pictures.") from error
    return tuple((float(time), picture) for time, picture in zip(times, pixels, strict=True))


class FaceReader:
    """Reads pictures with YuNet (`detector`) and the face landmarker (`landmarks`, `blendshapes`)."""

    def __init__(self, detector: Model, landmarks: Model, blendshapes: Model) -> None:
        self._detector = FaceDetector(detector)
        self._landmarker = Landmarker(landmarks, blendshapes)

    def read(self, pictures: Sequence[Picture]) -> FaceSeries:
        """What the pictures (time, RGB) show. No expression is read here."""
        moments = tuple(self._moment(time, pixels) for time, pixels in pictures)
        poses = [moment.looking for moment in moments if moment.looking is not None]
        count = max(1, len(moments))
        return FaceSeries(
            moments=moments,
            presence=round(sum(moment.faces > 0 for moment in moments) / count, 4),
            several=round(sum(moment.faces > 1 for moment in moments) / count, 4),
            longest_absence=longest_absence(moments),
            looking=round(sum(poses) / len(poses), 4) if poses else None,
            brightness=round(sum(moment.brightness for moment in moments) / count, 4),
            moved=_moved([pixels for _, pixels in pictures]),
        )

    def read_expression(self, pictures: Sequence[Picture]) -> Expression:
        """How the largest face's expression changes. Only for a caller who holds the policy's permit."""
        rows = []
        for _, pixels in pictures:
            for face in self._detector.detect(pixels)[:1]:
                points = self._landmarker.points(pixels, face)
                if points is not None:
                    rows.append(self._landmarker.blendshapes(points))
        if len(rows) < 3:
            return Expression(len(rows), None, None)
        table = np.stack(rows)
        moving = [index for index, name in enumerate(BLENDSHAPES) if name not in _EYES and index]
        smiles = table[:, [BLENDSHAPES.index("mouthSmileLeft"), BLENDSHAPES.index("mouthSmileRight")]]
        return Expression(
            pictures=len(rows),
            variation=round(float(table[:, moving].std(axis=0).mean()), 4),
            smiling=round(float((smiles.mean(axis=1) >= _SMILE).mean()), 4),
        )

    def _moment(self, time: float, pixels: Pixels) -> FaceMoment:
        faces = self._detector.detect(pixels)
        found: Pose | None = None
        box = None
        if faces:
            height, width = pixels.shape[:2]
            largest = faces[0]
            box = (
                round(largest.left / width, 4),
                round(largest.top / height, 4),
                round(largest.width / width, 4),
                round(largest.height / height, 4),
            )
            points = self._landmarker.points(pixels, largest)
            found = pose(points) if points is not None else None
        return FaceMoment(
            time=time,
            faces=len(faces),
            brightness=round(float((pixels[::4, ::4] @ _LUMA).mean()) / 255, 4),
            box=box,
            looking=found.looking if found else None,
            yaw=found.yaw if found else None,
            pitch=found.pitch if found else None,
            roll=found.roll if found else None,
        )


def longest_absence(moments: Sequence[FaceMoment]) -> float:
    """Seconds from the first to the last picture of the longest run without a face."""
    longest, since = 0.0, None
    for moment in moments:
        if moment.faces:
            since = None
            continue
        since = moment.time if since is None else since
        longest = max(longest, moment.time - since)
    return round(longest, 3)


def _moved(pictures: Sequence[NDArray[np.uint8]]) -> bool | None:
    if len(pictures) < 3:
        return None
    small = [picture[::4, ::4].astype(np.float32) for picture in pictures]
    changes = [
        float(np.abs(after - before).mean())
        for before, after in pairwise(small)
        if after.shape == before.shape
    ]
    # The middle one: a codec that settles changes the first pictures of a scene that stands still.
    return not changes or float(np.median(changes)) >= _STILL
