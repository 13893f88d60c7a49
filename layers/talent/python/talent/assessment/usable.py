"""Whether an answer can be scored at all, and what a person should look at. Silence is never a low score."""

from talent.assessment import reasons
from talent.assessment.clauses import no_answer
from talent.assessment.recited import units
from talent.assessment.score import Note, Reason
from talent.assessment.sign import craft
from talent.evidence import Evidence, Face, Transcript
from talent.kernel import Phrase

LEAST_SPEECH_SECONDS = 4.0
LEAST_UNITS = {"zh": 16, "en": 11, "other": 16}
LEAST_CONFIDENCE = 0.35
DARK = 0.06


def unusable(evidence: Evidence) -> Reason | None:
    """Why the answer can't be scored, or None. Tells first what lies deepest: the file, the sound, the words."""
    return _bad_file(evidence) or _bad_sound(evidence) or _bad_words(evidence) or _bad_picture(evidence.face)


def _bad_file(evidence: Evidence) -> Reason | None:
    recording = evidence.recording
    if recording is None:
        return None
    if not recording.complete:
        return reasons.CUT
    return None if recording.has_audio else reasons.NO_SOUND


def _bad_sound(evidence: Evidence) -> Reason | None:
    voice = evidence.voice
    if voice is None:
        return None
    if voice.speech_seconds < 0.5:
        return reasons.SILENCE
    return reasons.TOO_LITTLE_SPEECH if voice.speech_seconds < LEAST_SPEECH_SECONDS else None


def confidence(evidence: Evidence) -> float:
    """How sure the hearing was, by the length of the segments; 1 for a typed answer."""
    segments = evidence.transcript.segments
    weight = sum(len(segment.text) for segment in segments)
    return sum(s.confidence * len(s.text) for s in segments) / weight if weight else 1.0


def _bad_words(evidence: Evidence) -> Reason | None:
    wording = evidence.wording
    if not evidence.transcript.text.strip():
        if evidence.voice:  # somebody spoke for long enough, and none of it could be written down
            return reasons.UNCLEAR
        return reasons.SILENCE if evidence.recording else reasons.NOT_ANSWERED
    if evidence.transcript.language not in ("zh", "en") or wording.language == "other":
        return reasons.WRONG_LANGUAGE
    if confidence(evidence) < LEAST_CONFIDENCE or wording.repeated > 0.6:
        return reasons.UNCLEAR
    excuse = next(sign for sign in craft() if sign.id == "no_example")
    said = [each for each in wording.clauses if not (excuse.pattern and excuse.pattern.search(each.words))]
    count = sum(len(units(each.words)) for each in said if not (each.asked or no_answer(each)))
    if count >= LEAST_UNITS[wording.language]:
        return None
    return (
        reasons.NOT_ANSWERED
        if wording.units >= 2 * LEAST_UNITS[wording.language]
        else reasons.TOO_LITTLE_SPEECH
    )


def _bad_picture(face: Face | None) -> Reason | None:
    if face is None or not face.moments:
        return None
    if face.brightness < DARK and face.presence < 0.1:
        return reasons.DARK
    if face.several > 0.5:
        return reasons.SEVERAL_PEOPLE
    return reasons.FROZEN if face.moved is False else None


def _unseen(transcript: Transcript, face: Face) -> float:
    """The share of what was said, by seconds, while the nearest picture showed nobody: a television, a voice aside."""
    spoken = sum(each.end - each.start for each in transcript.segments)
    if not face.moments or not spoken or face.brightness < DARK:
        return 0.0
    unseen = 0.0
    for each in transcript.segments:
        middle = (each.start + each.end) / 2
        nearest = min(face.moments, key=lambda moment: abs(moment.time - middle))
        unseen += (each.end - each.start) * (nearest.faces == 0)
    return unseen / spoken


def notes(evidence: Evidence) -> tuple[Note, ...]:
    """What a person should look at in the picture; none of it moves a score."""
    face = evidence.face
    if face is None:
        return ()
    found = (
        (
            face.several > 0.02,
            "another_face",
            "画面中出现过另一个人。",
            "Another person appeared in the picture.",
        ),
        (
            face.longest_absence > 10,
            "long_absence",
            "回答者离开画面超过10秒。",
            "Nobody was in the picture for over 10 seconds.",
        ),
        (
            _unseen(evidence.transcript, face) > 0.5,
            "voice_unseen",
            "说话时画面中大多没有人：请确认是谁在说话。",
            "Mostly nobody was in the picture while somebody spoke: please check whose voice it is.",
        ),
        (face.brightness < 0.2, "dim_light", "光线较暗。", "The light was dim."),
        (
            (1.0 if face.looking is None else face.looking) < 0.3,
            "looking_away",
            "多数时间没有看镜头。",
            "Mostly not looking at the camera.",
        ),
    )
    return tuple(Note(code=code, words=Phrase(zh=zh, en=en)) for true, code, zh, en in found if true)
