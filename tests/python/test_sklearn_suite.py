"""scikit-learn's own tests of text features, with our classes in place of theirs."""

from __future__ import annotations

import importlib
import sys

import pytest
import sklearn.feature_extraction.text as theirs

import tidings

_REPLACED = ("CountVectorizer", "HashingVectorizer", "TfidfTransformer", "TfidfVectorizer")
_SUITE = "sklearn.feature_extraction.tests.test_text"

CANNOT_HOLD: dict[str, str] = {}
"""Tests by name, or the beginning of a parametrised one, and why ours is to differ."""


def _suite_with_ours() -> dict[str, object]:
    """The functions of scikit-learn's test module, imported while its names mean our classes."""
    originals = {name: getattr(theirs, name) for name in _REPLACED}
    sys.modules.pop(_SUITE, None)
    try:
        for name in _REPLACED:
            setattr(theirs, name, getattr(tidings, name))
        module = importlib.import_module(_SUITE)
    finally:
        for name, original in originals.items():
            setattr(theirs, name, original)
        sys.modules.pop(_SUITE, None)
    return {name: value for name, value in vars(module).items() if name.startswith("test_")}


globals().update(_suite_with_ours())


@pytest.fixture(autouse=True)
def _expect(request):
    for name, reason in CANNOT_HOLD.items():
        if request.node.name.startswith(name):
            request.node.add_marker(pytest.mark.xfail(reason=reason, strict=True))
