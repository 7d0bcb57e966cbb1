#include "stories/phrases.hpp"

#include <array>

namespace tidings::detail {
namespace {

using List = std::string_view[];  // NOLINT: its length is deduced

namespace english {

constexpr List byline_openers{"by", "exclusive by", "written by", "story by", "words by", "analysis by", "opinion by"};
constexpr List byline_titles{"writer",  "reporter", "correspondent", "editor",  "columnist", "contributor",
                             "analyst", "bureau",   "press",         "news",    "staff",     "service",
                             "times",   "post",     "journal",       "reuters", "afp",       "ap"};
constexpr List name_particles{"de",  "da",  "di",  "del", "della", "do",  "dos", "das", "du",   "la",
                              "le",  "van", "von", "der", "den",   "ter", "ten", "bin", "bint", "ibn",
                              "ben", "al",  "el",  "y",   "e",     "zu",  "af",  "av",  "of",   "the"};
constexpr List conjunctions{"and", "&", "with"};
constexpr List place_prepositions{"in", "from"};
constexpr List affiliation_prepositions{"for", "at", "of"};
constexpr List credit_words{"reporting",   "reported", "additional", "further",     "writing",      "written",
                            "editing",     "edited",   "compiled",   "compiling",   "graphics",     "graphic",
                            "photography", "photos",   "video",      "translated",  "translation",  "translating",
                            "production",  "produced", "research",   "researched",  "illustration", "illustrations",
                            "data",        "and",      "polling",    "coordinated", "directed",     "rewritten"};
constexpr List credit_prepositions{"by"};
constexpr List takeaways_headings{"important takeaways",
                                  "key takeaways",
                                  "takeaways",
                                  "the takeaways",
                                  "main takeaways",
                                  "key points",
                                  "the key points",
                                  "main points",
                                  "important points",
                                  "highlights",
                                  "key highlights",
                                  "story highlights",
                                  "what to know",
                                  "what you need to know",
                                  "things to know",
                                  "what we know",
                                  "at a glance",
                                  "in brief",
                                  "in short",
                                  "summary",
                                  "bullet points",
                                  "key facts",
                                  "the main points",
                                  "need to know"};
constexpr List closing_links{"read the original", "read the full",      "read full",         "read the rest",
                             "read the complete", "continue reading",   "view the original", "see the original",
                             "view original",     "click here to read", "full story",        "original article"};
constexpr List links{"read more", "read also", "also read", "see also", "related:", "click here", "read:"};
constexpr List caption_openers{"file photo", "photo:",   "file -",   "file –",   "file —",
                               "image:",     "caption:", "photo by", "picture:", "handout photo"};
constexpr List correction_openers{
    "corrects", "corrected", "refiles",  "repeats",         "adds",       "updates",      "recasts",
    "removes",  "clarifies", "restores", "this version of", "this story", "this article", "an earlier version",
    "in this",  "fixes"};
constexpr List correction_labels{"correction",    "corrections",   "clarification",
                                 "editor's note", "editor’s note", "corrected"};
constexpr List headline_labels{"special report", "exclusive", "analysis",  "insight",  "update",       "live",
                               "factbox",        "explainer", "opinion",   "breaking", "corrected",    "correction",
                               "watch",          "video",     "interview", "refile",   "timeline",     "column",
                               "commentary",     "feature",   "profile",   "quotes",   "breakingviews"};
constexpr List abbreviations{"inc", "ltd", "co",   "corp", "plc", "llc", "jr",  "sr",  "st", "mr",  "mrs",
                             "ms",  "dr",  "prof", "vs",   "gov", "sen", "rep", "gen", "lt", "col", "sgt"};
constexpr auto months = std::to_array<MonthName>(
    {{"january", 1},  {"jan", 1},    {"february", 2},  {"feb", 2},       {"march", 3},     {"mar", 3},
     {"april", 4},    {"apr", 4},    {"may", 5},       {"june", 6},      {"jun", 6},       {"july", 7},
     {"jul", 7},      {"august", 8}, {"aug", 8},       {"september", 9}, {"sept", 9},      {"sep", 9},
     {"october", 10}, {"oct", 10},   {"november", 11}, {"nov", 11},      {"december", 12}, {"dec", 12}});
constexpr List weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

}  // namespace english

constexpr std::array table{Phrases{
    .code = "en",
    .byline_openers = english::byline_openers,
    .byline_titles = english::byline_titles,
    .name_particles = english::name_particles,
    .conjunctions = english::conjunctions,
    .place_prepositions = english::place_prepositions,
    .affiliation_prepositions = english::affiliation_prepositions,
    .credit_words = english::credit_words,
    .credit_prepositions = english::credit_prepositions,
    .takeaways_headings = english::takeaways_headings,
    .closing_links = english::closing_links,
    .links = english::links,
    .caption_openers = english::caption_openers,
    .correction_openers = english::correction_openers,
    .correction_labels = english::correction_labels,
    .headline_labels = english::headline_labels,
    .abbreviations = english::abbreviations,
    .months = english::months,
    .weekdays = english::weekdays,
}};

}  // namespace

std::span<const Phrases> languages() {
  return table;
}

}  // namespace tidings::detail
