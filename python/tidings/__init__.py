"""News in, explained clusters out.

>>> import tidings
>>> stories = tidings.read(tidings.sample_page())
>>> analysis = tidings.analyze(stories)
>>> len(analysis.events)
11

See the functions and classes below for the steps one by one: `read`, `TfidfVectorizer`, `CountVectorizer`,
`HashingVectorizer`, `TfidfTransformer`, `StoryVectorizer`, `Background`, `nearest_neighbors`, `similar_pairs`,
`CosineNeighbors`, `CosineIndex`, `near_duplicates`, `differences`, `novelty`, `StorySimilarity`, `explain`, `Events`,
`Themes`, `describe`, `AverageLink`, `SphericalKMeans`, `Leiden`, `Density`, `metrics`.
"""

from tidings import metrics
from tidings._core import FileError, __version__, english_stop_words, icu_version
from tidings.analysis import Analysis, analyze
from tidings.average_link import AverageLink, event_threshold
from tidings.background import Background
from tidings.corpus import Corpus, Credit, Dateline, PageReport, Story
from tidings.cosine_index import CosineIndex, Matches
from tidings.cosine_neighbors import CosineNeighbors
from tidings.count import CountVectorizer
from tidings.density import Density
from tidings.descriptions import ClusterDescription, describe
from tidings.duplicate_group import DuplicateGroup, Reprint
from tidings.duplicates import NearDuplicates, near_duplicates
from tidings.events import Events
from tidings.hashing import HashingVectorizer
from tidings.leiden import Leiden
from tidings.neighbors import SimilarPairs, nearest_neighbors, similar_pairs
from tidings.novelty import Novelty, novelty
from tidings.read_report import FileReport, ReadReport
from tidings.reading import parse_page, read, sample_page, scan
from tidings.similarity import Explanation, explain
from tidings.spherical_kmeans import SphericalKMeans
from tidings.story_explanation import Highlight, StoryExplanation, TermShare
from tidings.story_fields import Field
from tidings.story_similarity import StorySimilarity
from tidings.story_vectorizer import StoryVectorizer
from tidings.text_differences import Difference, Differences, differences
from tidings.tfidf import TfidfVectorizer
from tidings.tfidf_transformer import TfidfTransformer
from tidings.themes import Theme, Themes
from tidings.tokenizer import tokenize

__all__ = [
    "Analysis",
    "AverageLink",
    "Background",
    "ClusterDescription",
    "Corpus",
    "CosineIndex",
    "CosineNeighbors",
    "CountVectorizer",
    "Credit",
    "Dateline",
    "Density",
    "Difference",
    "Differences",
    "DuplicateGroup",
    "Events",
    "Explanation",
    "Field",
    "FileError",
    "FileReport",
    "HashingVectorizer",
    "Highlight",
    "Leiden",
    "Matches",
    "NearDuplicates",
    "Novelty",
    "PageReport",
    "ReadReport",
    "Reprint",
    "SimilarPairs",
    "SphericalKMeans",
    "Story",
    "StoryExplanation",
    "StorySimilarity",
    "StoryVectorizer",
    "TermShare",
    "TfidfTransformer",
    "TfidfVectorizer",
    "Theme",
    "Themes",
    "__version__",
    "analyze",
    "describe",
    "differences",
    "english_stop_words",
    "event_threshold",
    "explain",
    "icu_version",
    "metrics",
    "near_duplicates",
    "nearest_neighbors",
    "novelty",
    "parse_page",
    "read",
    "sample_page",
    "scan",
    "similar_pairs",
    "tokenize",
]
