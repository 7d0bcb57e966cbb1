#include "tidings/vectors/hashing_vectorizer.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tidings/base/errors.hpp"
#include "vectors/counts.hpp"
#include "vectors/formulas.hpp"
#include "vectors/murmur_hash.hpp"

namespace tidings {
namespace {

using detail::Counts;
using detail::LargeVector;
using detail::NgramTable;
using detail::Node;

/// A column and the sign that a term has in it.
struct SignedColumn {
  Index column = 0;
  bool negative = false;
};

/// What the terms of one thread hash to.
class HashedTerms {
 public:
  HashedTerms(detail::Terms terms, const HashingOptions& options) : options_(options) {
    const StringList& words = terms.words.words();
    for (std::size_t i = 0; i < words.size(); ++i) of_word_.push_back(column_of(words[i]));
    const LargeVector<NgramTable::Key> ngrams = terms.ngrams.take_keys();
    std::string spelt;
    for (std::size_t i = 0; i < ngrams.size(); ++i) {
      spelt.clear();
      spell(detail::ngram_bit | static_cast<Node>(i), words, ngrams, spelt);
      of_ngram_.push_back(column_of(spelt));
    }
  }

  [[nodiscard]] SignedColumn operator[](Node term) const {
    return detail::is_ngram(term) ? of_ngram_[term & ~detail::ngram_bit] : of_word_[term];
  }

 private:
  static void spell(Node term, const StringList& words, const LargeVector<NgramTable::Key>& ngrams, std::string& text) {
    if (detail::is_ngram(term)) {
      const NgramTable::Key key = ngrams[term & ~detail::ngram_bit];
      spell(NgramTable::prefix_of(key), words, ngrams, text);
      text += ' ';
      term = NgramTable::word_of(key);
    }
    text += words[term];
  }

  /// The hash is read as a signed number, whose size names the column.
  [[nodiscard]] SignedColumn column_of(std::string_view term) const {
    const std::uint32_t hash = detail::murmur_hash(term);
    const bool negative = hash >> 31U != 0;
    const std::uint64_t size = negative ? (std::uint64_t{1} << 32U) - hash : hash;
    return {static_cast<Index>(size % options_.n_features), negative && options_.alternate_sign};
  }

  const HashingOptions& options_;
  LargeVector<SignedColumn> of_word_;
  LargeVector<SignedColumn> of_ngram_;
};

/// A row: columns in their order, and values.
using Row = std::vector<std::pair<Index, double>>;

/// Sums what falls into the same column.
void sum_columns(Row& row, bool binary) {
  std::ranges::sort(row, {}, &std::pair<Index, double>::first);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < row.size();) {
    const Index column = row[at].first;
    double sum = 0;
    for (; at < row.size() && row[at].first == column; ++at) sum += row[at].second;
    if (binary) sum = 1;
    if (sum != 0) row[kept++] = {column, sum};
  }
  row.resize(kept);
}

void normalize(Row& row, const detail::Formula& formula, std::vector<double>& scratch) {
  scratch.clear();
  for (const auto& [column, value] : row) scratch.push_back(value);
  const double divisor = formula.divisor(scratch, {});
  for (auto& [column, value] : row) value /= divisor;
}

template <class Real>
SparseMatrix<Real> to_matrix(const std::vector<std::vector<Row>>& blocks, std::size_t n_rows, std::size_t n_columns) {
  std::size_t n_entries = 0;
  for (const auto& block : blocks) {
    for (const Row& row : block) n_entries += row.size();
  }
  if (n_entries > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("hashed matrix: " + std::to_string(n_entries) + " non-zeros are more than 2^31 - 1");
  }
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(n_rows), static_cast<Eigen::Index>(n_columns));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(n_entries));
  Index at = 0;
  Index* end = matrix.outerIndexPtr();
  for (const auto& block : blocks) {
    for (const Row& row : block) {
      for (const auto& [column, value] : row) {
        matrix.innerIndexPtr()[at] = column;
        matrix.valuePtr()[at++] = static_cast<Real>(value);
      }
      *++end = at;
    }
  }
  return matrix;
}

}  // namespace

HashingVectorizer::HashingVectorizer(HashingOptions options)
    : options_(std::move(options)), analyzer_(options_.analyzer) {
  require(options_.n_features >= 1 && options_.n_features <= std::size_t{std::numeric_limits<Index>::max()},
          "n_features", "from 1 to 2^31 - 1", options_.n_features);
  require(options_.norm != Norm::pivoted, "norm", "none, l1 or l2", "pivoted");
}

template <class Real>
SparseMatrix<Real> HashingVectorizer::transform(const Texts& texts, const Execution& execution) const {
  Counts counts = detail::count_all(texts, analyzer_.units(), execution);
  std::vector<HashedTerms> hashed;
  for (detail::TermSource& source : counts.sources) hashed.emplace_back(std::move(source.terms), options_);
  const detail::Formula formula({.norm = options_.norm}, {});
  std::vector<std::vector<Row>> blocks(counts.blocks.size());
  parallel_for(texts.size(), Counts::texts_per_block, {.n_jobs = execution.n_jobs}, [&]() -> Worker {
    return [&, scratch = std::vector<double>()](std::size_t begin, std::size_t end) mutable {
      const std::size_t block = begin / Counts::texts_per_block;
      for (std::size_t i = begin; i < end; ++i) {
        Row& row = blocks[block].emplace_back();
        for (const auto& [term, count] : counts.of(i)) {
          const auto [column, negative] = hashed[counts.blocks[block].source][term];
          const auto value = static_cast<double>(count);
          row.emplace_back(column, negative ? -value : value);
        }
        sum_columns(row, options_.binary);
        normalize(row, formula, scratch);
      }
      counts.blocks[block] = {};
    };
  });
  return to_matrix<Real>(blocks, texts.size(), options_.n_features);
}

template SparseMatrix<float> HashingVectorizer::transform(const Texts&, const Execution&) const;
template SparseMatrix<double> HashingVectorizer::transform(const Texts&, const Execution&) const;

}  // namespace tidings
