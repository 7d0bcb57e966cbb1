#include "tidings/vectors/background.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/xxh64.hpp"
#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/tokenizer.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/learning.hpp"
#include "vectors/options_file.hpp"
#include "vectors/truncated_svd.hpp"

namespace tidings {
namespace {

constexpr const char* kind = "tidings.Background";
constexpr int version = 1;
constexpr double largest = 127;  ///< of an eight-bit number
constexpr double most_common = 0.3;

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// The terms in the most documents, in the order of their bytes.
std::vector<detail::TermId> most_frequent(const detail::TermTable& table, std::size_t most) {
  std::vector<detail::TermId> terms;
  for (detail::TermId t = 0; t < table.size(); ++t) terms.push_back(t);
  std::ranges::stable_sort(terms, std::ranges::greater{}, [&](detail::TermId t) { return table.df[t]; });
  if (terms.size() > most) terms.resize(most);
  std::ranges::sort(terms);
  return terms;
}

void require_state(const Archive& archive, bool ok, const char* problem) {
  if (!ok) throw FileError(archive.path(), std::string("is damaged: ") + problem);
}

}  // namespace

Background Background::build(const Texts& texts, const BackgroundOptions& options, const Execution& execution) {
  require(options.analyzer.unit == Unit::words && options.analyzer.ngram_range == NgramRange{}, "the analyzer",
          "one of single words", "another");
  ProgressPart counted(execution.progress, 0, texts.size() / 4, texts.size());
  ProgressPart decomposed(execution.progress, texts.size() / 4, texts.size(), texts.size());
  Background background;
  background.analyzer_ = options.analyzer;
  background.count(texts, options.max_terms, {.n_jobs = execution.n_jobs, .progress = &counted});
  if (options.dimensions == 0) return background;
  background.learn_vectors(texts, options.dimensions, {.n_jobs = execution.n_jobs, .progress = &decomposed});
  return background;
}

void Background::count(const Texts& texts, std::size_t max_terms, const Execution& execution) {
  const Analyzer analyzer(analyzer_);
  const detail::Learnt learnt = detail::learn({texts, {}}, analyzer.units(), {.analyzer = analyzer_}, execution);
  n_documents_ = texts.size();
  StringList words;
  for (const detail::TermId term : most_frequent(learnt.table, max_terms)) {
    words.push_back(learnt.table.words[term]);
    df_.push_back(learnt.table.df[term]);
  }
  terms_ = Vocabulary(std::move(words));
  scales_.assign(df_.size(), 0);
}

void Background::learn_vectors(const Texts& texts, std::size_t dimensions, const Execution& execution) {
  std::vector<std::string> telling;
  for (std::size_t t = 0; t < df_.size(); ++t) {
    const auto df = static_cast<double>(df_[t]);
    if (df < 2 || df > most_common * static_cast<double>(texts.size())) continue;
    telling.emplace_back(terms_[static_cast<Index>(t)]);
  }
  require(std::min(telling.size(), texts.size()) >= dimensions, "dimensions",
          "at most the number of texts, and of words in two of them and at most three in ten",
          std::to_string(dimensions) + " > " + std::to_string(std::min(telling.size(), texts.size())));
  ProgressPart weighed(execution.progress, 0, texts.size() / 3, texts.size());
  ProgressPart decomposed(execution.progress, texts.size() / 3, texts.size(), texts.size());
  TfidfVectorizer vectorizer({.analyzer = analyzer_, .vocabulary = telling, .weighting = {.tf = Tf::logarithmic}});
  const SparseMatrix<float> matrix =
      vectorizer.fit_transform<float>(texts, {.n_jobs = execution.n_jobs, .progress = &weighed});
  const detail::DenseMatrix vectors =
      detail::right_singular_vectors(view(matrix), dimensions, {.n_jobs = execution.n_jobs, .progress = &decomposed});
  dimensions_ = dimensions;
  vectors_.assign(df_.size() * dimensions, 0);
  for (std::size_t i = 0; i < telling.size(); ++i) {
    set_vector(*terms_.find(telling[i]), std::span(vectors.data() + i * dimensions, dimensions));
  }
}

void Background::set_vector(Index term, std::span<const double> values) {
  double peak = 0;
  for (const double value : values) peak = std::max(peak, std::abs(value));
  if (peak == 0) return;
  const auto row = static_cast<std::size_t>(term);
  scales_[row] = static_cast<float>(peak / largest);
  for (std::size_t d = 0; d < dimensions_; ++d) {
    vectors_[row * dimensions_ + d] = static_cast<std::int8_t>(std::lround(values[d] / peak * largest));
  }
}

void Background::add_vector(Index term, double weight, std::span<double> sum) const {
  const auto row = static_cast<std::size_t>(term);
  const double scale = weight * static_cast<double>(scales_[row]);
  if (scale == 0) return;
  const std::int8_t* vector = vectors_.data() + row * dimensions_;
  for (std::size_t d = 0; d < dimensions_; ++d) sum[d] += scale * static_cast<double>(vector[d]);
}

void Background::merge(const Background& other) {
  require(analyzer_ == other.analyzer_, "the other background's analyzer", "the same as this one's", "another");
  std::vector<std::pair<std::string_view, std::uint64_t>> all;
  for (std::size_t t = 0; t < df_.size(); ++t) all.emplace_back(terms_[static_cast<Index>(t)], df_[t]);
  for (std::size_t t = 0; t < other.df_.size(); ++t) {
    const std::string_view term = other.terms_[static_cast<Index>(t)];
    if (const std::optional<Index> mine = terms_.find(term)) {
      all[static_cast<std::size_t>(*mine)].second += other.df_[t];
    } else {
      all.emplace_back(term, other.df_[t]);
    }
  }
  std::ranges::sort(all);
  Background merged;
  merged.analyzer_ = analyzer_;
  merged.n_documents_ = n_documents_ + other.n_documents_;
  merged.dimensions_ = dimensions_;
  StringList words;
  for (const auto& [term, df] : all) {
    words.push_back(term);
    merged.df_.push_back(static_cast<std::uint32_t>(df));
    const std::optional<Index> mine = terms_.find(term);
    merged.scales_.push_back(mine ? scales_[static_cast<std::size_t>(*mine)] : 0);
    for (std::size_t d = 0; d < dimensions_; ++d) {
      merged.vectors_.push_back(mine ? vectors_[static_cast<std::size_t>(*mine) * dimensions_ + d] : std::int8_t{0});
    }
  }
  merged.terms_ = Vocabulary(std::move(words));
  *this = std::move(merged);
}

void Background::save(const std::string& path) const {
  ArchiveWriter writer(kind, version);
  writer.set("options", detail::to_json(TfidfOptions{.analyzer = analyzer_}));
  writer.set("n_documents", std::to_string(n_documents_));
  writer.set("icu_version", icu_version());
  writer.put("words", terms_.terms().bytes());
  writer.put("ends of words", std::span<const std::uint64_t>(terms_.terms().ends()));
  writer.put("df", std::span<const std::uint32_t>(df_));
  writer.put("vectors", std::span<const std::int8_t>(vectors_), dimensions_);
  writer.put("scales", std::span<const float>(scales_));
  writer.write(path);
}

Background Background::load(const std::string& path) {
  const Archive archive(path, kind, version);
  Background background;
  const std::string& number = archive.text("n_documents");
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), background.n_documents_);
  require_state(archive, error == std::errc() && end == number.data() + number.size(), "the number of documents");
  const auto ends = archive.get<std::uint64_t>("ends of words");
  const auto df = archive.get<std::uint32_t>("df");
  const auto scales = archive.get<float>("scales");
  const auto vectors = archive.get<std::int8_t>("vectors");
  try {
    background.analyzer_ = detail::options_of(archive.text("options")).analyzer;
    background.terms_ = Vocabulary(StringList(std::string(archive.bytes("words")), {ends.begin(), ends.end()}));
  } catch (const std::logic_error& problem) {
    throw FileError(path, std::string("is damaged: ") + problem.what());
  }
  const std::vector<std::size_t>& shape = archive.shape("vectors");
  require_state(archive, shape.size() == 2, "the shape of the vectors");
  background.dimensions_ = shape[1];
  const std::size_t n_terms = background.terms_.size();
  require_state(archive, df.size() == n_terms && scales.size() == n_terms, "the number of words");
  require_state(archive, vectors.size() == n_terms * background.dimensions_, "the number of vectors");
  const auto is_possible = [&](std::uint32_t n) { return n <= background.n_documents_; };
  require_state(archive, std::ranges::all_of(df, is_possible), "a document frequency");
  const auto is_finite = [](float scale) { return std::isfinite(scale); };
  require_state(archive, std::ranges::all_of(scales, is_finite), "a scale");
  background.df_.assign(df.begin(), df.end());
  background.scales_.assign(scales.begin(), scales.end());
  background.vectors_.assign(vectors.begin(), vectors.end());
  return background;
}

std::uint64_t Background::fingerprint() const {
  std::uint64_t hash = detail::xxh64(terms_.terms().bytes(), n_documents_);
  hash = detail::xxh64(bytes_of(df_), hash);
  hash = detail::xxh64(bytes_of(scales_), hash);
  return detail::xxh64(bytes_of(vectors_), hash);
}

}  // namespace tidings
