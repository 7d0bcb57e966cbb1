#include "tidings/clusters/descriptions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catch.hpp"

using tidings::Corpus;
using tidings::Index;
using tidings::Story;

namespace {

Story story(std::string headline, std::string body) {
  Story result;
  result.headline = std::move(headline);
  result.paragraphs = {std::move(body)};
  return result;
}

/// Two stories on lava, two on a strike, two on a bank; all end alike.
Corpus three_events() {
  const std::string end = " Read more. Sign up for our newsletter.";
  return Corpus({
      story("Lava reaches Pelluna",
            "On Monday lava from Mount Ashkara reached the town of Pelluna and its harbour." + end),
      story("Harbour burns", "The lava of Mount Ashkara burnt the harbour of Pelluna, said Mayor Ida Brandt." + end),
      story("Trains stand still", "Train drivers went on strike across Marrenne on Tuesday, said Otto Calloway." + end),
      story("Strike goes on", "The strike of train drivers in Marrenne goes on, and Otto Calloway wants talks." + end),
      story("Bank fails", "Customers of Aldermoor Bank cannot reach their money after a switch of software." + end),
      story("Bank chief quits", "The chief of Aldermoor Bank quit after its software locked customers out." + end),
  });
}

const std::vector<Index> pairs = {0, 0, 1, 1, 2, 2};

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

}  // namespace

TEST_CASE("a cluster is described by terms, names, stories and a sentence") {
  const auto clusters = tidings::describe_clusters(three_events(), pairs);
  REQUIRE(clusters.size() == 3);
  REQUIRE(std::ranges::any_of(clusters[0].terms, [](const std::string& term) {
    return term.find("lava") != std::string::npos || term.find("Ashkara") != std::string::npos;
  }));
  REQUIRE(contains(clusters[0].names, "Mount Ashkara"));
  REQUIRE(contains(clusters[1].names, "Otto Calloway"));
  REQUIRE(clusters[0].representatives.size() == 2);
  REQUIRE(clusters[0].terms.size() == clusters[0].weights.size());
  REQUIRE(clusters[0].summary.find("lava") != std::string::npos);
  REQUIRE(clusters[1].summary.find("strike") != std::string::npos);
}

TEST_CASE("what stands on many pages is in no description") {
  for (const auto& cluster : tidings::describe_clusters(three_events(), pairs)) {
    for (const std::string& term : cluster.terms) {
      REQUIRE(term.find("ead more") == std::string::npos);
      REQUIRE(term.find("newsletter") == std::string::npos);
      REQUIRE(term.find("ign") == std::string::npos);
    }
    REQUIRE(cluster.summary.find("newsletter") == std::string::npos);
  }
}

TEST_CASE("furniture of themes is found by their events") {
  auto options = tidings::default_descriptions();
  options.n_terms = 50;
  const Corpus four = three_events().select(std::vector<std::size_t>{0, 1, 2, 4});
  const std::vector<Index> one_theme(4, 0);
  const auto newsletter = [](const std::string& term) { return term.find("newsletter") != std::string::npos; };
  const auto with = tidings::describe_clusters(four, one_theme, options);
  REQUIRE(std::ranges::any_of(with[0].terms, newsletter));
  options.events = {0, 0, 1, 2};
  const auto without = tidings::describe_clusters(four, one_theme, options);
  REQUIRE_FALSE(without[0].terms.empty());
  REQUIRE(std::ranges::none_of(without[0].terms, newsletter));
}

TEST_CASE("players, videos and addresses of the web are in no description") {
  const std::string caption = "Media playback is unsupported on your device Media caption ";
  const auto video = [](const std::string& title) {
    return " JUST WATCHED the " + title + " Replay More Videos ... MUST WATCH the " + title;
  };
  const std::vector<std::pair<std::string, std::string>> subjects{
      {"Otto Calloway", "strike"}, {"Ida Brandt", "lava"}, {"Pia Holm", "bank"}};
  std::vector<Story> stories;
  for (const auto& [name, subject] : subjects) {
    const std::string body =
        "Now " + name + " spoke of the " + subject + " again, and " + name + " was glad that all could watch.";
    const std::string link = "\nSee https://short.example/status" + subject + " and https://short.example/status";
    stories.push_back(
        story(subject, caption + name + " speaks\n" + body + link + video(subject) + video(subject + " again")));
  }
  auto options = tidings::default_descriptions();
  options.n_terms = 50;
  for (const auto& cluster : tidings::describe_clusters(Corpus(stories), std::vector<Index>{0, 1, 2}, options)) {
    CHECK_FALSE(contains(cluster.names, "Replay More Videos"));
    CHECK(cluster.summary.find("Media") == std::string::npos);
    for (const std::string& term : cluster.terms) {
      CHECK(term.find("Media") == std::string::npos);
      CHECK(term.find("status") == std::string::npos);
      CHECK(term.find("https") == std::string::npos);
    }
  }
}

TEST_CASE("stories on one line keep what follows a common beginning, and names do not depend on their order") {
  const std::string welcome = "Good morning and welcome to our live page on the day's news, dear readers. ";
  std::vector<Story> stories;
  for (const std::string subject : {"lava", "trains", "banks"}) {
    stories.push_back(story("", welcome + "Today Ida Brandt speaks of " + subject + ", as " + subject +
                                    " matter to Ida Brandt (https://short.example/a)."));
  }
  stories.push_back(story("", welcome + "Today bread was what Ida Brandt knew, and to Ida Brandt bread was all."));
  const auto describe = [&](const std::vector<std::size_t>& order) {
    return tidings::describe_clusters(Corpus(stories).select(order), std::vector<Index>{0, 1, 2, 3});
  };
  std::vector<std::size_t> order{0, 1, 2, 3};
  const auto in_order = describe(order);
  do {
    const auto clusters = describe(order);
    for (std::size_t i = 0; i < order.size(); ++i) {
      REQUIRE(clusters[i].names == in_order[order[i]].names);
      REQUIRE_FALSE(clusters[i].terms.empty());
      REQUIRE(clusters[i].summary == in_order[order[i]].summary);
      if (order[i] < 3) REQUIRE(clusters[i].summary.ends_with("Ida Brandt ()."));
    }
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("names end before titles, and times of the day are no terms") {
  const std::string text =
      "The lava was met by Marrenne Gov. Ida Brandt, at 10 p.m., and at 11 p.m. the Marrenne Gov. Ida Brandt slept.";
  const auto clusters = tidings::describe_clusters(Corpus({story("Lava", text)}), std::vector<Index>{0});
  CHECK(clusters[0].names == std::vector<std::string>{"Ida Brandt", "Marrenne"});
  CHECK_FALSE(contains(clusters[0].terms, "p.m"));
}

TEST_CASE("names go on after initials, and photographers are none") {
  const std::string text =
      "The case of Pelluna went to Judge Ida L. Brandt on Monday, and Judge Ida L. Brandt closed the case "
      "(AP Photo/Otto Calloway) of the harbour (AP Photo/Otto Calloway). Now Pia H.W. Holm left, and Pia H.W. Holm "
      "wept.";
  const auto clusters = tidings::describe_clusters(Corpus({story("Case", text)}), std::vector<Index>{0});
  CHECK(contains(clusters[0].names, "Judge Ida L. Brandt"));
  CHECK(contains(clusters[0].names, "Pia H.W. Holm"));
  CHECK_FALSE(contains(clusters[0].names, "Otto Calloway"));
  CHECK_FALSE(contains(clusters[0].terms, "Otto Calloway"));
}

TEST_CASE("long titles, saints and New belong to names") {
  const std::string text =
      "The office of Deputy Attorney General Ida Brandt is in St. Odile, and New Marrenne City lawmakers were told so. "
      "Now Deputy Attorney General Ida Brandt left St. Odile with New Marrenne City lawmakers, who were glad.";
  const auto clusters = tidings::describe_clusters(Corpus({story("Case", text)}), std::vector<Index>{0});
  CHECK(contains(clusters[0].names, "Deputy Attorney General Ida Brandt"));
  CHECK(contains(clusters[0].names, "St. Odile"));
  for (const auto& term : clusters[0].terms) CHECK_FALSE(term.starts_with("Marrenne City"));
}

TEST_CASE("what goes with a counter is furniture") {
  std::vector<Story> stories;
  for (const std::string name : {"Brenholt", "Pelluna", "Orvell"}) {
    std::string text = "Now the boats of " + name + " sank, as boats of " + name + " do.";
    for (const std::string n : {"1", "2", "3"}) text += " Show Picture " + n + " of 13 Views: " + name + " and a boat.";
    stories.push_back(story("", text));
  }
  auto options = tidings::default_descriptions();
  options.n_terms = 50;
  for (const auto& cluster : tidings::describe_clusters(Corpus(stories), std::vector<Index>{0, 1, 2}, options)) {
    CHECK(cluster.names.size() == 1);
    for (const auto& term : cluster.terms) {
      CHECK(term.find("Picture") == std::string::npos);
      CHECK(term.find("Views") == std::string::npos);
    }
  }
}

TEST_CASE("words in capitals that are written small elsewhere are no part of a name") {
  std::vector<Story> stories;
  for (const std::string name : {"Marrenne", "Pelluna", "Brenholt"}) {
    stories.push_back(story("", "We watch the lava of " + name + ". Now we watch the boats.\nMUST WATCH " + name +
                                    " burns\nMUST WATCH " + name + " saved"));
  }
  for (const auto& cluster : tidings::describe_clusters(Corpus(stories), std::vector<Index>{0, 1, 2})) {
    CHECK(cluster.names.size() == 1);
    for (const auto& name : cluster.names) CHECK(name.find("WATCH") == std::string::npos);
    for (const auto& term : cluster.terms) CHECK(term.find("WATCH") == std::string::npos);
  }
}

TEST_CASE("a summary goes on after initials, titles and acronyms, and ends where a sentence does") {
  const std::string lee = "Workers will remove the bronze statue of General Robert E. Lee from the park.";
  const std::string held =
      "The army wants to keep a base there and \xE2\x80\x9CMr.\xC2\xA0"
      "Calloway\xE2\x80\x9D wants none in the U.S. "
      "Senate.";
  const std::string ends = "Half of the lava rock that is sold abroad goes to gardens in the U.S.";
  const Corpus stories({story("Statue", lee), story("Base", held), story("Rock", ends + " The price has doubled.")});
  const auto clusters = tidings::describe_clusters(stories, std::vector<Index>{0, 1, 2});
  CHECK(clusters[0].summary == lee);
  CHECK(clusters[1].summary == held);
  CHECK(clusters[2].summary == ends);
  for (const std::string next : {"\xE2\x80\x9CThe price has doubled.\xE2\x80\x9D", "\"The price has doubled.\"",
                                 "It\xE2\x80\x99s dear.", "(The price has doubled.)", "We're sold out."}) {
    const auto rock = tidings::describe_clusters(Corpus({story("Rock", ends + " " + next)}), std::vector<Index>{0});
    CHECK(rock[0].summary == ends);
  }
}

TEST_CASE("no two clusters have the same headline") {
  const Corpus equal({story("Lava", "Lava flows."), story("Lava", "Lava flows."), story("Lava", "Lava flows.")});
  std::set<std::string> headlines;
  for (const auto& cluster : tidings::describe_clusters(equal, std::vector<Index>{0, 1, 2})) {
    headlines.insert(cluster.headline);
  }
  REQUIRE(headlines == std::set<std::string>{"Lava", "Lava (2)", "Lava (3)"});
}

TEST_CASE("the beginning of a text ends after a whole character") {
  const auto spaced = tidings::describe_clusters(Corpus({story("", "a" + std::string(358, ' ') + "\xC3\xA9 b c")}),
                                                 std::vector<Index>{0});
  REQUIRE(spaced[0].headline == "a \xC3\xA9 b c");
  std::string word = "x";
  while (word.size() < 400) word += "\xC3\xA9";
  const auto cut = tidings::describe_clusters(Corpus({story("", word)}), std::vector<Index>{0});
  REQUIRE(cut[0].headline == word.substr(0, 89) + "\xE2\x80\xA6");
}

TEST_CASE("a headline that is far too long ends after a word") {
  std::string headline;
  while (headline.size() < 80'000) headline += "lava ";
  const auto clusters = tidings::describe_clusters(Corpus({story(headline, "Lava flows.")}), std::vector<Index>{0});
  REQUIRE(clusters[0].headline == headline.substr(0, 239) + "\xE2\x80\xA6");
}

TEST_CASE("many equal headlines are numbered without a search") {
  const Index n = 20'000;
  std::vector<Index> labels;
  for (Index i = 0; i < n; ++i) labels.push_back(i);
  const auto clusters = tidings::describe_clusters(Corpus(std::vector<Story>(20'000)), labels);
  REQUIRE(clusters.back().headline == "(an empty story) (20000)");
}

TEST_CASE("no term repeats another one") {
  const Corpus stories({story("", "China and the Chinese voted in elections; an election by Chinese electors."),
                        story("", "Chinese elections: China elected electors in the election."), story("", "Lava.")});
  const auto clusters = tidings::describe_clusters(stories, std::vector<Index>{0, 0, 1});
  const auto chinese = [](const std::string& term) { return term.find("hin") != std::string::npos; };
  REQUIRE(std::ranges::count_if(clusters[0].terms, chinese) == 1);
}

TEST_CASE("stories without words, and none, are described") {
  REQUIRE(tidings::describe_clusters(Corpus(), {}).empty());
  const Corpus empty({story("", ""), story("", ""), story("The", "of")});
  const auto clusters = tidings::describe_clusters(empty, std::vector<Index>{0, 1, 1});
  REQUIRE(clusters[0].headline == "(an empty story)");
  REQUIRE(clusters[1].headline != clusters[0].headline);
  REQUIRE(clusters[0].terms.empty());
  REQUIRE(clusters[1].representatives.size() == 2);
}

TEST_CASE("descriptions are the same for any number of threads") {
  const auto one = tidings::describe_clusters(three_events(), pairs, tidings::default_descriptions(), {.n_jobs = 1});
  const auto four = tidings::describe_clusters(three_events(), pairs, tidings::default_descriptions(), {.n_jobs = 4});
  for (std::size_t c = 0; c < 3; ++c) {
    REQUIRE(one[c].terms == four[c].terms);
    REQUIRE(one[c].weights == four[c].weights);
    REQUIRE(one[c].summary == four[c].summary);
  }
}

TEST_CASE("descriptions refuse labels and events that do not fit") {
  REQUIRE_THROWS_WITH(tidings::describe_clusters(three_events(), std::vector<Index>{0, 1}),
                      contains_text("2 against 6"));
  auto options = tidings::default_descriptions();
  options.events = {0};
  REQUIRE_THROWS_WITH(tidings::describe_clusters(three_events(), pairs, options), contains_text("1 against 6"));
}

TEST_CASE("terms are words as they stand in the texts, not stems, also where a phrase crosses a sentence") {
  const Corpus stories(
      {story("", "Ministers feared espionage. Huawei denied it. They spoke of espionage. Huawei left."),
       story("", "The harbour flooded. Boats sank in the harbour, and the tide rose.")});
  for (const auto& cluster : tidings::describe_clusters(stories, std::vector<Index>{0, 1})) {
    REQUIRE_FALSE(cluster.terms.empty());
    REQUIRE_FALSE(contains(cluster.terms, "espionag"));
  }
}
