from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

import tidings
from tidings import Corpus, Field, Story, StorySimilarity, StoryVectorizer, TfidfVectorizer, explain

A = Story(
    "Huawei faces new ban",
    ["Officials in Washington talk about a ban on Huawei.", "Talks go on."],
    published="2031-04-01",
)
B = Story("Ban on chips", ["In Washington they talked of Huawei's chips and bans."], published="2031-04-04")
C = Story("Ferry line closes", ["The ferry line to the islands closes."], published="2031-04-09")

DATA_SETS = [
    "events/ecbplus",
    "events/basil",
    "events/allsides",
    "topics/mini_newsgroups",
    "topics/reuters21578",
    "similarity/lee50",
    "similarity/lee_background",
    "short/googlenews_titles",
    "short/googlenews_titles_snippets",
    "languages/ud_ar",
    "languages/ud_de",
    "languages/ud_en",
    "languages/ud_hi",
    "languages/ud_ja",
    "languages/ud_th",
    "languages/ud_zh",
    "languages/udhr",
    "speed/articles",
]


def total(explanation):
    return sum(term.share for term in explanation.terms) + sum(explanation.background.values())


def assert_marks_are_terms(explanation, parts):
    """What is highlighted holds only terms that the table names, and every term that it names is highlighted."""
    for story, marks in zip((explanation.a, explanation.b), explanation.highlights, strict=True):
        content = story.text.encode()
        named = {(term.field, term.term) for term in explanation.terms if term.share}
        seen = set()
        covered = np.zeros(len(content), dtype=bool)
        for mark in marks:
            assert content[mark.begin : mark.end].decode() == mark.text
            assert not covered[mark.begin : mark.end].any()
            covered[mark.begin : mark.end] = True
        expected = np.zeros(len(content), dtype=bool)
        for name, analyzer, begin, end in parts(story):
            for term, first, last in analyzer.analyze(content[begin:end]):
                if (name, term) in named:
                    seen.add((name, term))
                    expected[begin + first : begin + last] = True
        assert (covered == expected).all()
        assert seen == named


@pytest.mark.parametrize("name", DATA_SETS)
def test_shares_and_time_multiply_out_on_every_data_set(name, load_jsonl):
    every = load_jsonl(name)
    rng = np.random.default_rng(7)
    rows = [every[i] for i in rng.permutation(len(every))[:120]]
    stories = Corpus(
        [
            Story(row.get("title") or "", [row["text"]], published=f"2031-04-{1 + i % 28:02}")
            for i, row in enumerate(rows)
        ]
    )
    similarity = StorySimilarity(half_life=4).fit(stories)
    X = similarity.matrix_.astype(float)
    norms = np.sqrt(X.multiply(X).sum(axis=1))
    for i, j in rng.integers(0, len(stories), size=(25, 2)).tolist():
        explanation = similarity.explain(i, j)
        cosine = (X[[i]] @ X[[j]].T).toarray()[0, 0] / max(norms[i] * norms[j], 1e-300)
        assert total(explanation) == pytest.approx(cosine, abs=1e-6)
        assert sum(explanation.fields.values()) == pytest.approx(explanation.similarity, abs=1e-9)
        days = abs(i % 28 - j % 28)
        assert explanation.score == pytest.approx(cosine * 2 ** (-days / 4), abs=1e-6)
        X_terms = X[[i]].multiply(X[[j]]).tocsr()
        semantic = similarity.vectorizer_.get_feature_names_out()[X_terms.indices]
        low_rank = X_terms.data[[name.split("__")[1].startswith("semantic") for name in semantic]].sum()
        if name.startswith("events"):  # whose words are none of these
            assert sum(explanation.background.values()) == pytest.approx(low_rank / max(norms[i] * norms[j], 1e-300))
        parts = similarity.vectorizer_.vectorizers_

        def places(story, parts=parts):
            end = len(story.text.encode())
            head = len(story.headline.encode())
            return [
                (field, fitted._analyzer(), 0, head if field == "headline" else end)
                for field, fitted in parts.items()
                if fitted is not None
            ]

        assert_marks_are_terms(explanation, places)


def test_scores_are_those_of_the_neighbours():
    similarity = StorySimilarity(half_life=timedelta(days=2), window=6).fit(Corpus([A, B, C]))
    graph = similarity.neighbors(2)
    position, score = similarity.similar(0, 1)[0]
    assert position == 1
    assert score == pytest.approx(graph[0, 1], abs=1e-6)
    assert similarity.explain(0, 1).score == pytest.approx(score, abs=1e-6)
    assert similarity.explain(0, 1).time_factor == pytest.approx(2**-1.5)
    assert similarity.explain(0, 2).score == 0
    assert StorySimilarity().fit(Corpus([A, B, C])).explain(0, 1).time_factor == 1


def test_stems_possessives_and_accents_are_highlighted_as_they_are_written():
    words = TfidfVectorizer(language="en", stem=True, strip_accents="unicode", stop_words="english")
    stories = Corpus([A, B, Story("", ["Café talk"]), Story("", ["The CAFÉ's talks, a cafe\u0301"])])
    vectorizer = StoryVectorizer({"headline": Field("headline", 1, words), "body": Field("body", 1, words)}).fit(
        stories
    )
    explanation = explain(A, B, vectorizer=vectorizer)
    assert {mark.text for mark in explanation.highlights[0]} == {"ban", "Huawei", "Washington", "talk", "Talks"}
    assert {mark.text for mark in explanation.highlights[1]} == {"Ban", "Huawei's", "Washington", "talked", "bans"}
    marks = explain(stories[2], stories[3], vectorizer=vectorizer).highlights
    assert [mark.text for mark in marks[0]] == ["Café", "talk"]
    assert [mark.text for mark in marks[1]] == ["CAFÉ's", "talks", "cafe\u0301"]


def test_arabic_and_chinese_are_highlighted():
    vectorizer = TfidfVectorizer().fit(["الرئيس في القاهرة", "中国外交部发言人", "x"])
    arabic = explain("زار الرئيس القاهرة.", "القاهرة ترحب", vectorizer=vectorizer)
    assert [mark.text for mark in arabic.highlights[0]] == ["القاهرة"]
    chinese = explain("外交部说，中国", "美国和中国", vectorizer=vectorizer)
    assert [mark.text for mark in chinese.highlights[0]] == ["中国"]
    assert 'dir="auto"' in arabic._repr_html_()


def test_where_fields_and_pairs_overlap_their_shares_are_added():
    words = TfidfVectorizer(ngram_range=(1, 2))
    stories = Corpus([Story("White house", ["The white house"]), Story("White house", ["A white house"]), C])
    vectorizer = StoryVectorizer({"headline": Field("headline", 1, words), "text": Field("text", 1, words)}).fit(
        stories
    )
    explanation = explain(stories[0], stories[1], vectorizer=vectorizer)
    shares = {(term.field, term.term): term.share for term in explanation.terms}
    first = explanation.highlights[0][0]
    assert first.text == "White"
    expected = sum(share for (_, term), share in shares.items() if "white" in term)
    assert first.share == pytest.approx(expected)


def test_a_term_in_several_fields_has_one_share_over_all():
    similarity = StorySimilarity().fit([Story("Lava falls", ["Lava falls today"]), Story("Lava", ["Lava"]), C])
    explanation = similarity.explain(0, 1)
    shares, terms = explanation.term_shares, explanation.terms
    assert len(shares) < len(terms)
    assert shares["lava"] == pytest.approx(sum(term.share for term in terms if term.term == "lava"))
    assert sum(shares.values()) == pytest.approx(sum(term.share for term in terms))
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_the_page_of_an_explanation():
    explanation = StorySimilarity(half_life=3).fit(
        Corpus([A, Story("<Ban> & more", B.paragraphs, published=B.published), C])
    )
    html = explanation.explain(0, 1)._repr_html_()
    assert "&lt;" in html
    assert "<Ban>" not in html
    assert html.count("<mark") == 8
    assert "× time" in html
    text = repr(explanation.explain(0, 1))
    assert text.startswith("score 0.")
    assert "= similarity 0." in text
    assert "of it background" in text
    assert "(headline)" in text


def test_terms_and_background_are_told_apart():
    similarity = StorySimilarity().fit(Corpus([A, B, C]))
    explanation = similarity.explain(0, 1)
    assert {("text", "huawei"), ("headline", "ban"), ("names", "washington")} <= {t[:2] for t in explanation.terms}
    assert set(explanation.background) == {"headline", "text"}
    assert 0 < explanation.background["text"] < explanation.fields["text"]


def test_what_cannot_be_highlighted_is_in_the_table():
    vectorizer = TfidfVectorizer(analyzer=str.split).fit(["a b", "b c"])
    explanation = explain("a b", "b c", vectorizer=vectorizer)
    assert [term.term for term in explanation.terms] == ["b"]
    assert explanation.highlights == ([], [])


@pytest.mark.parametrize("limits", [{"half_life": 2}, {"window": 3}, {"half_life": 2, "window": 3}])
@pytest.mark.parametrize("undated", ["none", "some", "all"])
def test_where_a_date_is_missing_time_leaves_the_score_as_it_is(limits, undated, load_jsonl):
    rows = load_jsonl("events/ecbplus")[:60]
    has_date = {"none": lambda _: True, "some": lambda i: i % 3 > 0, "all": lambda _: False}[undated]
    stories = Corpus(
        [
            Story("", [row["text"]], published=f"2031-04-{1 + i * 7 % 28:02}" if has_date(i) else "")
            for i, row in enumerate(rows)
        ]
    )
    vectorizer = StoryVectorizer({"text": Field("text", 1, TfidfVectorizer(sublinear_tf=True))})
    similarity = StorySimilarity(vectorizer, **limits).fit(stories)
    scores = np.array([[similarity.explain(i, j).score for j in range(60)] for i in range(60)])
    np.fill_diagonal(scores, 0)
    for least in (0.0, 0.1):
        graph = similarity.neighbors(7, min_similarity=least)
        for i in range(60):
            best = np.sort(scores[i][(scores[i] > 0) & (scores[i] >= least)])[::-1][:7]
            row = slice(graph.indptr[i], graph.indptr[i + 1])
            np.testing.assert_allclose(graph.data[row], best, rtol=0, atol=1e-6)
            np.testing.assert_allclose(scores[i][graph.indices[row]], graph.data[row], rtol=0, atol=1e-6)
            if least == 0:
                assert similarity.similar(i, 7) == list(
                    zip(graph.indices[row].tolist(), graph.data[row].tolist(), strict=True)
                )


@pytest.mark.parametrize("undated", [0, 5, 20])
def test_progress_only_rises_to_its_total_whatever_has_a_date(undated):
    stories = [{"text": f"Lava reached house {i}.", "date": f"2031-04-{i + 1:02}"} for i in range(20)]
    for story in stories[:undated]:
        del story["date"]
    told = []
    similarity = StorySimilarity(half_life=2, progress=lambda done, total: told.append((done, total)))
    similarity.fit(tidings.read(stories))
    told.clear()
    similarity.neighbors(3)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == told[0][1]


def test_mistakes_are_refused():
    with pytest.raises(ValueError, match="a fitted vectorizer is needed"):
        explain("a", "b")
    with pytest.raises(ValueError, match="half_life must be a timedelta or a number of days, got 'x'"):
        StorySimilarity(half_life="x").fit(Corpus([A]))
    similarity = StorySimilarity().fit(Corpus([A, B]))
    with pytest.raises(IndexError, match="there is no story 2: there are 2"):
        similarity.similar(2)
    with pytest.raises(IndexError, match="there is no story -1"):
        similarity.explain(0, -1)
    with pytest.raises(tidings._checks.NotFittedError):
        StorySimilarity().explain(0, 1)


def test_the_vectorizer_that_is_given_stays_as_it_was():
    vectorizer = StoryVectorizer({"text": Field("text")})
    similarity = StorySimilarity(vectorizer).fit(Corpus([A, B, C]))
    assert not vectorizer.__sklearn_is_fitted__()
    assert list(similarity.explain(0, 1).fields) == ["text"]


@pytest.mark.parametrize("two", [2, 2.0, np.int64(2), np.float32(2), timedelta(days=2), np.timedelta64(48, "h")])
def test_a_half_life_of_two_days_however_it_is_given(two):
    similarity = StorySimilarity(half_life=two).fit(Corpus([A, B, C]))
    expected = dict(StorySimilarity(half_life=2).fit(Corpus([A, B, C])).similar(0))
    assert dict(similarity.similar(0)) == expected
    assert similarity.explain(0, 1).score == pytest.approx(expected[1], abs=1e-6)


@pytest.mark.parametrize("long", [1e9, 1e300, np.inf])
def test_a_half_life_may_be_long(long):
    stories = Corpus([A, B, C])
    timeless = StorySimilarity().fit(stories).similar(0)
    for options in ({"half_life": long}, {"window": long}):
        similarity = StorySimilarity(**options).fit(stories)
        assert dict(similarity.similar(0)) == pytest.approx(dict(timeless))
        assert similarity.explain(0, 1).score == pytest.approx(dict(timeless)[1], abs=1e-6)
        assert similarity.neighbors().nnz > 0


@pytest.mark.parametrize("wrong", [-1, 0, np.nan, timedelta(0), np.timedelta64("NaT"), True, np.bool_(True), "2"])
def test_a_half_life_that_is_none_is_refused_by_fit(wrong):
    with pytest.raises(ValueError, match="half_life must be"):
        StorySimilarity(half_life=wrong).fit(Corpus([A, B]))


def test_a_window_may_be_zero():
    assert StorySimilarity(window=0).fit(Corpus([A, B])).similar(0) == []
    with pytest.raises(ValueError, match="window must be at least 0, got -1"):
        StorySimilarity(window=-1).fit(Corpus([A, B]))
