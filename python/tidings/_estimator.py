"""scikit-learn's conventions for estimators, without scikit-learn."""

from __future__ import annotations

import inspect
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tidings._checks import NotFittedError

Self = TypeVar("Self", bound="Estimator")


class Estimator:
    """Parameters are the arguments of the constructor, stored under their names and not changed."""

    @classmethod
    def _parameters(cls) -> dict[str, inspect.Parameter]:
        signature = inspect.signature(cls.__init__)
        return {name: p for name, p in signature.parameters.items() if name != "self"}

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: ARG002 - the convention's signature
        """The parameters by name.

        Parameters
        ----------
        deep : bool, default True
            There are no estimators among the parameters, so this makes no difference.
        """
        return {name: getattr(self, name) for name in self._parameters()}

    def set_params(self: Self, **params: Any) -> Self:  # noqa: PYI019 - typing.Self is 3.11+
        """Set parameters by name.

        Raises
        ------
        ValueError
            If there is no parameter of that name.
        """
        for name, value in params.items():
            if name not in self._parameters():
                raise ValueError(
                    f"{type(self).__name__} has no parameter {name!r}; it has {sorted(self._parameters())}"
                )
            setattr(self, name, value)
        return self

    def set_output(self: Self, *, transform: str | None = None) -> Self:  # noqa: ARG002, PYI019
        """What scikit-learn's pipelines call on all of their steps.

        Ours give sparse matrices, which stay what they are; the steps that follow them give what was asked for.
        """
        return self

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of estimators in its pipelines; nobody else calls it."""
        from sklearn.utils import Tags, TargetTags  # noqa: PLC0415 - only there if scikit-learn is

        return Tags(estimator_type=None, target_tags=TargetTags(required=False))

    def __sklearn_is_fitted__(self) -> bool:
        """Whether fit was called."""
        return any(name in self.__dict__ for name in ("_vectorizer", "_transformer", "labels_"))

    def __repr__(self) -> str:
        def changed(name: str, default: object) -> bool:
            value = getattr(self, name)
            return value is not default and repr(value) != repr(default)

        shown = [f"{n}={getattr(self, n)!r}" for n, p in self._parameters().items() if changed(n, p.default)]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _fitted(self, attribute: str) -> Any:
        """The attribute that fit sets."""
        value = self.__dict__.get(attribute)
        if value is None:
            raise NotFittedError(f"this {type(self).__name__} is not fitted yet: call fit first")
        return value


class Clusterer(Estimator):
    """An estimator whose fit sets ``labels_``."""

    labels_: NDArray[np.int32]

    def fit(self: Self, X: Any, y: object = None) -> Self:  # noqa: PYI019
        """Cluster the rows."""
        raise NotImplementedError

    def fit_predict(self, X: Any, y: object = None) -> NDArray[np.int32]:
        """Cluster the rows and give ``labels_``; see `fit`."""
        return self.fit(X, y).labels_

    def __sklearn_tags__(self) -> Any:
        """As for every estimator; scikit-learn's ``is_clusterer`` asks for the type."""
        tags = super().__sklearn_tags__()
        tags.estimator_type = "clusterer"
        return tags
