/// @file
/// TF-IDF vectors of texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/vocabulary.hpp"
#include "tidings/vectors/weighting.hpp"

namespace tidings {

class Background;

namespace detail {
struct Counts;
struct Learnt;
class TfidfModel;
}  // namespace detail

/// A limit on document frequency: a number of documents, or a proportion of them in [0, 1].
using DocumentFrequency = std::variant<std::size_t, double>;

/// scikit-learn's parameters, with their meaning and defaults.
struct TfidfOptions {
  AnalyzerOptions analyzer = {};
  DocumentFrequency min_df = std::size_t{1};  ///< terms in fewer documents are left out
  DocumentFrequency max_df = 1.0;             ///< terms in more documents are left out
  /// Words in more documents are left out, and all n-grams that have them; needs n-grams of one word.
  DocumentFrequency max_word_df = 1.0;
  /// Keep only the terms with the most occurrences; ties by bytes.
  std::optional<std::size_t> max_features = std::nullopt;
  /// The columns, in this order; no term is learnt or left out.
  std::optional<std::vector<std::string>> vocabulary = std::nullopt;
  bool binary = false;  ///< count a term once a text
  Weighting weighting = {};
  /// Document frequencies of ordinary news, as if `background_weight` further documents had been learnt: df and n of
  /// the idf become df + weight p and n + weight, where p is the part of the background's documents that have the term.
  /// So it fades as the collection grows. (The posterior mean of a Beta prior.)
  std::shared_ptr<const Background> background = nullptr;
  double background_weight = 10000;
  /// The share of the background's space in the cosine, in [0, 1); needs a background with term vectors and Norm::l2.
  /// The rows get as many further columns as it has dimensions.
  double semantic = 0;
  /// Days after which a text counts half in the idf, 0 for never: df and n of the idf are sums of 2^(-age / half_life)
  /// over the texts, where their age is that at the time of the newest one. All else, min_df too, counts whole texts.
  double half_life = 0;
  /// Whether to learn how words are written, for TfidfVectorizer::surface_forms. Takes about as long as learning does.
  bool surface_forms = false;
};

/// When each text was: seconds since 1970-01-01T00:00:00Z. Empty where there is no half-life.
using TextTimes = std::span<const std::int64_t>;

/// Learns the terms of a collection and weighs texts by them: weight = tf x idf, then the rows are normalised.
///
/// The result does not depend on the number of threads. Sums are in double whatever the matrix holds.
///
/// @code
/// TfidfVectorizer vectorizer({.analyzer = {.ngram_range = {1, 2}}, .weighting = {.tf = Tf::logarithmic}});
/// SparseMatrix<float> matrix = vectorizer.fit_transform<float>(texts);
/// @endcode
/// @see G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988
class TfidfVectorizer {
 public:
  /// @throws std::invalid_argument if a proportion is not in [0, 1], max_features is 0, the vocabulary is empty or
  ///         names a term twice, there is a background and terms are no words, or the analyzer's options are wrong
  explicit TfidfVectorizer(TfidfOptions options = {});

  /// A fitted vectorizer from what it learnt.
  /// @throws std::invalid_argument if there is not one idf a term, no term at all, or the weighting needs more of a
  ///         collection than that
  TfidfVectorizer(TfidfOptions options, const std::vector<std::string>& terms, std::vector<double> idf);

  /// A vectorizer with what another one has learnt.
  /// @param model null if it has learnt nothing
  TfidfVectorizer(TfidfOptions options, std::shared_ptr<const detail::TfidfModel> model);

  [[nodiscard]] const TfidfOptions& options() const { return options_; }
  [[nodiscard]] const Analyzer& analyzer() const { return analyzer_; }

  /// Learns the vocabulary and the idf. On an exception the vectorizer stays as it was.
  /// @param times see TextTimes
  /// @throws std::invalid_argument if no term remains, max_df lies below min_df, or there is not one time a text
  void fit(const Texts& texts, const Execution& execution = {}, TextTimes times = {});

  /// As fit, and weighs the same texts.
  /// @tparam Real float or double
  /// @return texts x terms, columns in the order of the terms' bytes (of the given vocabulary, if there is one)
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> fit_transform(const Texts& texts, const Execution& execution = {},
                                                 TextTimes times = {});

  /// Learns further texts: afterwards all is as if they had been among those of fit. What min_df and max_df left out is
  /// still known, and comes in when it has become frequent. Takes time linear in all that was learnt. On an exception
  /// the vectorizer stays as it was.
  /// @throws std::logic_error if it was made from terms and their idf
  void partial_fit(const Texts& texts, const Execution& execution = {}, TextTimes times = {});

  /// Learns what another one has learnt: afterwards all is as if this one had been fitted to the texts of both.
  /// @throws std::invalid_argument if the two analyse texts differently, or have other vocabularies or half-lives
  void merge(const TfidfVectorizer& other);

  /// Unlearns texts: afterwards all is as if they had not been among those that were learnt.
  /// @param times that they were learnt with
  /// @throws std::invalid_argument if a term is in more of them than were learnt; the vectorizer stays as it was
  /// @throws std::logic_error before fit
  void forget(const Texts& texts, const Execution& execution = {}, TextTimes times = {});

  /// Weighs texts by what was learnt; terms that were not learnt are left out.
  /// @throws std::logic_error before fit
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> transform(const Texts& texts, const Execution& execution = {}) const;

  /// Saves all that was learnt to a safetensors file, which Python reads too.
  /// @throws std::logic_error before fit
  /// @throws FileError if the file can't be written
  void save(const std::string& path) const;

  /// A vectorizer that was saved, from C++ or Python.
  /// @param any_icu whether it may have learnt under another version of ICU, whose words can differ
  /// @param background the one that it learnt with, if it did: the file does not hold it
  /// @throws FileError if it can't be read, was damaged, learnt under another version of ICU, or with another
  ///         background
  [[nodiscard]] static TfidfVectorizer load(const std::string& path, bool any_icu = false,
                                            const std::shared_ptr<const Background>& background = nullptr);

  /// The learnt terms; a term's number is its column. None before fit.
  [[nodiscard]] const Vocabulary& vocabulary() const;

  /// The number of columns: terms, and dimensions of the background's space if it has a share.
  [[nodiscard]] std::size_t n_columns() const;

  /// The idf of each column; all 1 with Idf::none.
  [[nodiscard]] const std::vector<double>& idf() const;

  /// The form in which each term of the vocabulary was written most often in the texts that were learnt: "Huawei" for
  /// "huawei"; a possessive ending that the analyzer drops is dropped. Of equally frequent forms the lowest by bytes.
  /// An n-gram's is made of those of its words.
  /// @throws std::logic_error unless the options say that forms are learnt
  [[nodiscard]] std::vector<std::string> surface_forms() const;

  /// What was learnt about weights. Empty before fit.
  [[nodiscard]] const CollectionWeights& weights() const;

  /// Whether there is a column.
  [[nodiscard]] bool fitted() const { return !idf().empty(); }

  /// The number of texts that were learnt.
  [[nodiscard]] std::size_t n_documents() const;

  /// What was learnt, for the library's other stages; null before fit.
  [[nodiscard]] const std::shared_ptr<const detail::TfidfModel>& model() const { return model_; }

  /// Ill-formed UTF-8 sequences in the texts that were learnt.
  [[nodiscard]] std::size_t replaced() const;

 private:
  [[nodiscard]] const detail::Learnt& learnt_before() const;
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> weigh(detail::Counts counts, const detail::TfidfModel& model,
                                         const Execution& execution) const;

  TfidfOptions options_;
  Analyzer analyzer_;
  std::shared_ptr<const detail::TfidfModel> model_;
};

}  // namespace tidings
