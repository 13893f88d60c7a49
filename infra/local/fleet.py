"""The warm workers of all functions: started when first needed, kept, and bounded in number.

A worker answers one invocation at a time, as a Lambda environment does; a busy function gets another, and
when the machine holds as many as it may, the one that has been idle longest makes room.
"""

import os
import threading
import uuid
from collections.abc import Mapping

from infra.local.shapes import FunctionFailed, Json
from infra.local.worker import Recipe, Worker

API = "api"
WORKERS = 32
WORKERS_OF_ONE = 4
AT_ONCE = max(8, 2 * (os.cpu_count() or 1))
"""So many functions answer at once, the API aside: more would share the same processors, and people would wait."""


class Fleet:
    """Invokes functions by name; safe to use from many threads."""

    def __init__(self, recipes: Mapping[str, Recipe], *, workers: int = WORKERS) -> None:
        self._recipes = recipes
        self._most = workers
        self._free: list[Worker] = []
        self._busy: list[Worker] = []
        self._change = threading.Condition()
        self._closed = False

    @property
    def names(self) -> frozenset[str]:
        """The functions that exist."""
        return frozenset(self._recipes)

    @property
    def busy(self) -> tuple[str, ...]:
        """The functions that are answering just now."""
        with self._change:
            return tuple(worker.recipe.function.name for worker in self._busy)

    def invoke(self, name: str, event: Json, *, request_id: str | None = None, kind: str = "invoke") -> Json:
        """The function's answer; FunctionFailed when it raised, KeyError when there is no such function."""
        recipe = self._recipes[name]
        worker = self._take(recipe)
        try:
            return worker.ask(kind, event, request_id or str(uuid.uuid4()))
        finally:
            self._give_back(worker)

    def stop(self) -> None:
        """End every worker."""
        with self._change:
            self._closed = True
            for worker in [*self._free, *self._busy]:
                worker.stop()
            self._free.clear()
            self._change.notify_all()

    def _take(self, recipe: Recipe) -> Worker:
        with self._change:
            while not self._closed:
                worker = self._ready(recipe) if self._has_turn(recipe) else None
                if worker:
                    self._busy.append(worker)
                    return worker
                self._change.wait()
        stopped = "The local cloud was stopped."
        raise FunctionFailed("ServiceException", stopped)

    def _has_turn(self, recipe: Recipe) -> bool:
        """Whether it may answer now; people wait for the API, which waits for nothing else."""
        return recipe.function.name == API or sum(_is_behind(one) for one in self._busy) < AT_ONCE

    def _ready(self, recipe: Recipe) -> Worker | None:
        """A free worker of the function, or a new one where one may be started."""
        for worker in reversed(self._free):
            if worker.recipe is recipe and worker.alive:
                self._free.remove(worker)
                return worker
        return Worker(recipe) if self._may_start(recipe) else None

    def _may_start(self, recipe: Recipe) -> bool:
        mine = sum(1 for worker in self._busy if worker.recipe is recipe)
        if mine >= WORKERS_OF_ONE:
            return False
        for worker in [worker for worker in self._free if not worker.alive]:
            worker.stop()
            self._free.remove(worker)
        if len(self._free) + len(self._busy) < self._most:
            return True
        if not self._free:
            return False
        oldest = min(self._free, key=lambda worker: worker.last_used)
        self._free.remove(oldest)
        oldest.stop()
        return True

    def _give_back(self, worker: Worker) -> None:
        with self._change:
            self._busy.remove(worker)
            if worker.alive and not self._closed:
                self._free.append(worker)
            self._change.notify_all()


def _is_behind(worker: Worker) -> bool:
    """Whether nobody waits for the worker's answer over HTTP."""
    return worker.recipe.function.name != API
