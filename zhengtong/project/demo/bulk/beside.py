"""A process beside this one that makes the clones, so that making and writing share two cores.

In a thread the two would take turns: the interpreter runs one of them at a time, and whoever waits
for the database waits for the interpreter as well.
"""

import multiprocessing
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from zhengtong.project.demo.bulk.cloning import Batch, Cloner

# A copy of this process has all that a clone is made of; it never looks at the database.
FORK = multiprocessing.get_context("fork")


class MakingFailed(Exception):
    """The process that makes the clones has ended before its work; the message says why."""


class Beside:
    """Makes all clones in a process of its own; `serials` are the last ones, once all are made."""

    def __init__(self, cloner: Cloner, cases: int, size: int) -> None:
        self._cloner = cloner
        self._cases = cases
        self._size = size
        self.serials: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._ours, theirs = FORK.Pipe(duplex=False)
        self._maker: BaseProcess = FORK.Process(target=self._make, args=(theirs,), daemon=True)
        self._maker.start()
        theirs.close()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ours.close()
        self._maker.terminate()
        self._maker.join()

    def batches(self) -> Iterator[Batch]:
        """The batches as they come; raises MakingFailed when they do not."""
        while True:
            try:
                came = self._ours.recv()
            except EOFError:
                raise MakingFailed("the process that makes the cases was ended") from None
            if isinstance(came, Batch):
                yield came
            elif isinstance(came, str):
                raise MakingFailed(came)
            else:
                self.serials = came
                return

    def _make(self, out: Connection) -> None:
        """In the other process: send every batch, then the serials, or what went wrong."""
        try:
            for batch in self._cloner.batches(self._cases, self._size):
                out.send(batch)
            out.send(self._cloner.serials)
        except BrokenPipeError:
            pass
        except Exception as error:
            out.send(f"{type(error).__name__}: {error}")
        finally:
            out.close()
            # Nothing of the process this one was copied from is to be closed a second time.
            os._exit(0)
