"""The parameters of a vectorizer, as a file has them."""

from __future__ import annotations

import json
from os import PathLike, fspath
from typing import Any

import numpy as np

from tidings import _core
from tidings._stop_words import SNOWBALL
from tidings.background import background_of

_ANALYZERS = {"words": "word", "names": "names", "characters": "char", "characters_in_words": "char_wb"}
_TF = {"natural": "n", "logarithmic": "l", "augmented": "a", "binary": "b", "log_average": "L"}
_IDF = {"none": "n", "logarithmic": "t", "probabilistic": "p"}
_NORM = {"none": "n", "l2": "c", "pivoted": "u"}


def to_json(estimator: Any) -> str:
    """The class and the parameters, but for the vocabulary, which the file has as an array.

    Raises
    ------
    ValueError
        If a parameter is a function, which a file that runs nothing can't hold.
    """
    parameters = {}
    for name, value in estimator._fitted_params.items():
        if name == "dtype":
            parameters[name] = np.dtype(value).name
        elif name == "stop_words" and value is not None and not isinstance(value, str):
            parameters[name] = list(value)
        elif name == "background" and value is not None:
            if not isinstance(value, (str, PathLike)):
                raise ValueError("background is an object, and a saved file holds none: save it, and give its path")
            parameters[name] = fspath(value)
        elif name not in ("progress", "vocabulary"):
            if callable(value):
                raise ValueError(f"{name} is a function, and a saved file holds none: use pickle")
            parameters[name] = value
    return json.dumps({"class": type(estimator).__name__, "parameters": parameters})


def from_json(text: str, options: str, vocabulary: list[str] | None) -> tuple[str | None, dict[str, Any]]:
    """The name of the class, if Python wrote the file, and the parameters."""
    if not text:
        return None, {**_of_options(json.loads(options)), "vocabulary": vocabulary}
    saved = json.loads(text)
    parameters = {name: tuple(v) if name == "ngram_range" else v for name, v in saved["parameters"].items()}
    return saved["class"], {**parameters, "vocabulary": vocabulary}


def background_of_file(text: str) -> _core.Background | None:
    """The background that the vectorizer learnt with, if the parameters name one."""
    return background_of(json.loads(text)["parameters"].get("background")) if text else None


def _of_options(options: dict[str, Any]) -> dict[str, Any]:
    """What a C++ program's options are in Python."""
    analyzer = options["analyzer"]
    languages = {stemmer: code for code, stemmer in SNOWBALL.items()}
    if analyzer["unit"] not in _ANALYZERS or analyzer["languages"] or options["max_word_df"] != 1:
        raise ValueError("the vectorizer has options of C++ that Python's parameters do not have")
    return {
        "analyzer": _ANALYZERS[analyzer["unit"]],
        "normalization": None if analyzer["normalization"] == "none" else analyzer["normalization"].upper(),
        "lowercase": analyzer["fold_case"],
        "strip_accents": None if analyzer["accents"] == "keep" else analyzer["accents"],
        "strip_possessive": analyzer["strip_possessive"],
        "stop_words": analyzer["stop_words"] or None,
        "min_length": analyzer["min_length"],
        "require_letter": analyzer["require_letter"],
        "stem": bool(analyzer["stemmer"]),
        "language": languages.get(analyzer["stemmer"]),
        "ngram_range": tuple(analyzer["ngram_range"]),
        "decode_error": "strict" if analyzer["raise_on_ill_formed"] else "replace",
        "min_df": options["min_df"],
        "max_df": options["max_df"],
        "max_features": options["max_features"],
        "binary": options["binary"],
        **_weighting(options["weighting"]),
    }


def _weighting(saved: dict[str, Any]) -> dict[str, Any]:
    tf, idf, norm = saved["tf"], saved["idf"], saved["norm"]
    shared = {"norm": None if norm == "none" else norm, "k1": saved["k1"], "b": saved["b"], "slope": saved["slope"]}
    if tf in ("natural", "logarithmic") and idf in ("none", "smooth", "plain"):
        return {**shared, "sublinear_tf": tf == "logarithmic", "use_idf": idf != "none", "smooth_idf": idf == "smooth"}
    if tf == idf == "bm25":
        return {**shared, "weighting": "bm25"}
    if tf in _TF and idf in _IDF and norm in _NORM:
        return {**shared, "weighting": _TF[tf] + _IDF[idf] + _NORM[norm]}
    raise ValueError(f"the weighting ({tf}, {idf}, {norm}) is one of C++ that Python's parameters do not have")
