#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <numeric>
#include <set>

#include "catch.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings {
namespace {

Story story(std::string headline, std::string text, std::string published = "") {
  Story result;
  result.headline = std::move(headline);
  result.paragraphs = {std::move(text)};
  result.published = std::move(published);
  return result;
}

const std::vector<Story> stories{
    story("Lava reaches harbour", "Lava from the volcano reached the harbour of Pelluna on Monday.", "2031-04-02"),
    story("Train strike spreads", "Drivers of all trains went on strike over night shifts.", "2031-04-02"),
    story("Volcano: harbour lost", "The harbour of Pelluna is lost, lava from the volcano covers it.", "2031-04-03"),
    story("No trains until Friday", "The strike of drivers over night shifts stops all trains until Friday.", ""),
    story("Museum buys painting", "A museum in Orvell bought a painting for nine million.", "2031-04-02"),
};

/// The clusters as sets of rows, whatever their numbers are.
std::set<std::set<std::size_t>> clusters_of(const std::vector<Index>& labels, const std::vector<std::size_t>& order) {
  std::vector<std::set<std::size_t>> clusters(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) clusters[static_cast<std::size_t>(labels[i])].insert(order[i]);
  return {clusters.begin(), clusters.end()};
}

TEST_CASE("stories of the same event are found", "[events]") {
  Events events;
  events.fit(Corpus(stories));
  CHECK(events.labels() == std::vector<Index>{0, 1, 0, 1, 2});
  CHECK(events.threshold() > 0);
  CHECK(events.days()[3] == events.days()[1]);
}

TEST_CASE("a story long afterwards is of another event", "[events]") {
  std::vector<Story> later = stories;
  later[2].published = "2031-05-20";
  Events events;
  events.fit(Corpus(later));
  CHECK(events.labels()[0] != events.labels()[2]);
  CHECK(events.explain(0, 2).similarity == 0);
  Events timeless({.days = 0});
  timeless.fit(Corpus(later));
  CHECK(timeless.labels()[0] == timeless.labels()[2]);
  CHECK(timeless.days().empty());
}

TEST_CASE("the order of stories changes no event", "[events]") {
  std::vector<std::size_t> order(stories.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::set<std::set<std::set<std::size_t>>> seen;
  do {
    std::vector<Story> shuffled;
    for (const std::size_t i : order) shuffled.push_back(stories[i]);
    Events events;
    events.fit(Corpus(shuffled), {.n_jobs = 1});
    seen.insert(clusters_of(events.labels(), order));
  } while (std::ranges::next_permutation(order).found);
  CHECK(seen.size() == 1);
}

TEST_CASE("members say why, and what came nearest", "[events]") {
  Events events;
  events.fit(Corpus(stories));
  const std::vector<EventMember> members = events.members(events.labels(), 100, 2);
  CHECK(members[0].fit == Approx(events.explain(0, 2).similarity));
  double sum = 0;
  for (const SharedTerm& term : members[0].terms) sum += term.share;
  CHECK(sum == Approx(members[0].fit));
  CHECK(members[0].nearest.front().position == 2);
  CHECK(members[0].nearest.front().similarity == Approx(members[0].fit));
  CHECK(members[4].fit == 0);
  CHECK(members[4].terms.empty());
  std::set<std::string> terms;
  for (const SharedTerm& term : members[0].terms) terms.insert(events.terms()[static_cast<std::size_t>(term.column)]);
  CHECK(terms.size() == members[0].terms.size());
}

TEST_CASE("a fit is the mean similarity, whatever the days of an event", "[events]") {
  std::vector<Story> pile;
  for (int day = 1; day <= 8; ++day) {
    for (int k = 0; k < 3; ++k) {
      pile.push_back(stories[static_cast<std::size_t>(k == 1 ? 2 : 0)]);
      pile.back().paragraphs[0] += " Word" + std::to_string(day * k) + " is new.";
      pile.back().published = "2031-04-0" + std::to_string(day);
    }
  }
  Events events;
  events.fit(Corpus(pile));
  const std::vector<EventMember> members = events.members(std::vector<Index>(pile.size(), 0), 1000);
  for (std::size_t i = 0; i < pile.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < pile.size(); ++j) sum += j == i ? 0 : events.explain(i, j).similarity;
    CHECK(members[i].fit == Approx(sum / static_cast<double>(pile.size() - 1)));
    double shares = 0;
    for (const SharedTerm& term : members[i].terms) shares += term.share;
    CHECK(shares == Approx(members[i].fit));
    CHECK(std::ranges::all_of(members[i].terms, [](const SharedTerm& term) { return term.share > 1e-9; }));
  }
}

TEST_CASE("members of an event of thousands", "[events]") {
  std::string text;
  for (int word = 0; word < 200; ++word) text += "word" + std::to_string(word) + " ";
  Events events;
  events.fit(Corpus(std::vector<Story>(2000, story("Lava", text))));
  const std::vector<EventMember> members = events.members(events.labels());
  CHECK(members[7].fit == Approx(1));
}

TEST_CASE("stories without words change nothing for the others", "[events]") {
  Events alone;
  alone.fit(Corpus(stories));
  std::vector<Story> pile = stories;
  for (int i = 0; i < 120; ++i) pile.push_back(story("", i % 2 == 0 ? "" : "The and of."));
  Events events;
  events.fit(Corpus(pile));
  CHECK(events.threshold() == alone.threshold());
  for (std::size_t i = 0; i < stories.size(); ++i) CHECK(events.labels()[i] == alone.labels()[i]);
}

TEST_CASE("stories whose neighbours have no date either get the day of a story that is like them", "[events]") {
  std::vector<Story> pile{story("Museum buys painting", "A museum in Orvell bought a painting.", "2031-01-02"),
                          story("Lava reaches harbour", "Lava from the volcano reached the harbour.", "2031-04-02")};
  for (int i = 0; i < 14; ++i) {
    pile.push_back(
        story("Lava reaches harbour", "Lava from the volcano reached the harbour. Ash fell on all roofs and " +
                                          std::string("fields of farmers today. Number") + std::to_string(i)));
  }
  Events events;
  events.fit(Corpus(pile));
  CHECK(std::ranges::count(events.days(), events.days()[1]) == 15);
}

/// Keeps how much was done at each report.
class Reports : public Progress {
 public:
  void update(std::size_t done, std::size_t total) override {
    parts.push_back(static_cast<double>(done) / static_cast<double>(total));
  }
  std::vector<double> parts;
};

TEST_CASE("progress is told from the beginning and goes forward", "[events]") {
  Reports reports;
  Events events;
  events.fit(Corpus(stories), {.progress = &reports});
  CHECK(std::ranges::is_sorted(reports.parts));
  CHECK(std::ranges::count_if(reports.parts, [](double part) { return part < 0.5; }) > 4);
  CHECK(reports.parts.back() <= 1);
}

TEST_CASE("equal stories are one, and stand together", "[events]") {
  std::vector<Story> twice = stories;
  for (const Story& story : stories) twice.push_back(story);
  Events once;
  once.fit(Corpus(stories));
  Events events;
  events.fit(Corpus(twice));
  CHECK(events.threshold() == once.threshold());
  for (std::size_t i = 0; i < stories.size(); ++i) {
    CHECK(events.labels()[i] == once.labels()[i]);
    CHECK(events.labels()[i + stories.size()] == once.labels()[i]);
  }
}

TEST_CASE("events are saved and come back, furniture and all", "[events]") {
  const std::string path = (std::filesystem::temp_directory_path() / "tidings_test.events").string();
  std::vector<Story> dressed = stories;
  for (int i = 0; i < 26; ++i) {
    std::string words;
    for (int word = 0; word < 24; ++word)
      words += {'w', static_cast<char>('a' + word), static_cast<char>('A' + i), ' '};
    dressed.push_back(story("", words, "2031-04-02"));
  }
  for (Story& story : dressed) story.paragraphs.emplace_back("Sign up for our newsletter today.");
  Events saved({.days = 5, .strictness = 1.25});
  saved.save(path);
  CHECK_FALSE(Events::load(path).is_fitted());
  CHECK(Events::load(path).options().strictness == 1.25);
  saved.fit(Corpus(dressed));
  saved.save(path, "a text of the caller's");
  const Events loaded = Events::load(path);
  CHECK(loaded.is_fitted());
  CHECK(Events::saved_texts(path).parameters == "a text of the caller's");
  CHECK(loaded.labels() == saved.labels());
  CHECK(loaded.days() == saved.days());
  CHECK(loaded.threshold() == saved.threshold());
  CHECK(loaded.terms() == saved.terms());
  CHECK(loaded.explain(0, 2).similarity == saved.explain(0, 2).similarity);
  CHECK(std::ranges::count(loaded.terms(), "newsletter") == 0);
  const Corpus fresh(std::vector<Story>{story("Lava", "Lava stopped at the harbour of Pelluna.", "2031-04-03"),
                                        story("", "Sign up for our newsletter today.", "2031-04-03")});
  for (const Events* events : std::initializer_list<const Events*>{&saved, &loaded}) {
    const std::vector<EventPlace> places = events->predict(fresh);
    CHECK(places[0].event == events->labels()[0]);
    CHECK(places[1].best == -1);
  }
  std::filesystem::resize_file(path, 100);
  CHECK_THROWS_AS(Events::load(path), FileError);
  std::filesystem::remove(path);
}

TEST_CASE("new stories find their place and change nothing", "[events]") {
  Events events;
  events.fit(Corpus(stories));
  const std::vector<EventPlace> places = events.predict(Corpus(std::vector<Story>{
      story("Lava covers harbour", "Lava covers the harbour of Pelluna.", "2031-04-03"),
      story("", "Chess federation elects president.", ""),
      story("Lava reaches harbour", "Lava from the volcano reached the harbour of Pelluna on Monday.", "2032-04-03")}));
  CHECK(places[0].event == 0);
  CHECK(places[1].event == -1);
  CHECK(places[1].best == -1);
  CHECK(places[2].event == -1);
  CHECK(events.labels().size() == stories.size());
}

TEST_CASE("at a threshold of 0 or below every new story is of the one event", "[events]") {
  for (const double threshold : {0.0, -1.0}) {
    Events events({.threshold = threshold});
    events.fit(Corpus(stories));
    CHECK(events.labels() == std::vector<Index>(stories.size(), 0));
    const auto places = events.predict(Corpus(std::vector<Story>{
        story("Lava", "Lava covers the harbour.", "2031-04-03"), story("", "Chess federation elects president.", "")}));
    CHECK(places[0].event == 0);
    CHECK(places[0].best == 0);
    CHECK(places[1].event == 0);
    CHECK(places[1].best == -1);
    events.fit(Corpus(std::vector<Story>{}));
    CHECK(events.predict(Corpus(stories))[0].event == -1);
  }
}

TEST_CASE("piles of any size and kind have events", "[events]") {
  const auto labels = [](const std::vector<Story>& pile) {
    Events events;
    events.fit(Corpus(pile));
    return events.labels();
  };
  CHECK(labels({}).empty());
  CHECK(labels({story("", "")}) == std::vector<Index>{0});
  CHECK(labels({story("", ""), story("", "")}) == std::vector<Index>{0, 1});
  CHECK(labels({story("Lava", "")}) == std::vector<Index>{0});
  CHECK(labels({story("Lava", ""), story("Lava", "")}) == std::vector<Index>{0, 0});
  CHECK(labels({story("Lava", ""), story("Train", "")}) == std::vector<Index>{0, 1});
  CHECK(labels(std::vector<Story>(250, story("Lava", "lava", "2031-04-02"))) == std::vector<Index>(250, 0));
}

TEST_CASE("wrong options and calls are refused", "[events]") {
  CHECK_THROWS_AS(Events({.headline_weight = 1}), std::invalid_argument);
  CHECK_THROWS_AS(Events({.name_weight = -0.1}), std::invalid_argument);
  CHECK_THROWS_AS(Events({.days = -1}), std::invalid_argument);
  CHECK_THROWS_AS(Events({.threshold = 2}), std::invalid_argument);
  CHECK_THROWS_AS(Events().labels(), std::logic_error);
}

}  // namespace
}  // namespace tidings
