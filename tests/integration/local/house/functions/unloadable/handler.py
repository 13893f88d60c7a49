"""Cannot be loaded: it needs a library that none of its layers brings."""

import onnxruntime

SESSION = onnxruntime.InferenceSession


def handler(event: object, context: object) -> None:
    """Never reached."""
