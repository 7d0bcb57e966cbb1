"""Files of vectorizers."""

from __future__ import annotations

import warnings
from os import PathLike, fspath
from typing import Any, TypeVar

from tidings import _core
from tidings._checks import choice
from tidings._saved_parameters import from_json

Self = TypeVar("Self", bound="Saved")


def check_icu(path: str | PathLike[str], version: str, other_icu: str) -> None:
    """Raise or warn, as the caller chose, if a model learnt under another version of ICU than this one."""
    if version == _core.icu_version() or other_icu == "ignore":
        return
    message = f"{path}: learnt under ICU {version}, and this is ICU {_core.icu_version()}: words can differ"
    if other_icu == "raise":
        raise _core.FileError(message)
    warnings.warn(message, UserWarning, stacklevel=3)


def restored(cls: type[Any], path: str, vectorizer: _core.TfidfVectorizer, saved: str) -> Any:
    """A vectorizer of Python's around one of the core's, with the parameters that were saved with it."""
    try:
        name, parameters = from_json(saved, vectorizer.options, vectorizer.given_vocabulary)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _core.FileError(f"{path}: its parameters: {error}") from error
    if name not in (cls.__name__, None):
        raise _core.FileError(f"{path}: holds a {name}, not a {cls.__name__}")
    estimator = cls(**{name: value for name, value in parameters.items() if name in cls._parameters()})
    estimator._set_learnt(vectorizer)
    return estimator


class Saved:
    """What vectorizers that learn do to be saved and loaded."""

    def save(self, path: str | PathLike[str]) -> None:
        """Save all that was learnt, and the parameters, to a safetensors file, which C++ reads too.

        It takes the place of an older file at once, when all of it is on the disk.

        Raises
        ------
        ValueError
            Before fit; or if a parameter is a function.
        FileError
            If the file can't be written.
        """
        self._write(fspath(path))

    @classmethod
    def load(cls: type[Self], path: str | PathLike[str], *, other_icu: str = "warn") -> Self:  # noqa: PYI019
        """A vectorizer that was saved, from Python or C++.

        Parameters
        ----------
        path : str or path
        other_icu : {'raise', 'warn', 'ignore'}, default 'warn'
            What to do if it learnt under another version of ICU, whose words can differ.

        Raises
        ------
        FileError
            If the file can't be read, was damaged, or holds something else.

        Examples
        --------
        >>> import tempfile
        >>> from tidings import TfidfVectorizer
        >>> path = tempfile.mkdtemp() + "/news.safetensors"
        >>> TfidfVectorizer().fit(["The lava reached the harbour."]).save(path)
        >>> TfidfVectorizer.load(path).get_feature_names_out().tolist()
        ['harbour', 'lava', 'reached', 'the']
        """
        choice("other_icu", other_icu, ("raise", "warn", "ignore"))
        vectorizer, icu_version = cls._read(fspath(path))
        check_icu(path, icu_version, other_icu)
        return vectorizer

    def _write(self, path: str) -> None:
        """Save to a file."""
        raise NotImplementedError

    @classmethod
    def _read(cls: type[Self], path: str) -> tuple[Self, str]:  # noqa: PYI019
        """What a file holds, and the version of ICU that it learnt under."""
        raise NotImplementedError
