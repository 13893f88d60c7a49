"""A resume that was scanned goes through the same machine as one of text, with its models from the company's bucket."""

from cloud import files, resumes
from talent.resume import Resume

from tests.samples.make_scans import SCANS, Scan
from tests.workflows.scene import Scene


def test_a_scan_is_read_and_matched(scene: Scene) -> None:
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, SCANS["a tilted scan in two columns"].saved("jpeg"), "jpg")
    assert scene.ended("screening", application_id)[-1] == "Shortlisted"
    kept = resumes.get_resume(application_id)
    reading = files.artefacts().read_as(kept.reading_key, Resume)
    assert reading.read_by == "ocr"
    assert reading.basics.name is not None
    assert reading.basics.name.value == "陈雨桐"


def test_a_scan_that_cant_be_made_out_goes_to_a_person(scene: Scene) -> None:
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, Scan("chen_yutong_zh.pdf", blurred=9).saved("png"), "png")
    assert scene.ended("screening", application_id)[-1] == "Needs a person"
    assert resumes.get_resume(application_id).flags == ("scanned_page",)
