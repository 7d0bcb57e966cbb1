#include "clusters/word_kinds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "tidings/text/stop_words.hpp"

namespace tidings::detail {
namespace {

using Kinds = std::unordered_map<std::string, unsigned>;

void add(Kinds& kinds, unsigned kind, std::initializer_list<const char*> words) {
  for (const char* word : words) kinds[word] |= kind;
}

Kinds known_kinds() {
  Kinds kinds;
  for (const std::string_view word : english_stop_words()) kinds[std::string(word)] |= holds_together;
  add(kinds, before_nouns,
      {"the",  "a",  "an", "his", "her", "its",  "their", "our", "my", "no",    "your",  "some",  "any",
       "each", "of", "in", "for", "by",  "with", "from",  "on",  "at", "every", "these", "those", "into"});
  add(kinds, before_verbs,
      {"to",  "he",   "she", "they",  "it",    "we",   "i",   "you",  "who", "will", "can",    "may",
       "has", "have", "had", "would", "could", "must", "did", "does", "not", "do",   "should", "might"});
  add(kinds, is_determiner,
      {"the", "a", "an", "his", "its", "their", "our", "my", "your", "some", "any", "each", "every", "no", "another"});
  add(kinds, is_preposition | holds_together,
      {"of",      "in",      "for",    "by",     "with",   "from",    "on",      "at",      "into",   "about", "over",
       "under",   "between", "during", "after",  "before", "against", "through", "without", "within", "among", "toward",
       "towards", "across",  "around", "behind", "beyond", "despite", "per",     "via",     "upon",   "than",  "as"});
  add(kinds, is_being, {"is", "are", "was", "were", "be", "been", "am"});
  add(kinds, before_qualities,
      {"is",     "are",    "was",  "were",  "be",   "been",  "being",        "am",     "seem",   "seems",   "seemed",
       "become", "became", "feel", "feels", "felt", "look",  "looks",        "looked", "remain", "remains", "remained",
       "get",    "gets",   "got",  "very",  "so",   "too",   "more",         "most",   "quite",  "really",  "extremely",
       "rather", "highly", "as",   "how",   "less", "least", "increasingly", "truly"});
  add(kinds, begins_object,
      {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "him", "them", "us", "me", "it", "that",
       "this", "these", "those"});
  return kinds;
}

/// Adjectives, adverbs and participles of news; the words are parted by white space.
constexpr std::string_view seldom_nouns = R"(
able absolutely accept accepted according accountable accurate accused accusing achieve acknowledge acknowledged acted
acting active actual actually add added adding additional address addressed addressing adds admitted adopted affect
affected afford afraid against aggressive ago agree agreed ahead aimed alleged allegedly allow allowed allowing allows
alone alongside angry announce announced announcing annual anymore anyway apart apparent apparently appear appeared
appears applied apply appointed appropriate approve approved approximately argue argued argues arguing armed arrested
arrived aside ask asked asking asks associated assume attacked attacking attempted attend attended authorized
automatic available avoid aware away back backed bad badly banned barely based basically beat became become becomes
becoming began begin begins begun believe believed believes best better big bigger biggest bipartisan blame blamed
blocked boost born break breaking bring bringing brings broad broader broke broken brought build built buying called
calling calls came canceled capable captured careful carried carry carrying cast caught caused central certain
certainly challenged challenging changed changing charged check choose chose chosen cited citing civil claimed
claiming classified clean clear clearly close closed closely closer closing combat come comes comfortable coming
commit committed common compared competitive complained complete completely complicated comply comprehensive concerned
concluded condemned conducted confident confirm confirmed confront congressional connected consider considered
considering consistent consistently constitutional contain continue continued continues continuing contributed
controlled controversial convicted convince convinced corporate correct corrupt count counter covered covering crazy
create created creating credible critical criticized cross crucial cultural current currently cutting daily damaging
dangerous deadly decide decided declare declared declaring declined deemed deep deeply defeated defended defending
defined definitely delayed deliver demanded demanding democratic denied deny describe described deserve designed
destroy destroyed detailed determine determined develop developed developing died different difficult digital
diplomatic direct directed directly disagree discovered discuss discussed discussing dismissed diverse divided
domestic dominated double dramatic dramatically draw drawing drawn drew driven driving dropped due eager earlier early
earned easier easily easy economic effective effectively eight elect elected electoral eligible eliminate elsewhere
emerged emotional enacted encourage encouraged ended ending endorsed enforce engage engaged enormous ensure enter
entered entering entire entirely environmental equal especially essential essentially establish established estimated
estimates eventually exactly exist existing expand expanded expanding expect expected expensive experienced explain
explained explaining explains explicitly exponentially exposed express expressed extend extended extraordinary extreme
extremely faced faces facing fail failed fair fairly fallen falling false familiar famous far federal feeling feels
fell fellow felt female fewer file filed fill filled final finally financial find finding finds fine fired five
focused follow followed following follows forced forcing foreign formal formally former forth forward fought found
founded four free frequently fresh friendly frustrated full fully fundamental funded further gain gained gathered gave
generally give given gives giving global goes going gone good gotten grand granted great greater greatest grew grow
growing grown guess guilty handed handle happen happened happens happy hard harder hardly headed heading healthy hear
heard heavily heavy held helped helping helps higher highly hired historic historical historically hold holding holds
honest hoped hopeful hoping hostile hot huge humanitarian identified identify ideological ignore ignored illegal
illegally imagine immediate immediately implement important impose imposed impossible improve inappropriate include
included includes including increase increased increases increasing increasingly indicated informed initial initially
innocent insist insisted intended intense interested interesting internal international interviewed introduced
investigate investigating invited involved involving issued join joined joint judicial keep keeping keeps kept key
kill killed knew know knowing known knows laid large largely larger largest late later latest launch launched lay
leading leads leaked leaning learn learned leave leaves leaving led legally legislative legitimate lengthy less let
letting lied likely limited linked listen literally little live lived local locked long longtime looked looking lose
losing lost low lower made main mainstream maintain major make makes making male managed mandatory marked married
meaning meaningful meant meanwhile meet mental mentioned merely met misleading missing mixed moderate mostly motivated
moved moving multiple named narrow nationwide natural near nearby necessarily necessary need needed needs negative
negotiate negotiating new nice nine nominated northern noted notes noting numerous obtain obtained obvious obviously
occurred offered offering officially old older ongoing online open opened openly oppose opposed opposing optimistic
ordered organized originally overall overwhelming own owned paid partial participate particularly partisan partly pass
passed passing paying peaceful perfect permanent personal personally picked placed planned planning played playing
pleaded please pledged pointed political politically poor popular positive possible possibly posted potentially
powerful praised predicted prepare prepared preparing present presented presidential pressed pretty prevent previous
previously primarily privately probably produce produced prominent promised promising promote prompted proposed
protect protected protecting proud prove proved proven provide provided provides providing publicly published pull
pulled pursue pushed pushing put putting qualified questioned quick quickly radical raised raises raising ran rapidly
rare rarely reached reaching reading ready real realize really reasonable receive received receiving recent recently
recognize reduce reduced reducing referred referring reflect refuse refused regarding regardless regional registered
regular regularly regulatory reject rejected related relatively released relevant religious rely remain remained
remains remember remove removed reopen repeated repeatedly replace replied reported reportedly reports represent
represented representing represents requested require required requires requiring resign resigned respond responded
responsible restore resulted retired returned reveal revealed reverse right rising ruled run running runs rural safe
sat save saw scheduled scientific secure see seeing seeking seeks seem seemed seems seen sees seized sell selling send
sending senior sensitive sent separate serious seriously served serves serving set setting seven severe sexual
sexually shared sharing sharp short shortly showed showing shown shows sick signaled signed significant significantly
similar simple simply sit sitting six skeptical slightly slow small smaller smart social sold solid solve somehow
somewhat soon sought southern sparked speak speaks special specific specifically spent split spoke spoken stands
started starting stated statewide stayed stepped stood stopped strategic stressed striking strong stronger strongly
struck struggled struggling stuck stupid substantial succeed successful successfully suddenly suffered suffering
suggest suggested suggesting suggests supported supporting supports supposed sure surprised surprising surrounding
suspected sweeping take taken takes taking talked talking tall targeted targeting telling tells temporary tend
terrible tested testified testify think thinks thought threaten threatened threatening throughout throw tied together
told tonight took totally tough tougher traditional treated tremendously tried true truly try trying turned turning
tweeted twice typically ultimately unable unconstitutional undermine understand understood undocumented unfair unique
universal unlikely unpopular unprecedented unsupported unusual upcoming updated upset urged urging used uses using
usual various vast versus viewed violated violent visited vital voted vowed vulnerable wait waiting walk walked
walking want wanted wants warned warning watched watching weak wealthy wearing welcome went whole wide widely
widespread willing wing winning wins wish won worked working worried worse worth write writes writing written wrong
wrote yes yesterday younger zero
)";

/// Adjectives and adverbs that are nouns now and then.
constexpr std::string_view qualities = R"(
average bad best better big biggest close crazy double dumb early estimated executive far fine free full fun general hard
high highest hot huge illegal important inaugural individual large largest late latest left little long low lower lowest main
middle new next nice old oldest only open own partial partly physical poor potential pretty private rich right short single small
social stupid strong tall top total whole wide worse worst worth wrong young younger youngest
)";

using Words = std::unordered_set<std::string_view>;

Words split(std::string_view text) {
  Words words;
  constexpr std::string_view space = " \n";
  for (std::size_t begin = 0; (begin = text.find_first_not_of(space, begin)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(space, begin), text.size());
    words.insert(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

}  // namespace

unsigned kinds_of(std::string_view word) {
  static const Kinds kinds = known_kinds();
  const auto found = kinds.find(std::string(word));
  unsigned result = looked_up | (found == kinds.end() ? 0U : found->second);
  if (word.ends_with("'s") || word.ends_with("\xE2\x80\x99s")) result |= before_nouns | is_determiner;
  if (word.ends_with("n't") || word.ends_with("n\xE2\x80\x99t")) result |= before_verbs;
  return result;
}

bool is_seldom_noun(std::string_view word) {
  static const Words words = split(seldom_nouns);
  return words.contains(word);
}

bool is_quality(std::string_view word) {
  static const Words words = split(qualities);
  return words.contains(word);
}

bool is_in_ly(std::string_view word) {
  static const Words nouns =
      split("ally anomaly assembly belly bully butterfly family fly jelly lily monopoly rally reply supply");
  return word.size() > 3 && word.ends_with("ly") && !nouns.contains(word);
}

bool is_in_less_or_ful(std::string_view word) {
  static const Words nouns = split(
      "armful bible cable collectible constable crucible deductible fable handful mouthful spoonful stable table "
      "timetable variable vegetable");
  constexpr auto ends = std::to_array<std::string_view>({"less", "ful", "ous", "able", "ible"});
  return !nouns.contains(word) && std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_participle(std::string_view word) {
  return word.size() > 3 && word.ends_with("ed") && !word.ends_with("eed");
}

bool ends_as_adjective(std::string_view word) {
  constexpr auto ends = std::to_array<std::string_view>(
      {"ous", "ful", "less", "able", "ible", "ish", "ive", "ic", "al", "ary", "ent", "ed", "ing", "ly", "est", "ier"});
  return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_plural(std::string_view word) {
  if (word.size() < 4 || !word.ends_with('s')) return false;
  constexpr std::array<std::string_view, 5> others{"ss", "us", "is", "'s", "\x99s"};
  return std::ranges::none_of(others, [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace tidings::detail
