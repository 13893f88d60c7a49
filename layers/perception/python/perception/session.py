"""Opens a model under onnxruntime with the few settings that all models here share."""

import os
from functools import cache
from pathlib import Path

import onnxruntime as ort

from perception.errors import NotAModel

Model = Path | bytes


def lean() -> ort.RunOptions:
    """Options for a run after which the session gives its working memory back."""
    options = ort.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options


@cache
def sums_exactly() -> bool:
    """Whether the processor has an instruction (VNNI) that adds 8-bit products without overflow.

    An older one needs the runtime's careful product, which is a third as fast and gives the same numbers.
    """
    about = Path("/proc/cpuinfo")
    return about.exists() and not {"avx512_vnni", "avx_vnni"}.isdisjoint(
        about.read_text("ascii", "replace").split()
    )


def open_model(
    model: Model, *, threads: int | None = None, arena: bool = True, awake: int = 0
) -> ort.InferenceSession:
    """A session on the processor, with `threads` threads (all cores if not told).

    `arena`: whether memory is kept for the next run; without it large results are freed at once.
    `awake`: microseconds that a thread waits for its next piece of work before it goes to sleep.

    The optimisations are fixed, so the same bytes give the same numbers on the same kind of machine.
    Raises NotAModel.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads or os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = arena
    # Waiting threads sleep instead of spinning for long: what that gains alone it loses tenfold beside others.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1" if awake else "0")
    if awake:
        options.add_session_config_entry("session.intra_op.spin_duration_us", str(awake))
    options.add_session_config_entry("session.x64quantprecision", "0" if sums_exactly() else "1")
    try:
        return ort.InferenceSession(
            model if isinstance(model, bytes) else str(model), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the runtime's own exceptions have no common base of their own
        name = "these bytes" if isinstance(model, bytes) else model.name
        raise NotAModel(f"{name} can't be opened as a model.") from error
