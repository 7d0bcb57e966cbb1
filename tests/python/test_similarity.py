from __future__ import annotations

import numpy as np
import pytest

from tidings import TfidfVectorizer, explain


def test_shares_sum_to_the_cosine_on_real_text(load_jsonl):
    texts = [row["text"] for row in load_jsonl("events/basil")]
    X = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    rng = np.random.default_rng(3)
    for i, j in rng.integers(0, X.shape[0], size=(200, 2)):
        explanation = explain(X[[i]], X[[j]])
        cosine = (X[[i]].astype(float) @ X[[j]].astype(float).T).toarray()[0, 0]
        assert explanation.similarity == pytest.approx(cosine, abs=1e-6)
        assert sum(share for _, share in explanation.terms) == pytest.approx(explanation.similarity, abs=1e-12)
        shares = [share for _, share in explanation.terms]
        assert shares == sorted(shares, reverse=True)


def test_terms_have_names_where_they_are_known():
    vectorizer = TfidfVectorizer()
    X = vectorizer.fit_transform(["lava ash", "lava train", "ferry"])
    names = vectorizer.get_feature_names_out()
    assert [term for term, _ in explain(X[[0]], X[[1]], names).terms] == ["lava"]
    assert explain(X[[0]], X[[2]]).terms == []
    assert explain(X[[0]], X[[2]]).similarity == 0


def test_an_explanation_reads_well():
    names = [f"<{i}>" for i in range(20)]
    explanation = explain(np.ones((1, 20)), np.ones((1, 20)), names)
    assert repr(explanation).startswith("similarity 1.0000, 20 shared terms\n  0.0500  <0>")
    assert "5 more" in repr(explanation)
    html = explanation._repr_html_()
    assert "&lt;0&gt;" in html
    assert "<0>" not in html


def test_wrong_rows_are_refused():
    with pytest.raises(ValueError, match=r"a must be one row, got shape \(2, 2\)"):
        explain(np.eye(2), np.ones((1, 2)))
    with pytest.raises(ValueError, match="a has 2 columns, b has 3"):
        explain(np.ones((1, 2)), np.ones((1, 3)))
