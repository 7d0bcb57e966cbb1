#include "tidings/text/stop_words.hpp"

#include <array>

namespace tidings {
namespace {

constexpr auto english = std::to_array<std::string_view>({
    "a",          "about",    "above",      "across",    "after",     "again",      "ain't",     "all",
    "almost",     "along",    "already",    "also",      "although",  "always",     "am",        "amid",
    "among",      "amongst",  "an",         "and",       "another",   "any",        "anybody",   "anyone",
    "anything",   "are",      "aren't",     "around",    "as",        "at",         "be",        "because",
    "been",       "before",   "behind",     "being",     "below",     "beside",     "besides",   "between",
    "beyond",     "both",     "but",        "by",        "can",       "can't",      "cannot",    "could",
    "couldn't",   "despite",  "did",        "didn't",    "do",        "does",       "doesn't",   "doing",
    "don't",      "done",     "down",       "during",    "each",      "either",     "else",      "enough",
    "even",       "ever",     "every",      "everybody", "everyone",  "everything", "except",    "few",
    "for",        "from",     "get",        "gets",      "getting",   "got",        "had",       "hadn't",
    "has",        "hasn't",   "have",       "haven't",   "having",    "he",         "he'd",      "he'll",
    "he's",       "hence",    "her",        "here",      "here's",    "hers",       "herself",   "him",
    "himself",    "his",      "how",        "how's",     "however",   "i",          "i'd",       "i'll",
    "i'm",        "i've",     "if",         "in",        "indeed",    "inside",     "instead",   "into",
    "is",         "isn't",    "it",         "it'd",      "it'll",     "it's",       "its",       "itself",
    "just",       "lest",     "let's",      "like",      "many",      "may",        "maybe",     "mayn't",
    "me",         "might",    "mightn't",   "mine",      "more",      "most",       "much",      "must",
    "mustn't",    "my",       "myself",     "nearly",    "neither",   "never",      "no",        "nobody",
    "none",       "nor",      "not",        "nothing",   "now",       "of",         "off",       "often",
    "on",         "once",     "only",       "onto",      "or",        "other",      "otherwise", "ought",
    "our",        "ours",     "ourselves",  "out",       "outside",   "over",       "per",       "perhaps",
    "quite",      "rather",   "said",       "same",      "say",       "saying",     "says",      "several",
    "shall",      "shan't",   "she",        "she'd",     "she'll",    "she's",      "should",    "shouldn't",
    "since",      "so",       "some",       "somebody",  "someone",   "something",  "sometimes", "still",
    "such",       "than",     "that",       "that's",    "the",       "their",      "theirs",    "them",
    "themselves", "then",     "there",      "there's",   "therefore", "these",      "they",      "they'd",
    "they'll",    "they're",  "they've",    "this",      "those",     "though",     "through",   "thus",
    "till",       "to",       "too",        "toward",    "towards",   "under",      "unless",    "unlike",
    "until",      "up",       "upon",       "us",        "usually",   "very",       "via",       "was",
    "wasn't",     "we",       "we'd",       "we'll",     "we're",     "we've",      "were",      "weren't",
    "what",       "what's",   "whatever",   "when",      "when's",    "where",      "where's",   "whereas",
    "whether",    "which",    "whichever",  "while",     "who",       "who's",      "whoever",   "whom",
    "whose",      "why",      "will",       "with",      "within",    "without",    "won't",     "would",
    "wouldn't",   "yet",      "you",        "you'd",     "you'll",    "you're",     "you've",    "your",
    "yours",      "yourself", "yourselves",
});

}  // namespace

std::span<const std::string_view> english_stop_words() {
  return english;
}

}  // namespace tidings
