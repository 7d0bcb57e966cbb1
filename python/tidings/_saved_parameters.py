"""The parameters of a vectorizer, as a file has them."""

from __future__ import annotations

import json
from os import PathLike, fspath
from typing import Any

import numpy as np

from tidings import _core
from tidings._stop_words import COMMON, SNOWBALL, language_codes, languages_of
from tidings._text_times import half_life_in_days
from tidings.background import background_of

_TUPLES = ("language", "ngram_range", "weighting")
_ANALYZERS = {"words": "word", "names": "names", "characters": "char", "characters_in_words": "char_wb"}


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
        elif name in ("language", "stop_words") and value is not None and not isinstance(value, str):
            parameters[name] = list(value)
        elif name == "background" and value is not None:
            if not isinstance(value, (str, PathLike)):
                raise ValueError("background is an object, and a saved file holds none: save it, and give its path")
            parameters[name] = fspath(value)
        elif name == "half_life" and value is not None:
            parameters[name] = half_life_in_days(value)
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
    parameters = {
        name: tuple(value) if name in _TUPLES and isinstance(value, list) else value
        for name, value in saved["parameters"].items()
    }
    return saved["class"], {**parameters, "vocabulary": vocabulary}


def background_of_file(text: str) -> _core.Background | None:
    """The background that the vectorizer learnt with, if the parameters name one."""
    return background_of(json.loads(text)["parameters"].get("background")) if text else None


def _of_options(options: dict[str, Any]) -> dict[str, Any]:
    """What a C++ program's options are in Python."""
    analyzer = options["analyzer"]
    if analyzer["unit"] not in _ANALYZERS:
        raise ValueError(f"its terms are {analyzer['unit']!r}, made by a program that Python does not have")
    return {
        **_languages(analyzer),
        "analyzer": _ANALYZERS[analyzer["unit"]],
        "normalization": None if analyzer["normalization"] == "none" else analyzer["normalization"].upper(),
        "lowercase": analyzer["fold_case"],
        "strip_accents": None if analyzer["accents"] == "keep" else analyzer["accents"],
        "strip_possessive": analyzer["strip_possessive"],
        "stop_words": _stop_words(analyzer, options["max_word_df"]),
        "min_length": analyzer["min_length"],
        "require_letter": analyzer["require_letter"],
        "ngram_range": tuple(analyzer["ngram_range"]),
        "decode_error": "strict" if analyzer["raise_on_ill_formed"] else "replace",
        "min_df": options["min_df"],
        "max_df": options["max_df"],
        "max_features": options["max_features"],
        "binary": options["binary"],
        "half_life": options["half_life"] or None,
        "keep_surface_forms": options["surface_forms"],
        **_weighting(options["weighting"]),
    }


def _stop_words(analyzer: dict[str, Any], max_word_df: float) -> str | list[str] | None:
    kinds = {
        "auto": max_word_df != 1,
        "language": analyzer["drop_language_stop_words"],
        "words": bool(analyzer["stop_words"]),
    }
    if max_word_df not in (1, COMMON) or sum(kinds.values()) > 1:
        named = [kind for kind, there in kinds.items() if there]
        raise ValueError(
            f"its stop words ({', '.join(named)}; max_word_df={max_word_df}) are more than Python's stop_words can say"
        )
    if kinds["words"]:
        return list(analyzer["stop_words"])
    return next((kind for kind in ("auto", "language") if kinds[kind]), None)


def _languages(analyzer: dict[str, Any]) -> dict[str, Any]:
    """The parameters ``language`` and ``stem``."""
    if not analyzer["languages"]:
        of_stemmers = {stemmer: code for code, stemmer in SNOWBALL.items()}
        return {"stem": bool(analyzer["stemmer"]), "language": of_stemmers.get(analyzer["stemmer"])}
    saved = [(item["code"], item["stop_words"], item["stemmer"]) for item in analyzer["languages"]]
    codes = [code for code, _, _ in saved]
    for stem in (False, True):
        if saved == languages_of(codes, stem):
            return {"stem": stem, "language": "auto" if codes == language_codes() else tuple(codes)}
    raise ValueError(f"it knows languages ({', '.join(codes)}) by other stop words or stemmers than Python")


def _weighting(saved: dict[str, Any]) -> dict[str, Any]:
    tf, idf, norm = saved["tf"], saved["idf"], saved["norm"]
    shared = {"norm": None if norm == "none" else norm, "k1": saved["k1"], "b": saved["b"], "slope": saved["slope"]}
    if tf in ("natural", "logarithmic") and idf in ("none", "smooth", "plain"):
        return {**shared, "sublinear_tf": tf == "logarithmic", "use_idf": idf != "none", "smooth_idf": idf == "smooth"}
    return {**shared, "weighting": "bm25" if tf == idf == "bm25" else (tf, idf, norm)}
