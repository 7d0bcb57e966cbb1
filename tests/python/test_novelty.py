from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from tidings import Corpus, Story, TfidfVectorizer, novelty

STORIES = Corpus(
    [
        Story("", ["Lava reaches the harbour"], published="2031-04-02"),
        Story("", ["Lava reaches the village"], published="2031-04-01"),
        Story("", ["A strike ends"], published="2031-04-03"),
        Story("", ["Lava reaches the harbour"], published="2031-05-03"),
    ]
)


def test_a_story_is_compared_with_those_before_it():
    vectorizer = TfidfVectorizer()
    X = vectorizer.fit_transform(STORIES)
    found = novelty(X, times=STORIES.published, idf=vectorizer.idf_)
    assert found.nearest.tolist() == [1, -1, -1, 0]
    assert found.similarity[3] == pytest.approx(1, abs=1e-6)
    assert found.unseen[1] == found.unseen[2] == 1
    assert found.unseen[3] == 0
    idf = dict(zip(vectorizer.get_feature_names_out(), vectorizer.idf_, strict=True))
    words = ["lava", "reaches", "the", "harbour"]
    assert found.unseen[0] == pytest.approx(idf["harbour"] / sum(idf[word] for word in words))


def test_what_is_out_of_the_window_is_forgotten():
    X = TfidfVectorizer().fit_transform(STORIES)
    found = novelty(X, times=STORIES.published, window=timedelta(days=7))
    assert found.nearest.tolist() == [1, -1, -1, -1]
    assert found.unseen[3] == 1


def test_novelty_of_real_news_equals_the_slow_way(load_jsonl):
    texts = [row["text"] for row in load_jsonl("events/basil")]
    X = TfidfVectorizer(sublinear_tf=True, dtype=np.float64).fit_transform(texts)
    found = novelty(X)
    cosines = np.tril((X @ X.T).toarray(), -1)
    np.testing.assert_allclose(found.similarity, cosines.max(axis=1), atol=1e-6)
    assert (found.nearest[1:] == cosines[1:].argmax(axis=1)).all()
    seen = np.zeros(X.shape[1], dtype=bool)
    for i in range(X.shape[0]):
        columns = X[[i]].indices
        assert found.unseen[i] == pytest.approx(1 - seen[columns].mean())
        seen[columns] = True
    for n_jobs in (1, 8):
        again = novelty(X, n_jobs=n_jobs)
        assert all((a == b).all() for a, b in zip(found, again, strict=True))


def test_wrong_arguments_are_refused():
    with pytest.raises(ValueError, match="window needs times"):
        novelty(np.eye(2), window=3)
    with pytest.raises(ValueError, match=r"idf must be one number a column, of shape \(2,\), got shape \(1,\)"):
        novelty(np.eye(2), idf=[1.0])
    with pytest.raises(ValueError, match=r"idf\[1\] must be finite and at least 0, got -1"):
        novelty(np.eye(2), idf=[1.0, -1.0])
    with pytest.raises(ValueError, match="times must be one a row"):
        novelty(np.eye(2), times=[1.0])
