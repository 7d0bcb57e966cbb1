from __future__ import annotations

import datetime
import gzip
import io
import json
import pickle
import sys

import numpy as np
import pytest

from tidings import Corpus, Credit, Dateline, Story, _languages, read, sample_page
from tidings._jsonl import story_of


@pytest.fixture
def three() -> Corpus:
    return Corpus(
        [Story("One", ["a"], published="2031-04-02"), Story("Two", ["b", "c"], takeaways=["t"]), Story("Three")]
    )


def test_a_story_has_its_parts_and_its_text():
    story = Story(
        "Two", ["b", "c"], takeaways=["t"], dateline=Dateline(["OSLO"], "NNA"), credits=[Credit("editing", ["A"])]
    )
    assert story.body == "b\n\nc"
    assert story.text == "Two\n\nt\n\nb\n\nc"
    assert story.dateline.places == ["OSLO"]
    assert story.credits == [Credit("editing", ["A"])]
    assert not Story().dateline


def test_positions_slices_masks_and_arrays(three):
    assert len(three) == 3
    assert three[0].headline == three[-3].headline == "One"
    assert three[1:].headlines == ["Two", "Three"]
    assert three[::-1].headlines == ["Three", "Two", "One"]
    assert three[[True, False, True]].headlines == ["One", "Three"]
    assert three[np.array([2, 0])].headlines == ["Three", "One"]
    assert len(three[[]]) == 0
    assert [story.headline for story in three] == three.headlines


def test_stories_and_their_parts_read_well():
    story = Story("Lava", ["a"], byline=["Ann"], dateline=Dateline(["OSLO"], "NNA"), credits=[Credit("editing", ["A"])])
    assert repr(story.dateline) == "Dateline(places=['OSLO'], agency='NNA', date='')"
    assert repr(story.credits[0]) == "Credit(role='editing', names=['A'], places=[])"
    assert repr(story).startswith("Story(id='', headline='Lava', byline=['Ann'], dateline=Dateline(")
    assert repr(story).endswith("with 1 paragraphs and 0 takeaways")


def test_a_wrong_date_is_refused_with_its_story():
    with pytest.raises(ValueError, match="story 2 was published at 'soon'"):
        Corpus([Story("a"), Story("b", published="soon")])


def test_only_stories_make_a_corpus():
    with pytest.raises(TypeError, match="item 1 must be a Story, got str"):
        Corpus([Story("a"), "b"])


def test_wrong_positions_are_refused(three):
    with pytest.raises(IndexError, match="3 of a corpus of 3"):
        three[3]
    with pytest.raises(IndexError, match="mask"):
        three[[True]]
    with pytest.raises(IndexError):
        three[[7]]


def test_ids_are_unique(three):
    assert len(set(three.ids)) == 3
    assert (three + three).ids == [*three.ids, *(f"{i}-2" for i in three.ids)]
    assert Corpus(list(Corpus(three))).ids == three.ids
    with pytest.raises(ValueError, match="x"):
        Corpus([Story(id="x"), Story(id="x")])


def test_dates_are_in_utc():
    corpus = Corpus(
        [Story(published=p) for p in ("2031-04-02", "2031-04-02T10:00:00+02:00", "2031-04-02T08:00:00.5Z", "")]
    )
    expected = ["2031-04-02T00:00:00", "2031-04-02T08:00:00", "2031-04-02T08:00:00", "NaT"]
    np.testing.assert_array_equal(corpus.published, np.array(expected, dtype="datetime64[s]"))


def test_an_id_is_the_hash_of_the_content(three):
    xxhash = pytest.importorskip("xxhash")
    for story in three:
        digest = 0
        for field in (story.headline, story.text, story.source, story.url, story.published):
            digest = xxhash.xxh64(field.encode(), seed=digest).intdigest()
        assert story.id == f"{digest:016x}"


def test_a_corpus_survives_pickle(sample, dated):
    for corpus in (sample, sample[::-2], dated + dated, Corpus()):
        restored = pickle.loads(pickle.dumps(corpus))
        assert list(restored) == list(corpus)
        assert restored.report == corpus.report
        assert restored.nbytes <= 1.05 * corpus.nbytes + 10_000


def test_slices_sums_and_masks_share_the_texts(sample):
    half = sample[::2]
    assert half.report is None
    assert half.nbytes - sample.nbytes < 1000
    assert (half + half).texts == half.texts * 2
    assert Corpus.concatenate([half, sample, half]).ids == ((half + sample) + half).ids
    assert len(Corpus.concatenate([])) == 0


def test_columns_are_those_of_the_stories(sample, dated):
    for corpus in (sample, dated[::-1] + sample[3:9]):
        assert corpus.headlines == [story.headline for story in corpus]
        assert corpus.texts == [story.text for story in corpus]
        assert corpus.ids == [story.id for story in corpus]
        assert corpus.sources == [story.source for story in corpus]
        assert corpus.urls == [story.url for story in corpus]
        assert corpus.labels == [story.label for story in corpus]


@pytest.fixture
def dated() -> Corpus:
    return Corpus(
        [
            Story("C", source="NNA", published="2031-04-03", language="en-GB", label="x"),
            Story("A", source="Tern", published="2031-04-02T23:30:00+02:00", language="en"),
            Story("U", source="NNA", url="https://example.org/"),
            Story("B", source="NNA", published="2031-04-03T00:00:00Z", language="de", byline=["", "Ann"]),
        ]
    )


def test_stories_are_filtered_by_source_and_date(dated):
    assert dated.filter().headlines == ["C", "A", "U", "B"]
    assert dated.filter(source="NNA").headlines == ["C", "U", "B"]
    assert dated.filter(source={"Tern", "none"}).headlines == ["A"]
    assert dated.filter(since="2031-04-03").headlines == ["C", "B"]
    assert dated.filter(until="2031-04-03").headlines == ["A"]
    assert dated.filter(since=datetime.date(2031, 4, 2), until=np.datetime64("2031-04-03T00:00:01")).headlines == [
        *("C", "A", "B")
    ]
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert dated.filter(since=datetime.datetime(2031, 4, 2, 23, 30, tzinfo=zone), source="Tern").headlines == ["A"]
    assert dated.filter(since=datetime.datetime(2031, 4, 2, 23, 30, tzinfo=zone), until="2031-04-02").headlines == []


def test_stories_are_filtered_by_language(dated):
    assert dated[[0, 1, 3]].filter(language="en").headlines == ["C", "A"]
    assert dated[[0, 1, 3]].filter(language=["en-GB", "de"]).headlines == ["C", "B"]


@pytest.mark.parametrize("value", ["soon", "03/04/2031", 7, [], np.datetime64("NaT", "s")])
def test_a_wrong_date_of_a_filter_is_refused(dated, value):
    with pytest.raises(ValueError, match="since must be"):
        dated.filter(since=value)


def test_sorting_by_date_is_stable_and_puts_the_undated_last(dated):
    assert dated.sort_by_date().headlines == ["A", "C", "B", "U"]
    assert (dated + dated).sort_by_date().headlines == ["A", "A", "C", "B", "C", "B", "U", "U"]


def test_a_given_language_is_kept(dated):
    assert dated.languages[:2] == ["en-GB", "en"]


def test_languages_come_from_the_detector(monkeypatch):
    monkeypatch.setattr(_languages, "_classifier", lambda: lambda text: text.split()[0].lower())
    assert Corpus(map(Story, ["EN", "De tuin", "1984", ""])).languages == ["en", "de", "und", "und"]


def test_without_a_detector_languages_come_from_the_script(monkeypatch):
    monkeypatch.setattr(_languages, "_classifier", lambda: None)
    headlines = ["Lava", "熔岩", "Лава", "よる、灯台が消えた", "용암", "ลาวา", "1984"]
    assert Corpus(map(Story, headlines)).languages == ["und-Latn", "zh", "und-Cyrl", "ja", "ko", "th", "und"]


def test_the_detector_knows_languages(load_jsonl):
    pytest.importorskip("py3langid")
    for name, code in (("ud_en", "en"), ("ud_de", "de")):
        texts = [row["text"] for row in load_jsonl(f"languages/{name}")]
        assert Corpus([Story(paragraphs=texts[:50])]).languages == [code]


def test_stories_survive_jsonl(sample, dated, tmp_path):
    for corpus in (sample, dated + Corpus([Story("\u4e2d\U0001f600\x00\u2028")])):
        corpus.to_jsonl(tmp_path / "stories.jsonl")
        corpus.to_jsonl(str(tmp_path / "stories.jsonl.gz"))
        lines = (tmp_path / "stories.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        assert Corpus(story_of(json.loads(line)) for line in lines)[:].ids == corpus.ids
        assert [story_of(json.loads(line)) for line in lines] == list(corpus)
        assert gzip.decompress((tmp_path / "stories.jsonl.gz").read_bytes()).decode() == "\n".join([*lines, ""])
    texts, binary = io.StringIO(), io.BytesIO()
    dated.to_jsonl(texts)
    dated.to_jsonl(binary)
    assert binary.getvalue().decode() == texts.getvalue()
    assert len(texts.getvalue().splitlines()) == 4


def test_a_file_that_cannot_be_written_leaves_the_old_one(dated, tmp_path):
    with pytest.raises(OSError, match="no such folder"):
        dated.to_jsonl(tmp_path / "nowhere" / "x.jsonl")
    with pytest.raises(OSError, match="a folder"):
        dated.to_jsonl(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("method", "module"), [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")]
)
def test_a_missing_package_is_named_with_its_extra(dated, monkeypatch, method, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"{method} needs {module}: pip install tidings\["):
        getattr(dated, method)()


def test_a_corpus_becomes_a_table(three):
    frame = three.to_pandas()
    assert frame["headline"].tolist() == ["One", "Two", "Three"]
    assert frame["published"].dtype.kind == "M"
    assert frame["text"][1] == "Two\n\nt\n\nb\n\nc"


def test_a_table_is_read_back(sample):
    frame = sample.to_pandas()
    again = read(frame)
    assert again.texts == sample.texts
    assert [story.kicker for story in again] == [story.kicker for story in sample]
    assert [story.byline for story in again] == [story.byline for story in sample]
    assert frame["agency"].tolist() == [story.dateline.agency for story in sample]


def test_every_table_has_the_same_columns(sample):
    frame = sample.to_pandas()
    assert set(frame.columns) == set(sample.to_arrow().schema.names)
    assert frame["subheads"].tolist() == [story.subheads for story in sample]
    assert frame["dateline_date"].tolist() == [story.dateline.date for story in sample]


def test_a_corpus_reads_well(three, sample):
    assert repr(three).splitlines() == ["Corpus of 3 stories", "  0: 'One'", "  1: 'Two'", "  2: 'Three'"]
    assert "... and 21 more" in repr(sample)
    assert repr(Corpus()) == "Corpus of 0 stories"


def test_a_corpus_is_a_table_in_a_notebook(dated, sample):
    html = dated._repr_html_()
    assert "Corpus of 4 stories, 2031-04-02 to 2031-04-03" in html
    assert html.count("<tr>") == 5
    assert "&lt;b&gt;" in Corpus([Story("<b>", ["body"])])._repr_html_()
    assert "and 21 more" in sample._repr_html_()
    assert Corpus()._repr_html_() == "<p>Corpus of 0 stories</p>"


def test_lines_of_json_come_back_with_all_parts(tmp_path):
    stories = read(sample_page())
    stories.to_jsonl(tmp_path / "stories.jsonl")
    assert list(read(tmp_path / "stories.jsonl")) == list(stories)


def test_wrong_positions_dates_and_columns_are_named(sample):
    for wrong in (True, np.bool_(False)):
        with pytest.raises(TypeError, match="position must be"):
            sample[wrong]
    pd = pytest.importorskip("pandas")
    with pytest.raises(ValueError, match="since must be a date, got NaT"):
        sample.filter(since=pd.NaT)
    for wrong in (3, pd.NA, np.arange(2)):
        with pytest.raises(ValueError, match="until must be a str, date, datetime or datetime64, got "):
            sample.filter(until=wrong)
    pytest.importorskip("pyarrow")
    with pytest.raises(ValueError, match="columns must be an iterable of str, got 'text'"):
        sample.to_arrow("text")
