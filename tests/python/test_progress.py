from __future__ import annotations

import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from tidings import AverageLink, Events, TfidfVectorizer, describe, nearest_neighbors, read

TEXTS = [f"w{i} w{i % 7} lava" for i in range(500)]


def test_a_callable_is_told_of_the_progress():
    calls: list[tuple[int, int]] = []
    TfidfVectorizer(progress=lambda done, total: calls.append((done, total))).fit(TEXTS)
    assert calls[-1] == (500, 500)
    assert calls == sorted(calls)
    calls.clear()
    AverageLink(threshold=0.5, progress=lambda done, total: calls.append((done, total))).fit(np.eye(50))
    assert calls[-1] == (100, 100)
    assert calls == sorted(calls)


def test_a_bar_can_be_shown(capsys):
    nearest_neighbors(np.eye(50), progress=True)
    AverageLink(progress=True).fit(np.eye(50))
    assert "neighbours: 100%" in capsys.readouterr().err


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_exception_in_the_callable_stops_the_work(n_jobs):
    calls = []

    def stop(done: int, total: int) -> None:
        calls.append(done)
        raise RuntimeError(f"stopped at {done} of {total}")

    vectorizer = TfidfVectorizer(progress=stop, n_jobs=n_jobs)
    with pytest.raises(RuntimeError, match=r"stopped at \d+ of 500"):
        vectorizer.fit(TEXTS)
    assert len(calls) == 1
    assert calls == [0] or n_jobs > 1  # another thread may be through with its work before the first call
    with pytest.raises(ValueError, match="not fitted"):
        vectorizer.transform(TEXTS)


def stop_after_a_while(program: str) -> None:
    """Send Ctrl-C to a program that says "ready" and then works; it must say "stopped" soon."""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.5)  # some of the work takes less than two seconds on a fast machine
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped\n"
        assert time.monotonic() - begin < 2  # a second, and another for a busy machine
        process.wait(10)


PROGRAM = """
import numpy as np, tidings
from scipy import sparse
rng = np.random.default_rng(0)
X = sparse.random_array((60000, 3000), density=0.05, rng=rng, format="csr")
print("ready", flush=True)
try:
    tidings.{call}
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize(
    "call",
    [
        "nearest_neighbors(X)",
        "AverageLink(threshold=0.5).fit(X)",
        "SphericalKMeans(2000).fit(X)",
        "SphericalKMeans(2000, init=X[:2000]).fit(X)",
        "Leiden(resolution=0.1).fit(X)",
    ],
)
def test_ctrl_c_stops_long_work_within_a_second(call):
    stop_after_a_while(PROGRAM.format(call=call))


STORIES = """
import numpy as np, tidings
rng = np.random.default_rng(0)
words = np.array([f"word{{i}}" for i in range(20000)])
ranks = np.minimum(rng.zipf(1.3, size=(6000, 300)), len(words)) - 1
stories = tidings.read([" ".join(words[row]) for row in ranks])
labels = np.arange(6000) // 3
print("ready", flush=True)
try:
    tidings.{call}
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize(
    "call",
    ["Events().fit(stories)", "Events().calibrate(stories, labels)", "Themes().fit(stories, labels)"],
)
def test_ctrl_c_stops_work_on_stories_within_a_second(call):
    stop_after_a_while(STORIES.format(call=call))


def test_progress_of_work_on_stories_only_rises():
    stories = [
        {"title": f"Story {i % 40}", "text": f"Lava {i % 40} reached town {i % 40} in year {i}."} for i in range(120)
    ]
    corpus, labels = read(stories), np.arange(120) % 40
    for work in (
        lambda told: Events(progress=told).fit(corpus),
        lambda told: Events(progress=told).calibrate(corpus, labels),
        lambda told: describe(corpus, labels, progress=told),
    ):
        calls: list[tuple[int, int]] = []
        work(lambda done, total, calls=calls: calls.append((done, total)))
        assert calls == sorted(calls)
        assert len({total for _, total in calls}) == 1
        assert all(done <= total for done, total in calls)
