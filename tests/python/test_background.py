from __future__ import annotations

import pickle

import numpy as np
import pytest
from places import DATA
from scipy import sparse

import tidings
from tidings import AverageLink, Background, CountVectorizer, FileError, StorySimilarity, TfidfVectorizer

STORY_VECTORS = {"stop_words": "english", "sublinear_tf": True, "background": "en", "semantic": 0.2}


@pytest.fixture(scope="module")
def texts(load_jsonl):
    return [row["text"] for row in load_jsonl("topics/mini_newsgroups")][:600]


@pytest.fixture(scope="module")
def background(texts):
    return Background.build(texts, dimensions=20, max_terms=3000)


def test_frequencies_are_those_of_the_documents(texts, background):
    counts = CountVectorizer(binary=True).fit(texts)
    df = counts.transform(texts).sum(axis=0)
    expected = dict(zip(counts.get_feature_names_out().tolist(), df.tolist(), strict=True))
    assert background.n_documents == len(texts)
    assert background.terms == sorted(background.terms)
    assert [expected[term] for term in background.terms] == background.document_frequencies.tolist()
    assert len(background.terms) == 3000
    assert min(background.document_frequencies) >= sorted(df, reverse=True)[3000]
    assert background.document_frequency("the") == expected["the"]
    assert background.document_frequency("no such word") == 0


def test_term_vectors_span_the_leading_singular_vectors(texts, background):
    terms = background.terms
    telling = [t for t, df in zip(terms, background.document_frequencies, strict=True) if 2 <= df <= 0.3 * len(texts)]
    matrix = TfidfVectorizer(vocabulary=telling, sublinear_tf=True, dtype=np.float64).fit_transform(texts)
    _, values, right = np.linalg.svd(matrix.toarray(), full_matrices=False)
    ours = np.array([background.vector(term) for term in telling])
    np.testing.assert_allclose(ours.T @ ours, np.eye(20), atol=0.02)  # eight bits a number
    captured = np.linalg.norm(matrix @ ours, axis=0)
    np.testing.assert_allclose(captured, values[:20], rtol=0.01)
    assert abs(right[0] @ ours[:, 0]) > 0.99
    assert not background.vector("the").any()
    assert not background.vector("no such word").any()


def test_it_does_not_depend_on_threads(texts, background):
    assert Background.build(texts, dimensions=20, max_terms=3000, n_jobs=1) == background
    assert Background.build(texts[:-1], dimensions=20, max_terms=3000) != background
    assert hash(background) == hash(pickle.loads(pickle.dumps(background)))


def test_it_comes_back_from_a_file(background, tmp_path):
    path = tmp_path / "background.safetensors"
    background.save(path)
    assert Background.load(path) == background
    content = path.read_bytes()
    for place in range(0, len(content), 997):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(FileError):
            Background.load(path)
    with pytest.raises(FileError, match="there is no such file, and the package comes with en only"):
        Background.load(tmp_path / "absent")


def test_merging_adds_frequencies(texts):
    everything = {"dimensions": 0, "max_terms": 10**6}
    parts = Background.build(texts[:200], **everything).merge(Background.build(texts[200:], **everything))
    assert parts == Background.build(texts, **everything)
    kept = Background.build(texts, dimensions=5).merge(Background.build(["volcanoword again"], dimensions=0))
    assert kept.document_frequency("volcanoword") == 1
    assert not kept.vector("volcanoword").any()
    assert kept.dimensions == 5


def test_the_prior_is_that_of_further_documents(background):
    texts = ["space lava", "lava god", "the lava zzyzx"]
    vectorizer = TfidfVectorizer(background=background, background_weight=50).fit(texts)
    for term, idf in zip(vectorizer.get_feature_names_out(), vectorizer.idf_, strict=True):
        df = sum(term in text.split() for text in texts)
        share = background.document_frequency(term) / background.n_documents
        assert idf == pytest.approx(np.log((3 + 50 + 1) / (df + 50 * share + 1)) + 1, abs=1e-12)
    plain = TfidfVectorizer().fit(texts)
    none = TfidfVectorizer(background=background, background_weight=0).fit(texts)
    assert none.idf_.tolist() == plain.idf_.tolist()


def test_stems_stand_for_all_their_words(background):
    vectorizer = TfidfVectorizer(background=background, background_weight=50, stem=True, language="en").fit(["spaces"])
    analyze = vectorizer.build_analyzer()
    df = sum(
        n for t, n in zip(background.terms, background.document_frequencies, strict=True) if analyze(t) == ["space"]
    )
    share = min(1, df / background.n_documents)
    assert vectorizer.idf_[0] == pytest.approx(np.log((1 + 50 + 1) / (1 + 50 * share + 1)) + 1, abs=1e-12)


def test_cosines_are_mixed_in_the_shares_that_were_asked_for(texts, background):
    plain = TfidfVectorizer(background=background, dtype=np.float64)
    mixed = TfidfVectorizer(background=background, semantic=0.3, dtype=np.float64)
    X, Y = plain.fit_transform(texts[:40]), mixed.fit_transform(texts[:40])
    names = mixed.get_feature_names_out()
    assert names[-20:].tolist() == [f"semantic{i}" for i in range(20)]
    assert Y.shape[1] == len(names) == X.shape[1] + 20
    vectors = np.array([background.vector(term) for term in plain.get_feature_names_out()])
    places = X @ vectors
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    expected = 0.7 * (X @ X.T).toarray() + 0.3 * places @ places.T
    np.testing.assert_allclose((Y @ Y.T).toarray(), expected, atol=1e-12)
    assert sparse.linalg.norm(Y, axis=1) == pytest.approx(np.ones(40))
    one = TfidfVectorizer(background=background, semantic=0.3, dtype=np.float64, n_jobs=1).fit_transform(texts[:40])
    assert (one != Y).nnz == 0
    empty = mixed.transform(["zzyzx"])
    assert not empty.toarray().any()


def test_learning_goes_on_with_a_background(texts, background, tmp_path):
    shared = {"background": background, "semantic": 0.2}
    whole = TfidfVectorizer(**shared).fit(texts[:50])
    parts = TfidfVectorizer(**shared).fit(texts[:20]).merge(TfidfVectorizer(**shared).fit(texts[20:50]))
    assert (whole.transform(texts[:10]) != parts.transform(texts[:10])).nnz == 0
    again = pickle.loads(pickle.dumps(whole))
    assert (whole.transform(texts[:10]) != again.transform(texts[:10])).nnz == 0
    with pytest.raises(ValueError, match="background is an object"):
        whole.save(tmp_path / "model")
    path = tmp_path / "background"
    background.save(path)
    saved = TfidfVectorizer(background=str(path), semantic=0.2).fit(texts[:50])
    saved.save(tmp_path / "model")
    loaded = TfidfVectorizer.load(tmp_path / "model")
    assert (whole.transform(texts[:10]) != loaded.transform(texts[:10])).nnz == 0
    Background.build(texts[:100], dimensions=20).save(path)
    with pytest.raises(FileError, match="another background"):
        TfidfVectorizer.load(tmp_path / "model")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"background": 3}, "background must be 'en', a path"),
        ({"semantic": 0.2}, "semantic must be 0 without a background"),
        ({"background": "en", "semantic": 1.0}, r"semantic must be in \[0, 1\)"),
        ({"background": "en", "semantic": 0.2, "norm": None}, "semantic must be 0 unless the norm is l2"),
        ({"background": "en", "background_weight": -1}, "background_weight must be"),
        ({"background": "en", "analyzer": "char_wb"}, "background must be absent unless terms are words"),
    ],
)
def test_wrong_backgrounds_are_refused(parameters, message):
    with pytest.raises(ValueError, match=message):
        TfidfVectorizer(**parameters).fit(["lava"])


def test_building_tells_its_progress_and_can_be_stopped(texts):
    seen = []
    Background.build(texts, dimensions=5, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (len(texts), len(texts))

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Background.build(texts, dimensions=5, progress=stop)


def test_too_few_texts_for_so_many_dimensions():
    with pytest.raises(ValueError, match="dimensions must be at most"):
        Background.build(["lava", "ash"], dimensions=3)


def test_the_english_background_comes_with_the_package():
    background = Background.load("en")
    assert background.dimensions == 100
    assert background.n_documents > 50_000
    assert background.document_frequency("government") > background.document_frequency("volcano") > 0
    judge, court, oil = (background.vector(word) for word in ("judge", "court", "oil"))
    cosine = lambda a, b: a @ b / np.linalg.norm(a) / np.linalg.norm(b)  # noqa: E731
    assert cosine(judge, court) > 0.5
    assert cosine(judge, oil) < 0.2


def test_similarities_agree_with_people(load_jsonl):
    texts = [row["text"] for row in load_jsonl("similarity/lee50")]
    lines = (DATA / "similarity" / "lee50_ratings.txt").read_text().splitlines()
    ratings = np.array([[float(x) if x else np.nan for x in line.split("\t")] for line in lines])
    above = np.triu_indices(50, 1)
    for X in (StorySimilarity().fit(texts).matrix_, TfidfVectorizer(**STORY_VECTORS).fit_transform(texts)):
        assert np.corrcoef((X @ X.T).toarray()[above], ratings[above])[0, 1] >= 0.68


def test_a_page_of_ten_stories_shows_its_subject(seed_page):
    stories = tidings.read(seed_page)
    X = TfidfVectorizer(**STORY_VECTORS).fit_transform(stories)
    subject, washington = {3, 5, 7, 9, 10}, {1, 2}
    parts = [AverageLink(n_clusters=n).fit_predict(X) for n in range(len(stories), 0, -1)]
    groups = [[{i + 1 for i in np.flatnonzero(labels == g)} for g in np.unique(labels)] for labels in parts]
    together = next(step for step, clusters in enumerate(groups) if any(subject <= c for c in clusters))
    assert subject in groups[together]
    pair = next(step for step, clusters in enumerate(groups) if any(washington <= c for c in clusters))
    assert washington in groups[pair]
    assert not any(subject & c and washington & c for clusters in groups[: max(together, pair) + 1] for c in clusters)
