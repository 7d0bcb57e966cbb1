/// @file
/// Vectors of stories that know a headline from a body.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings {

/// Puts matrices of the same rows side by side, each times the square root of its share of the weights: where their
/// rows have length 1, the cosine of two rows is the weighted mean of their cosines in each field. A row that is empty
/// in a field has a cosine of 0 there.
/// @throws std::invalid_argument if there is not one weight a field, a weight is negative or not finite, all are 0, or
///         the fields differ in their number of rows
/// @throws std::length_error at 2^31 non-zeros or columns
template <class Real>
[[nodiscard]] SparseMatrix<Real> join_fields(std::span<const SparseView<Real>> fields, std::span<const double> weights);

/// A column of a corpus that can be made vectors of. What is a list in Story is joined by blank lines.
enum class StoryColumn {
  text,
  headline,
  body,
  source,
  kicker,
  epigraph,
  byline,
  paragraphs,
  takeaways,
  subheads,
  captions,
  corrections,
  url,
  language,
  label,
};

/// A part of stories that is weighed by itself.
struct StoryField {
  std::string name;  ///< "headline"
  StoryColumn column = StoryColumn::text;
  double weight = 1;  ///< in relation to the other fields'
  TfidfOptions vectors = {};
};

/// A headline, of three parts in ten, and the text: English stop words, logarithmic tf.
[[nodiscard]] std::vector<StoryField> default_story_fields();

/// Makes one matrix of several fields of stories, each with its own analysis, vocabulary and idf. Its cosine is the
/// weighted mean of the fields' cosines, so the same kernels serve.
///
/// @code
/// StoryVectorizer vectorizer;
/// const SparseMatrix<float> matrix = vectorizer.fit_transform<float>(stories);
/// const auto [begin, end] = vectorizer.columns_of("headline");
/// @endcode
class StoryVectorizer {
 public:
  /// @throws std::invalid_argument if there is no field, two have the same name, weights are wrong, or a field's norm
  ///         is not l2
  explicit StoryVectorizer(std::vector<StoryField> fields = default_story_fields());

  [[nodiscard]] const std::vector<StoryField>& fields() const { return fields_; }

  /// A vectorizer of what learnt each field.
  /// @throws std::invalid_argument if there is not one a field
  StoryVectorizer(std::vector<StoryField> fields, std::vector<TfidfVectorizer> vectorizers);

  /// Learns each field's vocabulary and idf, and makes vectors of the same stories. A field that has no term in any
  /// story gets no columns. On an exception the vectorizer stays as it was.
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> fit_transform(const Corpus& stories, const Execution& execution = {});

  /// @throws std::logic_error before anything was learnt
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> transform(const Corpus& stories, const Execution& execution = {}) const;

  /// Learns further stories: afterwards all is as if they had been among those that were learnt before, bit for bit. On
  /// an exception the vectorizer stays as it was.
  void partial_fit(const Corpus& stories, const Execution& execution = {});

  /// Learns what another one has learnt: afterwards all is as if this one had learnt the stories of both.
  /// @throws std::invalid_argument if the two have other fields, or analyse them differently
  void merge(const StoryVectorizer& other);

  /// Unlearns stories: afterwards all is as if they had not been among those that were learnt.
  /// @throws std::invalid_argument if a term is in more of them than were learnt; the vectorizer stays as it was
  /// @throws std::logic_error before anything was learnt
  void forget(const Corpus& stories, const Execution& execution = {});

  /// Saves the fields and all that was learnt to a safetensors file, which Python reads too.
  /// @throws std::logic_error before anything was learnt
  /// @throws FileError if the file can't be written
  void save(const std::string& path) const;

  /// A vectorizer that was saved, from C++ or Python.
  /// @param any_icu whether it may have learnt under another version of ICU, whose words can differ
  /// @param background the one that fields learnt with, if any did: the file does not hold it
  /// @throws FileError if it can't be read, was damaged, learnt under another version of ICU or with another
  ///         background, or has a key of Python's mappings that is none of StoryColumn
  [[nodiscard]] static StoryVectorizer load(const std::string& path, bool any_icu = false,
                                            const std::shared_ptr<const Background>& background = nullptr);

  /// Whether anything was learnt.
  [[nodiscard]] bool fitted() const { return !vectorizers_.empty(); }

  /// What has learnt a field. @throws std::invalid_argument if there is no such field
  [[nodiscard]] const TfidfVectorizer& vectorizer(const std::string& field) const;

  /// The columns [first, second) of a field. @throws std::invalid_argument if there is no such field
  [[nodiscard]] std::pair<Index, Index> columns_of(const std::string& field) const;

 private:
  [[nodiscard]] std::size_t place_of(const std::string& field) const;
  [[nodiscard]] std::vector<double> weights() const;
  [[nodiscard]] const std::vector<TfidfVectorizer>& learnt() const;

  std::vector<StoryField> fields_;
  std::vector<TfidfVectorizer> vectorizers_;
};

}  // namespace tidings
