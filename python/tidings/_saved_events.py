"""Files of events."""

from __future__ import annotations

import json
import tempfile
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import choice
from tidings._estimator import Estimator
from tidings._stop_words import language_codes
from tidings.background import Background, background_of

if TYPE_CHECKING:
    from typing_extensions import Self


def _languages(saved: Any) -> list[str]:
    if saved is None:
        return ["en"]
    known = language_codes()
    if not isinstance(saved, list) or not saved or any(code not in known for code in saved):
        raise ValueError(f"languages must be codes such as 'en', got {saved!r}")
    return saved


class SavedEvents(Estimator):
    """Events that can be saved, loaded and pickled."""

    background: Background | str | PathLike[str] | None
    languages_: list[str]
    _published: list[int | None]

    def _make(self, languages: list[str]) -> _core.Events:
        raise NotImplementedError

    def _background(self, languages: list[str]) -> _core.Background | None:
        if isinstance(self.background, str) and self.background == "auto":
            return background_of("en" if languages[0] == "en" else None)
        return background_of(self.background)

    def save(self, path: str | PathLike[str]) -> None:
        """Save the parameters, with what `calibrate` learnt, and after `fit` all that was found to a safetensors file.

        The stories are not in it: their vectors, labels and dates are. An older file is replaced at once, when all of
        the new one is on the disk.

        Raises
        ------
        ValueError
            If the background is an object and not 'auto', 'en' or a path: the file does not hold it.
        FileError
            If the file can't be written.
        """
        if not (self.background is None or isinstance(self.background, (str, PathLike))):
            raise ValueError("background is an object, and a saved file holds none: save it, and give its path")
        parameters = {name: value for name, value in self.get_params().items() if name not in ("n_jobs", "progress")}
        parameters["background"] = None if self.background is None else fspath(self.background)
        languages = self.__dict__.get("languages_")
        saved = {"parameters": parameters, "published": self.__dict__.get("_published"), "languages": languages}
        core = self.__dict__.get("_events") or self._make(["en"])
        core.save(fspath(path), json.dumps(saved, default=lambda value: value.item()))  # of NumPy

    @classmethod
    def load(
        cls,
        path: str | PathLike[str],
        *,
        other_icu: str = "raise",
        background: Background | str | PathLike[str] | None = None,
    ) -> Self:
        """Events that were saved: `predict`, `explain`, `memberships` and `timelines` answer as before.

        Those that C++ saved come without dates as published: their timelines have the days that were found.

        Parameters
        ----------
        path : str or path
        other_icu : {'raise', 'ignore'}, default 'raise'
            What to do if they were found under another version of ICU, whose words can differ.
        background : 'en', path, Background or None, default None
            Of events that C++ saved, the one that they were found with; Python's files say which. Files that do not say
            the stories' languages are taken for English ones'.

        Raises
        ------
        FileError
            If the file can't be read, was damaged, or holds something else.

        Examples
        --------
        >>> import tempfile
        >>> import tidings
        >>> path = tempfile.mkdtemp() + "/events.safetensors"
        >>> tidings.Events().fit(["Lava reached the harbour.", "Trains stand still."]).save(path)
        >>> tidings.Events.load(path).predict(["Lava stopped at the harbour."]).tolist()
        [0]
        """
        choice("other_icu", other_icu, ("raise", "ignore"))
        options, text = _core.Events.saved_texts(fspath(path))
        try:
            saved = json.loads(text) if text else {"parameters": {**json.loads(options), "background": background}}
            parameters = saved["parameters"]
            if parameters["threshold"] is None:
                parameters["threshold"] = "auto"
            events = cls(**parameters)
            languages = _languages(saved.get("languages"))
        except (KeyError, TypeError, ValueError) as error:
            raise _core.FileError(f"{path}: its parameters: {error}") from error
        core = _core.Events.load(fspath(path), other_icu == "ignore", events._background(languages))
        if core.is_fitted:
            events.languages_ = languages
            published = saved.get("published")
            found: list[int | None] = list(core.days.tolist()) or [None] * len(core.labels)
            events._published = found if published is None else list(published)
            events._set_found(core)
        return events

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        core = state.pop("_events", None)
        if core is not None:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "events"
                core.save(fspath(path), "")
                state["_found"] = path.read_bytes()
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        found = state.pop("_found", None)
        self.__dict__.update(state)
        if found is not None:
            self.__dict__.setdefault("languages_", ["en"])
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "events"
                path.write_bytes(found)
                self._set_found(_core.Events.load(fspath(path), False, self._background(self.languages_)))

    def _set_found(self, core: _core.Events) -> None:
        self._events = core
        self._terms: list[str] | None = None
        self.labels_: NDArray[np.int32] = core.labels
        self.threshold_: float = core.threshold
