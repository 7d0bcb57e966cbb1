"""scikit-learn's machinery around our transformers."""

from __future__ import annotations

import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.utils import estimator_html_repr

from tidings import CountVectorizer, HashingVectorizer, TfidfTransformer, TfidfVectorizer

TEXTS = ["lava ash crater", "court judge trial", "ash lava lava", "judge court", "crater ash", "trial of the court"]
LABELS = [0, 1, 0, 1, 0, 1]

TRANSFORMERS = [
    TfidfVectorizer(),
    CountVectorizer(binary=True),
    HashingVectorizer(n_features=64),
    make_pipeline(CountVectorizer(), TfidfTransformer()),
    FeatureUnion([("words", TfidfVectorizer()), ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3)))]),
]


@pytest.mark.parametrize("transformer", TRANSFORMERS, ids=lambda t: type(t).__name__)
def test_pipelines_learn_predict_and_are_drawn(transformer):
    pipeline = make_pipeline(clone(transformer), LogisticRegression())
    assert pipeline.fit(TEXTS, LABELS).predict(["lava", "judge"]).tolist() == [0, 1]
    drawn = estimator_html_repr(pipeline)
    assert type(transformer).__name__ in drawn
    assert "LogisticRegression" in drawn


def test_dense_steps_give_what_was_asked_for():
    pipeline = make_pipeline(TfidfVectorizer(), TruncatedSVD(2, random_state=0)).set_output(transform="pandas")
    frame = pipeline.fit_transform(TEXTS)
    assert isinstance(frame, pd.DataFrame)
    assert frame.columns.tolist() == ["truncatedsvd0", "truncatedsvd1"]


def test_names_of_features_come_through():
    names = make_pipeline(CountVectorizer(), TfidfTransformer()).fit(TEXTS).get_feature_names_out().tolist()
    assert names == ["ash", "court", "crater", "judge", "lava", "of", "the", "trial"]
    columns = ColumnTransformer([("title", TfidfVectorizer(), "title"), ("body", TfidfVectorizer(), "body")])
    columns.fit(pd.DataFrame({"title": TEXTS, "body": TEXTS}))
    assert columns.get_feature_names_out()[:2].tolist() == ["title__ash", "title__court"]


def test_parameters_are_searched():
    pipeline = make_pipeline(TfidfVectorizer(), LogisticRegression())
    grid = {"tfidfvectorizer__ngram_range": [(1, 1), (1, 2)], "tfidfvectorizer__weighting": [None, "bm25", "ltc"]}
    search = GridSearchCV(pipeline, grid, cv=2).fit(TEXTS * 3, LABELS * 3)
    assert search.best_score_ == 1
    assert len(search.cv_results_["params"]) == 6
