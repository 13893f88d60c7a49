"""A resume is read, matched and sorted; what a machine can't decide waits for a person, and a person can reverse it."""

from talent.application import Stage

from tests.workflows.scene import STRONG_RESUME, Scene


def test_a_strong_resume_is_shortlisted(scene: Scene) -> None:
    """Read, matched, and invited by the event that its end wrote."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, STRONG_RESUME)
    assert scene.ended("screening", application_id) == [
        "Parse resume",
        "Readable?",
        "Match opening",
        "Strong enough?",
        "Shortlist",
        "Shortlisted",
    ]
    scene.at(application_id, Stage.INVITED)
