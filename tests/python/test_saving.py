from __future__ import annotations

import json
import pickle
import subprocess
import sys

import joblib
import numpy as np
import pytest
from safetensors.numpy import load_file

import tidings
from tidings import CountVectorizer, FileError, HashingVectorizer, TfidfVectorizer

TEXTS = ["Lava reached the harbour.", "The harbour’s trains stand still, still!", "", "Trains to Lava Point"]

PARAMETERS = [
    {},
    {"ngram_range": (1, 3), "min_df": 2, "sublinear_tf": True, "norm": "l1"},
    {"max_features": 4, "stop_words": ["the"]},
    {"vocabulary": ["lava", "zebra", "trains"]},
    {"weighting": "bm25", "dtype": np.float64, "norm": None},
    {"analyzer": "char_wb", "ngram_range": (2, 3)},
    {"stem": True, "language": "auto", "stop_words": "auto", "max_df": 0.9},
    {"stem": True, "language": ("en", "de"), "stop_words": "language", "weighting": ("bm25", "smooth", "l2")},
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.safetensors"


def same_vectors(ours, other) -> None:
    a, b = ours.transform(TEXTS), other.transform(TEXTS)
    for part in ("indptr", "indices", "data"):
        np.testing.assert_array_equal(getattr(a, part), getattr(b, part))
    assert ours.get_feature_names_out().tolist() == other.get_feature_names_out().tolist()


@pytest.mark.parametrize("Vectorizer", [TfidfVectorizer, CountVectorizer])
@pytest.mark.parametrize("parameters", PARAMETERS, ids=str)
def test_a_saved_vectorizer_comes_back_and_learns_on(Vectorizer, parameters, path):
    parameters = {k: v for k, v in parameters.items() if k in Vectorizer._parameters()}
    saved = Vectorizer(**parameters).fit(TEXTS)
    saved.save(path)
    loaded = Vectorizer.load(path)
    same_vectors(saved, loaded)
    mine, its = saved.get_params(), loaded.get_params()
    assert np.dtype(mine.pop("dtype")) == np.dtype(its.pop("dtype"))
    assert mine == its
    more = ["Lava trains lava", "A new harbour"]
    same_vectors(saved.partial_fit(more), loaded.partial_fit(more))
    same_vectors(saved.forget(TEXTS[:1]), loaded.forget(TEXTS[:1]))


CPP = [
    {"stem": True, "language": "auto"},
    {"language": "auto", "stop_words": "language"},
    {"stop_words": "auto", "ngram_range": (1, 2)},
    {"stem": True, "language": "en", "stop_words": ["the"], "keep_surface_forms": True},
    {"stem": True, "language": ("fr", "en")},
    {"weighting": ("log_average", "bm25", "l1")},
    {"weighting": ("bm25", "smooth", "none")},
]


@pytest.mark.parametrize("parameters", CPP, ids=str)
def test_options_of_a_cpp_program_become_parameters(parameters, path):
    saved = TfidfVectorizer(**parameters).fit(TEXTS)
    saved._vectorizer.save(str(path), "")  # as a C++ program does
    loaded = TfidfVectorizer.load(path)
    assert {name: loaded.get_params()[name] for name in parameters} == parameters
    same_vectors(saved, loaded)
    same_vectors(saved.partial_fit(["Lava"]), loaded.partial_fit(["Lava"]))


def test_options_that_python_does_not_have_are_named(path):
    tokenizing = TfidfVectorizer(tokenizer=str.split).fit(TEXTS)
    tokenizing._vectorizer.save(str(path), "")
    with pytest.raises(FileError, match="its terms are 'given', made by a program that Python does not have"):
        TfidfVectorizer.load(path)


def test_a_vectorizer_of_given_idf_comes_back(path):
    vectorizer = TfidfVectorizer(vocabulary=["lava", "trains"])
    vectorizer.idf_ = [1.5, 2.5]
    vectorizer.save(path)
    assert TfidfVectorizer.load(path).idf_.tolist() == [1.5, 2.5]
    assert pickle.loads(pickle.dumps(vectorizer)).idf_.tolist() == [1.5, 2.5]
    same_vectors(vectorizer, TfidfVectorizer.load(path))


def test_a_given_vocabulary_counts_before_it_learns():
    counter = CountVectorizer(vocabulary=["lava"])
    assert counter.transform(["lava lava"]).sum() == 2
    assert counter.partial_fit(["lava"]).n_documents_ == 1


def test_others_can_read_the_file(path):
    TfidfVectorizer().fit(TEXTS).save(path)
    arrays = load_file(path)
    ends = arrays["ends of words"].tolist()
    words = arrays["words"].tobytes()
    assert [words[a:b].decode() for a, b in zip([0, *ends], ends, strict=False)] == [
        "harbour", "lava", "point", "reached", "stand", "still", "the", "to", "trains",
    ]  # fmt: skip
    assert arrays["df"].tolist() == [2, 2, 1, 1, 1, 1, 2, 1, 2]


@pytest.mark.parametrize(
    "vectorizer",
    [
        TfidfVectorizer(min_df=2),
        TfidfVectorizer(stem=True, language="auto", weighting="bm25"),
        CountVectorizer(ngram_range=(1, 2)),
        HashingVectorizer(n_features=64, stop_words="en"),
        TfidfVectorizer(background="en", semantic=0.2),
    ],
    ids=repr,
)
@pytest.mark.parametrize("module", [pickle, joblib], ids=lambda module: module.__name__)
def test_pickle_and_joblib(vectorizer, module, path):
    vectorizer.fit(TEXTS)
    with path.open("wb") as file:
        module.dump(vectorizer, file)
    with path.open("rb") as file:
        again = module.load(file)
    assert again.get_params().keys() == vectorizer.get_params().keys()
    assert (again.transform(TEXTS) != vectorizer.transform(TEXTS)).nnz == 0


def test_what_was_learnt_is_small(load_jsonl, path):
    texts = [row["text"] for row in load_jsonl("topics/reuters21578")][:4000]
    vectorizer = TfidfVectorizer().fit(texts)
    terms = sum(len(term.encode()) for term in vectorizer.get_feature_names_out())
    most = 1.1 * (terms + 24 * len(vectorizer.get_feature_names_out())) + 20_000
    assert len(pickle.dumps(vectorizer)) < most < sum(map(len, texts)) / 2
    vectorizer.save(path)
    assert path.stat().st_size < most


def test_what_can_not_be_saved_or_loaded_is_told(path):
    with pytest.raises(ValueError, match="not fitted"):
        TfidfVectorizer().save(path)
    with pytest.raises(ValueError, match="tokenizer is a function"):
        TfidfVectorizer(tokenizer=str.split).fit(TEXTS).save(path)
    assert not path.exists()
    with pytest.raises(FileError, match=r"model\.safetensors"):
        TfidfVectorizer.load(path)
    CountVectorizer().fit(TEXTS).save(path)
    with pytest.raises(FileError, match="holds a CountVectorizer, not a TfidfVectorizer"):
        TfidfVectorizer.load(path)
    with pytest.raises(FileError):
        CountVectorizer().fit(TEXTS).save(path / "below" / "a" / "file")
    with pytest.raises(ValueError, match="other_icu must be one of"):
        CountVectorizer.load(path, other_icu="maybe")


def test_another_version_of_icu_is_noticed(path, monkeypatch):
    TfidfVectorizer().fit(TEXTS).save(path)
    monkeypatch.setattr(tidings._core, "icu_version", lambda: "0.1")
    with pytest.warns(UserWarning, match="learnt under ICU .*, and this is ICU 0.1"):
        TfidfVectorizer.load(path)
    with pytest.raises(FileError, match="learnt under ICU"):
        TfidfVectorizer.load(path, other_icu="raise")
    TfidfVectorizer.load(path, other_icu="ignore")


def test_a_damaged_file_is_never_taken_for_a_whole_one(path, tmp_path):
    TfidfVectorizer(ngram_range=(1, 2)).fit(TEXTS).save(path)
    whole = path.read_bytes()
    damaged = tmp_path / "damaged"
    for i in range(len(whole)):
        damaged.write_bytes(whole[:i] + bytes([whole[i] ^ 0x5A]) + whole[i + 1 :])
        with pytest.raises(FileError):
            TfidfVectorizer.load(damaged)
    for length in range(len(whole)):
        damaged.write_bytes(whole[:length])
        with pytest.raises(FileError):
            TfidfVectorizer.load(damaged)


def sealed(header: dict, data: bytes) -> bytes:
    """A file whose checksums are right, whatever its header says."""
    xxhash = pytest.importorskip("xxhash")
    for name, array in header.items():
        if name != "__metadata__":
            begin, end = array["data_offsets"]
            header["__metadata__"][f"checksum of {name}"] = xxhash.xxh64(data[begin:end]).hexdigest()
    header["__metadata__"]["checksum"] = "0" * 16
    text = json.dumps(header, separators=(",", ":"), sort_keys=True)
    text = text.replace('"checksum":"' + "0" * 16, '"checksum":"' + xxhash.xxh64(text.encode()).hexdigest())
    return len(text).to_bytes(8, "little") + text.encode() + data


LIES = {
    "a gap": lambda header: header["df"]["data_offsets"].__setitem__(0, header["df"]["data_offsets"][0] + 4),
    "beyond the end": lambda header: header["words"].update(shape=[10**6], data_offsets=[0, 10**6]),
    "a shape that overflows": lambda header: header["df"].update(shape=[2**63, 2**63]),
    "a negative shape": lambda header: header["df"].update(shape=[-1]),
    "another type": lambda header: header["df"].update(dtype="F32"),
    "no such type": lambda header: header["df"].update(dtype="F128"),
    "more texts than df": lambda header: header["__metadata__"].update(n_texts="0"),
    "no number": lambda header: header["__metadata__"].update(n_texts="many"),
    "no options": lambda header: header["__metadata__"].update(options="{}"),
    "wrong options": lambda header: header["__metadata__"].update(
        options=header["__metadata__"]["options"].replace('"words"', '"sentences"')
    ),
    "no parameters": lambda header: header["__metadata__"].update(parameters="[]"),
    "a newer version": lambda header: header["__metadata__"].update(version="2"),
    "a missing array": lambda header: header.pop("ngrams"),
    "a number for a text": lambda header: header["__metadata__"].update(version=1),
}


@pytest.mark.parametrize("lie", LIES)
def test_headers_that_lie_are_found_out(lie, path):
    TfidfVectorizer(ngram_range=(1, 2)).fit(TEXTS).save(path)
    content = path.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    path.write_bytes(sealed(json.loads(json.dumps(header)), data))
    TfidfVectorizer.load(path)  # the seal itself is right
    LIES[lie](header)
    ranges = [a["data_offsets"] for name, a in header.items() if name != "__metadata__"]
    if lie == "beyond the end":
        header["words"]["data_offsets"] = [header["words"]["data_offsets"][0], max(end for _, end in ranges)]
    path.write_bytes(sealed(header, data))
    with pytest.raises(FileError):
        TfidfVectorizer.load(path)


DIE_WHILE_SAVING = """
import os, signal, sys, time
from tidings import TfidfVectorizer

path = sys.argv[1]
models = [TfidfVectorizer(n_jobs=1).fit([f"term{i} number{n}" for i in range(20000)]) for n in range(2)]
began = time.monotonic()
models[0].save(path)
took = time.monotonic() - began
firsts = [model.get_feature_names_out()[0] for model in models]
seen = []
for round_number in range(100):
    child = os.fork()
    if child == 0:
        while True:
            for model in models:
                model.save(path)
    time.sleep(took * (round_number % 30) / 6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    loaded = TfidfVectorizer.load(path)
    assert loaded.n_documents_ == 20000
    seen.append(firsts.index(loaded.get_feature_names_out()[0]))
assert set(seen) == {0, 1}, seen
print(len(seen))
"""


def test_a_process_that_dies_while_saving_leaves_the_old_file_or_the_new_one(path):
    result = subprocess.run(
        [sys.executable, "-c", DIE_WHILE_SAVING, str(path)], capture_output=True, check=True, text=True
    )
    assert result.stdout == "100\n"


def test_nothing_stays_beside_a_saved_file(path):
    vectorizer = TfidfVectorizer().fit(TEXTS)
    for _ in range(3):
        vectorizer.save(path)
    assert list(path.parent.iterdir()) == [path]
