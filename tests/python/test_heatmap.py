"""The picture shows the similarities, all of them, as XML that needs nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import tidings
from tidings._html import COLOURS, number, steps
from tidings.heatmap import heatmap

SVG = "{http://www.w3.org/2000/svg}"
MANY = 10**9


def cells_of(svg: str) -> dict[tuple[int, int], str]:
    """The colour of each cell that is drawn, by row and column; a cell that is drawn twice fails."""
    cells: dict[tuple[int, int], str] = {}
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("fill") in COLOURS:
            for path in group.iter(f"{SVG}path"):
                for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path.get("d")):
                    for column in range(int(x), int(x) + int(length)):
                        assert (int(y), column) not in cells
                        cells[int(y), column] = group.get("fill")
    return cells


def colours_of(similarities) -> dict[tuple[int, int], str]:
    found = similarities.tocoo()
    colours = [COLOURS[step] for step in steps(found.data)]
    return dict(zip(zip(found.row.tolist(), found.col.tolist(), strict=True), colours, strict=True))


def titles_of(svg: str) -> list[str]:
    return [title.text for path in ET.fromstring(svg).iter(f"{SVG}path") for title in path.iter(f"{SVG}title")]


@pytest.fixture(scope="module")
def picture(analysis):
    return heatmap(analysis)


@pytest.fixture(scope="module")
def crowd():
    """Ninety stories, each of which shares a word with each."""
    return tidings.analyze([f"harbour crane{i % 9} crane{i % 9} quay{i % 30} word{i}" for i in range(90)])


def test_rows_are_ordered_by_event_and_then_by_fit(analysis, picture):
    assert sorted(picture.positions.tolist()) == list(range(len(analysis.stories)))
    assert picture.labels.tolist() == sorted(analysis.labels_.tolist())
    for begin, end in picture.boundaries:
        fits = [analysis.memberships[i].fit for i in picture.positions[begin:end]]
        assert fits == sorted(fits, reverse=True)
        assert sorted(picture.positions[begin:end]) == analysis.events[picture.labels[begin]].members


def test_similarities_are_the_cosines_of_the_stories(analysis, picture):
    matrix = analysis.matrix[picture.positions]
    cosines = (matrix @ matrix.T).toarray()
    np.fill_diagonal(cosines, 0)
    np.testing.assert_allclose(picture.similarities.toarray(), cosines, atol=1e-6)


@pytest.mark.parametrize("tooltips", [0, 7, MANY])
def test_every_similarity_is_drawn_once_in_its_colour(picture, tooltips):
    assert cells_of(picture.to_svg(tooltips)) == colours_of(picture.similarities)


def test_a_more_similar_pair_is_never_lighter(picture):
    cells = cells_of(picture.to_svg())
    found = picture.similarities.tocoo()
    drawn = [COLOURS.index(cells[i, j]) for i, j in zip(found.row.tolist(), found.col.tolist(), strict=True)]
    assert (np.diff(np.asarray(drawn)[np.argsort(found.data)]) >= 0).all()


def test_the_colours_darken_in_print_too():
    grey = [np.dot([int(colour[i : i + 2], 16) for i in (1, 3, 5)], [0.299, 0.587, 0.114]) for colour in COLOURS]
    assert (np.diff(grey) < -10).all()


def test_tooltips_name_the_most_similar_pairs_and_their_cosine(picture):
    titles = titles_of(picture.to_svg(tooltips=10))
    strongest = np.sort(picture.similarities.data)[::-1][:10]
    assert sorted(title.split("\n")[0] for title in titles) == sorted(number(cosine) for cosine in strongest)
    assert all(len(title.split("\n")) == 3 for title in titles)
    assert len(titles_of(picture.to_svg())) == picture.similarities.nnz


def test_each_event_of_two_or_more_has_a_frame_and_its_number_at_rows_and_columns(picture):
    svg = ET.fromstring(picture.to_svg())
    frames = {
        (rect.get("x"), rect.get("y"), rect.get("width"), rect.get("height"))
        for rect in svg.iter(f"{SVG}rect")
        if rect.get("x") and rect.get("x") == rect.get("y")
    }
    blocks = [(begin, end) for begin, end in picture.boundaries if end - begin > 1]
    assert frames == {(str(begin), str(begin), str(end - begin), str(end - begin)) for begin, end in blocks}
    texts = [text.text for text in svg.iter(f"{SVG}text")]
    for begin, _ in blocks:
        assert texts.count(str(picture.labels[begin])) >= 2


def test_the_same_stories_give_the_same_bytes(sample, picture):
    assert heatmap(tidings.analyze(sample, n_jobs=1)).to_svg() == picture.to_svg()


def test_a_notebook_shows_it_on_white(picture):
    svg = picture._repr_svg_()
    first = next(ET.fromstring(svg).iter(f"{SVG}rect"))
    assert first.get("fill") == "#fff"
    assert first.get("width") == ET.fromstring(svg).get("width")


def test_headlines_are_harmless_and_any_character_is_legal():
    headline = "<script>alert('1')</script> & \"quotes\" \x00\x0b\ufffe مرحبا"
    stories = tidings.read([{"headline": headline, "body": "ferry sinks"}, {"body": "ferry found"}])
    root = ET.fromstring(tidings.analyze(stories).heatmap().to_svg())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "rect", "g", "path", "text", "title"}
    assert any("<script>" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_above_max_stories_the_largest_events_are_drawn_and_the_picture_says_so(crowd):
    picture = heatmap(crowd, max_stories=25)
    assert picture.labels.tolist() == sorted(crowd.labels_.tolist())[:25]
    assert picture.similarities.shape == (25, 25)
    assert "Drawn: 25 of 90 stories" in picture.to_svg()
    assert "Drawn:" not in heatmap(crowd, max_stories=90).to_svg()
    assert repr(picture).startswith("Heatmap of 25 of 90 stories in ")


def test_a_large_picture_stays_small(crowd):
    picture = heatmap(crowd)
    assert picture.similarities.nnz == 90 * 89
    assert len(picture.to_svg()) < 1_000_000
    assert cells_of(picture.to_svg()) == colours_of(picture.similarities)
    assert len(titles_of(picture.to_svg())) == 4000


def test_one_story_is_one_grey_cell():
    picture = tidings.analyze(["a ferry sinks in a gale"]).heatmap()
    assert picture.boundaries == [(0, 1)]
    assert cells_of(picture.to_svg()) == {}
    assert repr(picture) == "Heatmap of 1 story in 1 event: 0 cells"


def test_save_writes_the_picture_and_nothing_else(picture, tmp_path):
    picture.save(tmp_path / "picture.svg")
    picture.save(str(tmp_path / "picture.svg"))
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8") == picture.to_svg()
    assert [path.name for path in tmp_path.iterdir()] == ["picture.svg"]


def test_wrong_arguments_are_named(analysis, picture, tmp_path):
    with pytest.raises(ValueError, match=r"not as '.*picture\.png'"):
        picture.save(tmp_path / "picture.png")
    with pytest.raises(ValueError, match="max_stories must be 1 or more, not 0"):
        heatmap(analysis, max_stories=0)
    with pytest.raises(ValueError, match="tooltips must be 0 or more, not -1"):
        picture.to_svg(tooltips=-1)
    with pytest.raises(FileNotFoundError, match=r"no such folder.*nowhere"):
        picture.save(tmp_path / "nowhere" / "picture.svg")
