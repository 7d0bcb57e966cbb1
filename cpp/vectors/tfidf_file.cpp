#include "vectors/tfidf_file.hpp"

#include <charconv>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/tokenizer.hpp"
#include "vectors/learning.hpp"
#include "vectors/options_file.hpp"

namespace tidings::detail {
namespace {

constexpr const char* kind = "tidings.TfidfVectorizer";
constexpr int version = 1;

static_assert(sizeof(std::size_t) == sizeof(std::uint64_t), "sizes are saved as they are");

template <class Vector>
Vector copied(const Archive& archive, const std::string& name) {
  const auto values = archive.get<typename Vector::value_type>(name);
  return Vector(values.begin(), values.end());
}

std::size_t count_of(const Archive& archive, const std::string& name) {
  const std::string& text = archive.text(name);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw FileError(archive.path(), "is damaged: " + name + " is \"" + text + "\"");
  }
  return value;
}

StringList words_of(const Archive& archive) {
  return {std::string(archive.bytes("words")), copied<std::vector<std::uint64_t>>(archive, "ends of words")};
}

Learnt learnt_of(const Archive& archive) {
  Learnt learnt;
  learnt.table.words = words_of(archive);
  learnt.table.ngrams = copied<decltype(learnt.table.ngrams)>(archive, "ngrams");
  learnt.table.ends = copied<std::vector<std::uint64_t>>(archive, "ends of lengths");
  learnt.table.df = copied<decltype(learnt.table.df)>(archive, "df");
  learnt.table.occurrences = copied<decltype(learnt.table.occurrences)>(archive, "occurrences");
  learnt.n_texts = count_of(archive, "n_texts");
  learnt.replaced = count_of(archive, "replaced");
  return learnt;
}

/// @param words of the file, in their order
std::vector<std::string> strings_of(const StringList& words) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < words.size(); ++i) strings.emplace_back(words[i]);
  return strings;
}

TfidfVectorizer vectorizer_of(const Archive& archive, const BackgroundSource& source) {
  TfidfOptions options = options_of(archive.text("options"));
  if (const auto fingerprint = background_of(archive.text("options"))) {
    options.background = source(archive.text("parameters"));
    if (!options.background) throw FileError(archive.path(), "learnt with a background, which must be given");
    if (options.background->fingerprint() != *fingerprint) {
      throw FileError(archive.path(), "learnt with another background");
    }
  }
  if (archive.has("idf")) {
    const std::vector<std::string> terms = strings_of(words_of(archive));
    if (options.vocabulary) options.vocabulary = terms;
    return {std::move(options), terms, copied<std::vector<double>>(archive, "idf")};
  }
  Learnt learnt = learnt_of(archive);
  check(learnt, options.vocabulary.has_value());
  if (options.vocabulary) options.vocabulary = strings_of(learnt.table.words);
  auto model = make_model(std::move(learnt), options);
  return {std::move(options), std::move(model)};
}

}  // namespace

void save_tfidf(const TfidfVectorizer& vectorizer, const std::string& path, const std::string& parameters) {
  if (!vectorizer.model()) throw std::logic_error("the TF-IDF vectorizer is not fitted: there is nothing to save");
  const Learnt& learnt = vectorizer.model()->learnt();
  const TermTable& table = learnt.table;
  ArchiveWriter writer(kind, version);
  writer.set("options", to_json(vectorizer.options()));
  writer.set("parameters", parameters);
  writer.set("icu_version", icu_version());
  if (table.ends.empty()) {  // made from terms and their idf
    const StringList& terms = vectorizer.vocabulary().terms();
    writer.put("words", terms.bytes());
    writer.put("ends of words", std::span<const std::uint64_t>(terms.ends()));
    writer.put("idf", std::span<const double>(vectorizer.idf()));
    return writer.write(path);
  }
  writer.set("n_texts", std::to_string(learnt.n_texts));
  writer.set("replaced", std::to_string(learnt.replaced));
  writer.put("words", table.words.bytes());
  writer.put("ends of words", std::span<const std::uint64_t>(table.words.ends()));
  writer.put("ngrams", std::span<const std::uint64_t>(table.ngrams));
  writer.put("ends of lengths", std::span<const std::uint64_t>(table.ends));
  writer.put("df", std::span<const std::uint32_t>(table.df));
  writer.put("occurrences", std::span<const std::uint64_t>(table.occurrences));
  writer.write(path);
}

LoadedTfidf load_tfidf(const std::string& path, const BackgroundSource& source) {
  const Archive archive(path, kind, version);
  try {
    return {vectorizer_of(archive, source), archive.text("parameters"), archive.text("icu_version")};
  } catch (const std::logic_error& error) {  // what it is made of is wrong
    throw FileError(path, std::string("is damaged: ") + error.what());
  }
}

}  // namespace tidings::detail
