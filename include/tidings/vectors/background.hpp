/// @file
/// What ordinary news looks like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/vocabulary.hpp"

namespace tidings {

struct BackgroundOptions {
  AnalyzerOptions analyzer = {};   ///< of single words
  std::size_t dimensions = 100;    ///< of the term vectors; 0 for none
  std::size_t max_terms = 50'000;  ///< those in the most documents are kept; ties by bytes
};

/// Document frequencies and term vectors of a large collection, which tell a small one how much its words say, and
/// which of them are used alike.
///
/// The term vectors are the right singular vectors of the collection's TF-IDF matrix (logarithmic tf, rows of length 1)
/// over the words in at least two and at most three in ten of the documents, kept as eight-bit numbers with a scale a
/// word. The sum of a text's term vectors, weighed by TF-IDF, places the text in that space (latent semantic analysis).
///
/// @code
/// const Background background = Background::build(texts);
/// background.save("background.safetensors");
/// TfidfVectorizer vectorizer({.background = std::make_shared<const Background>(background), .semantic = 0.2});
/// @endcode
/// @see S. Deerwester et al., Indexing by latent semantic analysis, 1990
class Background {
 public:
  /// @throws std::invalid_argument if there are fewer texts or words than dimensions, or the analyzer makes other than
  ///         single words
  [[nodiscard]] static Background build(const Texts& texts, const BackgroundOptions& options = {},
                                        const Execution& execution = {});

  /// A background that was saved. The file says under which version of ICU it was built; another one is no error, since
  /// a few words cut otherwise do not change what ordinary news looks like.
  /// @throws FileError if the file can't be read, or was damaged
  [[nodiscard]] static Background load(const std::string& path);

  /// Saves all of it to a safetensors file.
  /// @throws FileError if the file can't be written
  void save(const std::string& path) const;

  /// Adds another one's documents and their frequencies. Term vectors stay as they are; words that only the other one
  /// has get none.
  /// @throws std::invalid_argument if the two analyse texts differently
  void merge(const Background& other);

  [[nodiscard]] const AnalyzerOptions& analyzer() const { return analyzer_; }
  [[nodiscard]] std::size_t n_documents() const { return n_documents_; }
  [[nodiscard]] std::size_t dimensions() const { return dimensions_; }

  /// The words, in the order of their bytes.
  [[nodiscard]] const Vocabulary& terms() const { return terms_; }

  /// Documents that have each word.
  [[nodiscard]] const std::vector<std::uint32_t>& document_frequencies() const { return df_; }

  /// Adds weight times the word's vector.
  /// @param sum of `dimensions` numbers
  void add_vector(Index term, double weight, std::span<double> sum) const;

  /// A number that tells one background from another: a hash of all of it.
  [[nodiscard]] std::uint64_t fingerprint() const;

 private:
  void count(const Texts& texts, std::size_t max_terms, const Execution& execution);
  void learn_vectors(const Texts& texts, std::size_t dimensions, const Execution& execution);
  void set_vector(Index term, std::span<const double> values);

  AnalyzerOptions analyzer_;
  std::size_t n_documents_ = 0;
  std::size_t dimensions_ = 0;
  Vocabulary terms_;
  std::vector<std::uint32_t> df_;
  std::vector<std::int8_t> vectors_;  ///< terms x dimensions
  std::vector<float> scales_;         ///< of each term's vector
};

}  // namespace tidings
