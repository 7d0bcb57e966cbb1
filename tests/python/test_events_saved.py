"""Events in files."""

from __future__ import annotations

import pickle

import pytest
from pelluna import CHESS, LAVA, LOST

import tidings
from tidings import Events


def answers(events):
    return (
        events.predict(["Lava in the harbour of Pelluna", "Rook wins chess final", "Rain"]).tolist(),
        events.labels_.tolist(),
        events.threshold_,
        events.explain(0, 1),
        events.memberships(),
        events.timelines(),
        events.days_.tolist(),
        events.matrix_.toarray().tobytes(),
    )


@pytest.mark.parametrize("date", ["", "2031-04-02"])
def test_what_was_found_is_saved_and_pickled(tmp_path, date):
    events = Events(strictness=1.25, stop_words=["the"]).fit([{**LAVA, "date": date}, LOST, CHESS])
    path = tmp_path / "events.safetensors"
    events.save(path)
    for other in (Events.load(path), pickle.loads(pickle.dumps(events))):
        assert answers(other) == answers(events)
        assert other.get_params() == events.get_params()


@pytest.mark.parametrize("background", [None, "en"])
def test_what_cpp_saved_is_found_already(tmp_path, background):
    dated = [{**LAVA, "date": "2031-04-02"}, LOST, CHESS]
    events = Events(background=background, days=4).fit(dated)
    path = str(tmp_path / "events.safetensors")
    events._events.save(path, "")  # as C++ does: without a word of Python's
    loaded = Events.load(path, background=background)
    assert loaded.labels_.tolist() == events.labels_.tolist()
    assert loaded.memberships() == events.memberships()
    assert loaded.predict([LAVA]).tolist() == events.predict([LAVA]).tolist()
    assert loaded.days == 4
    assert str(loaded.timelines()[0].first) == "2031-04-02"
    Events(background=background)._make(["en"]).save(path, "")
    with pytest.raises(ValueError, match="not fitted"):
        Events.load(path).predict([LAVA])


def test_what_was_learnt_is_saved_before_anything_is_found(tmp_path):
    events = Events().calibrate([LAVA, LOST, CHESS], ["lava", "lava", "chess"]).set_params(days=4)
    path = tmp_path / "events.safetensors"
    events.save(path)
    loaded = Events.load(path)
    assert loaded.get_params() == events.get_params()
    with pytest.raises(ValueError, match="not fitted"):
        loaded.predict([LAVA])
    Events().fit([]).save(path)
    assert Events.load(path).labels_.tolist() == []
    with pytest.raises(ValueError, match="background is an object"):
        Events(background=tidings.Background.load("en")).save(path)


def test_damaged_files_are_refused(tmp_path):
    path = tmp_path / "events.safetensors"
    Events().fit([LAVA, LOST, CHESS]).save(path)
    content = path.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 60)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(tidings.FileError):
            Events.load(path)
        path.write_bytes(content[:place])
        with pytest.raises(tidings.FileError):
            Events.load(path)
    tidings.StoryVectorizer().fit([{"headline": "Lava", "text": "Ash"}]).save(path)
    with pytest.raises(tidings.FileError):
        Events.load(path)
