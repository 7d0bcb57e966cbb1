/// @file
/// Which stories tell of the same event.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/similarity/explain.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/story_vectorizer.hpp"

namespace tidings {

class Background;

/// How events are found. The defaults need no tuning.
struct EventOptions {
  /// What ordinary news looks like, so that ten stories are weighed like ten thousand; null for these stories alone.
  std::shared_ptr<const Background> background = nullptr;
  /// Words that are left out; those of english_stop_words() unless given.
  std::optional<std::vector<std::string>> stop_words = std::nullopt;
  /// The share of the headline's words in the similarity, besides the text's (which has the headline in it); in [0, 1).
  double headline_weight = 0.2;
  /// The share of names in what is left: words that begin with a capital where no sentence begins, and pairs of them;
  /// in [0, 1).
  double name_weight = 0.2;
  /// Days after which stories are not of the same event; 0 if time makes no difference.
  int days = 10;
  /// The similarity that is found is multiplied by this: above 1 for smaller events, below for larger ones. See
  /// calibrate_events.
  double strictness = 1;
  /// Stories are joined while their mean similarity is at least this; found from the stories if not given.
  std::optional<double> threshold = std::nullopt;
  /// Whether reprints, as near_duplicates finds them, are one story: of the same event, of the first one's day, and no
  /// more than one in the size of events, from which the threshold is found. A reprint that is `days` days or more
  /// after the first is another story. Reprints that count one by one draw what is found towards them: with 30 % of the
  /// stories reprinted up to five times, B-cubed F1 falls from .93 to .87 on ECB+, and from 1 to .91 on BASIL. Equal
  /// stories are one in any case.
  bool collapse_duplicates = true;
};

/// A story, and how similar it is.
struct SimilarStory {
  Index position = 0;
  double similarity = 0;

  [[nodiscard]] bool operator==(const SimilarStory&) const = default;
};

/// How a story stands to its event and to the others.
struct EventMember {
  double fit = 0;                     ///< mean similarity with the event's other stories; 0 where there are none
  std::vector<SharedTerm> terms;      ///< terms shared with them, as Events::terms; all shares sum to the fit
  Index runner_up = -1;               ///< the other event with the highest mean similarity; -1 if none is above 0
  double runner_up_fit = 0;           ///< that mean
  std::vector<SimilarStory> nearest;  ///< the most similar stories; a single story's are those that came nearest
};

/// A new story's place among the events.
struct EventPlace {
  Index event = -1;  ///< the event with the highest mean similarity; -1 if that is below the threshold
  Index best = -1;   ///< that event, below the threshold or not; -1 if it has nothing in common with any
  double fit = 0;    ///< that mean
};

/// Texts in a file of events.
struct SavedEventTexts {
  std::string options;     ///< as JSON, under their names
  std::string parameters;  ///< as given to Events::save
};

/// Finds the events in a pile of stories.
///
/// Reprints are one story, and are put back afterwards. What recurs over stories that are otherwise unlike is left out:
/// headlines such as "Live updates", invitations to subscribe. The similarity of two stories is the cosine of their
/// TF-IDF vectors (words and pairs of words of the text, names in it, words of the headline; logarithmic tf; see
/// StoryVectorizer), times the factor of the days between them (DayWindow). A story without a date is taken to be of
/// the day of the story most like it; without any date, time makes no difference. Average link joins groups of stories
/// down to `event_cut`, which is found from the stories themselves.
///
/// The order of the stories changes no event, but for ties, and for the numbers that events get.
///
/// @code
/// Events events({.background = background});
/// events.fit(stories);
/// for (Index event : events.labels()) ...
/// @endcode
class Events {
 public:
  /// @throws std::invalid_argument if a weight, the days or the threshold are out of range
  explicit Events(EventOptions options = {});
  ~Events();
  Events(Events&&) noexcept;
  Events& operator=(Events&&) noexcept;

  [[nodiscard]] const EventOptions& options() const;

  /// Finds the events. On an exception all stays as it was.
  void fit(const Corpus& stories, const Execution& execution = {});

  /// Events that were saved, from C++ or Python.
  /// @param any_icu whether they may have been found under another version of ICU, whose words can differ
  /// @param background the one they were found with, if any: the file does not hold it
  /// @throws FileError if it can't be read, was damaged, or was made under another version of ICU or with another
  ///         background
  [[nodiscard]] static Events load(const std::string& path, bool any_icu = false,
                                   const std::shared_ptr<const Background>& background = nullptr);

  /// The texts in a file. @throws FileError as load
  [[nodiscard]] static SavedEventTexts saved_texts(const std::string& path);

  /// Saves the options and, after fit, all that was found to a safetensors file; the stories are not in it, their
  /// vectors are.
  /// @param parameters a text of the caller's that is kept in the file
  /// @throws FileError if the file can't be written
  void save(const std::string& path, const std::string& parameters = "") const;

  [[nodiscard]] bool is_fitted() const { return fitted_ != nullptr; }

  // What follows throws std::logic_error before fit.

  /// The event of each story, numbered from 0 in the order of the events' first stories.
  [[nodiscard]] const std::vector<Index>& labels() const;

  /// The mean similarity down to which stories were joined.
  [[nodiscard]] double threshold() const;

  /// The vectors, rows of length 1: text, names and headline side by side.
  [[nodiscard]] const SparseMatrix<float>& matrix() const;

  /// The day of each story, found where it was not given; empty where time makes no difference.
  [[nodiscard]] const std::vector<Day>& days() const;

  /// The term of each column; a name or a headline's word has that of the text's column.
  [[nodiscard]] std::vector<std::string> terms() const;

  [[nodiscard]] const StoryVectorizer& vectorizer() const;

  /// The similarity of two stories, taken apart. Names and the headline's words count with the text's: the columns are
  /// the first ones of their terms.
  /// @throws std::out_of_range if there is no such story
  [[nodiscard]] Explanation explain(std::size_t a, std::size_t b) const;

  /// How each story stands to its event.
  /// @param labels    the clusters to explain: those of labels(), in another order if the caller likes
  /// @param n_terms   how many terms to name, the largest share first
  /// @param n_nearest how many of the nearest stories
  [[nodiscard]] std::vector<EventMember> members(const std::vector<Index>& labels, std::size_t n_terms = 8,
                                                 std::size_t n_nearest = 5, const Execution& execution = {}) const;

  /// The place of stories that were not there; they change nothing. Similarities are those of the fit: a story without
  /// a date is taken to be of the day of the fitted story most like it. They are rounded to 40 significant bits; of
  /// equal events the first is the best.
  ///
  /// At a threshold of 0 or below every story has an event, also one that has nothing in common with any: event 0,
  /// which is the only one then, since fit joins all stories.
  ///
  /// A call looks through the stories of each new one's window once (a tenth of a second for 20,000), so that many new
  /// stories at once take far less than one by one.
  [[nodiscard]] std::vector<EventPlace> predict(const Corpus& stories, const Execution& execution = {}) const;

 private:
  struct Fitted;
  [[nodiscard]] const Fitted& fitted() const;

  EventOptions options_;
  std::unique_ptr<const Fitted> fitted_;
};

}  // namespace tidings
