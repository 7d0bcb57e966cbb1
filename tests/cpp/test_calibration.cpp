#include "catch.hpp"
#include "tidings/clusters/calibration.hpp"

namespace tidings {
namespace {

Corpus corpus_of(const std::vector<std::string>& texts) {
  std::vector<Story> stories;
  for (const std::string& text : texts) {
    Story story;
    story.paragraphs = {text};
    stories.push_back(story);
  }
  return Corpus(stories);
}

const std::vector<std::string> texts{"Lava from the volcano reached the harbour of Pelluna.",
                                     "The harbour of Pelluna is lost, lava from the volcano covers it.",
                                     "Drivers of trains went on strike over night shifts.",
                                     "The strike of drivers over shifts stops trains.", "A rook decided the final."};

TEST_CASE("defaults that find the labelled events stay", "[calibration]") {
  const EventOptions options = calibrate_events(corpus_of(texts), std::vector<Index>{0, 0, 1, 1, 2});
  CHECK(options.strictness == 1);
  CHECK(options.days == EventOptions{}.days);
  CHECK(options.name_weight == EventOptions{}.name_weight);
}

TEST_CASE("pairs teach too, and a threshold that was given is not used", "[calibration]") {
  const Corpus stories = corpus_of(texts);
  const EventOptions options = calibrate_events(stories, std::vector<Index>{0, 1, 2, 3, 4}, {.threshold = 0.01});
  CHECK(options.strictness >= 1);
  CHECK_FALSE(options.threshold);
  const std::vector<LabelledPair> pairs{{0, 1, true}, {2, 3, false}};
  Events events(calibrate_events(stories, pairs));
  events.fit(stories);
  CHECK(events.labels()[0] == events.labels()[1]);
}

TEST_CASE("what is learnt finds the labelled events as well as the defaults, wherever it began", "[calibration]") {
  const Corpus stories = corpus_of(texts);
  const std::vector<Index> truth{0, 0, 1, 1, 2};
  const auto score = [&](const EventOptions& options) {
    Events events(options);
    events.fit(stories);
    return bcubed(truth, events.labels()).f1;
  };
  for (const EventOptions& begin : {EventOptions{.headline_weight = 0.9, .strictness = 9},
                                    EventOptions{.strictness = 0.01}, EventOptions{.name_weight = 0.99, .days = 1}}) {
    const double learnt = score(calibrate_events(stories, truth, begin));
    CHECK(learnt >= score(begin));
    CHECK(learnt >= score({}));
  }
}

TEST_CASE("labels and pairs must fit the stories", "[calibration]") {
  const Corpus stories = corpus_of(texts);
  CHECK_THROWS_AS(calibrate_events(stories, std::vector<Index>{0, 1}), std::invalid_argument);
  CHECK_THROWS_AS(calibrate_events(stories, std::vector<LabelledPair>{{0, 9, true}}), std::invalid_argument);
  CHECK_THROWS_AS(calibrate_events(stories, std::vector<LabelledPair>{{1, 1, true}}), std::invalid_argument);
  CHECK_THROWS_AS(calibrate_events(stories, std::vector<LabelledPair>{{0, 1, false}}), std::invalid_argument);
}

}  // namespace
}  // namespace tidings
