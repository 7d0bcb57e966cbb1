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

/// What a vectorizer put into an archive, under names with a prefix.
class Part {
 public:
  Part(const Archive& archive, std::string prefix) : archive_(archive), prefix_(std::move(prefix)) {}

  [[nodiscard]] const std::string& path() const { return archive_.path(); }
  [[nodiscard]] bool has(const std::string& name) const { return archive_.has(prefix_ + name); }
  [[nodiscard]] const std::string& text(const std::string& name) const { return archive_.text(prefix_ + name); }

  template <class Vector>
  [[nodiscard]] Vector copied(const std::string& name) const {
    const auto values = archive_.get<typename Vector::value_type>(prefix_ + name);
    return Vector(values.begin(), values.end());
  }

  [[nodiscard]] StringList strings(const std::string& name) const {
    return {std::string(archive_.bytes(prefix_ + name)), copied<std::vector<std::uint64_t>>("ends of " + name)};
  }

  [[nodiscard]] std::size_t count(const std::string& name) const {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text(name).data(), text(name).data() + text(name).size(), value);
    if (error != std::errc() || end != text(name).data() + text(name).size()) {
      throw FileError(path(), "is damaged: " + name + " is \"" + text(name) + "\"");
    }
    return value;
  }

 private:
  const Archive& archive_;
  std::string prefix_;
};

Decayed decayed_of(const Part& part) {
  return {part.copied<std::vector<std::int64_t>>("times"),
          part.copied<std::vector<std::uint64_t>>("texts of times"),
          part.copied<std::vector<std::int64_t>>("epochs"),
          part.copied<std::vector<std::uint64_t>>("ends of epochs"),
          part.copied<LargeVector<TermId>>("terms of epochs"),
          part.copied<LargeVector<std::uint64_t>>("weights of epochs")};
}

Learnt learnt_of(const Part& part, const TfidfOptions& options) {
  Learnt learnt;
  learnt.table.words = part.strings("words");
  learnt.table.ngrams = part.copied<decltype(learnt.table.ngrams)>("ngrams");
  learnt.table.ends = part.copied<std::vector<std::uint64_t>>("ends of lengths");
  learnt.table.df = part.copied<decltype(learnt.table.df)>("df");
  learnt.table.occurrences = part.copied<decltype(learnt.table.occurrences)>("occurrences");
  learnt.n_texts = part.count("n_texts");
  learnt.replaced = part.count("replaced");
  if (options.half_life > 0) learnt.decayed = decayed_of(part);
  if (options.surface_forms) {
    learnt.forms = {part.strings("forms"), part.copied<decltype(learnt.forms.counts)>("counts of forms")};
  }
  return learnt;
}

void put_decayed(const Decayed& decayed, const std::string& prefix, ArchiveWriter& writer) {
  writer.put(prefix + "times", std::span<const std::int64_t>(decayed.times));
  writer.put(prefix + "texts of times", std::span<const std::uint64_t>(decayed.n_texts));
  writer.put(prefix + "epochs", std::span<const std::int64_t>(decayed.epochs));
  writer.put(prefix + "ends of epochs", std::span<const std::uint64_t>(decayed.ends));
  writer.put(prefix + "terms of epochs", std::span<const std::uint32_t>(decayed.terms));
  writer.put(prefix + "weights of epochs", std::span<const std::uint64_t>(decayed.weights));
}

/// @param words of the file, in their order
std::vector<std::string> strings_of(const StringList& words) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < words.size(); ++i) strings.emplace_back(words[i]);
  return strings;
}

}  // namespace

TfidfVectorizer get_tfidf(const Archive& archive, const std::string& prefix, const BackgroundSource& source) {
  const Part part(archive, prefix);
  TfidfOptions options = options_of(part.text("options"));
  if (const auto fingerprint = background_of(part.text("options"))) {
    options.background = source(part.text("parameters"));
    if (!options.background) throw FileError(part.path(), "learnt with a background, which must be given");
    if (options.background->fingerprint() != *fingerprint) {
      throw FileError(part.path(), "learnt with another background");
    }
  }
  if (part.has("idf")) {
    const std::vector<std::string> terms = strings_of(part.strings("words"));
    if (options.vocabulary) options.vocabulary = terms;
    return {std::move(options), terms, part.copied<std::vector<double>>("idf")};
  }
  Learnt learnt = learnt_of(part, options);
  check(learnt, options.vocabulary.has_value(), options.half_life > 0);
  if (options.vocabulary) options.vocabulary = strings_of(learnt.table.words);
  auto model = make_model(std::move(learnt), options);
  return {std::move(options), std::move(model)};
}

void put_tfidf(const TfidfVectorizer& vectorizer, const std::string& prefix, const std::string& parameters,
               ArchiveWriter& writer) {
  if (!vectorizer.model()) throw std::logic_error("the TF-IDF vectorizer is not fitted: there is nothing to save");
  const Learnt& learnt = vectorizer.model()->learnt();
  const TermTable& table = learnt.table;
  writer.set(prefix + "options", to_json(vectorizer.options()));
  writer.set(prefix + "parameters", parameters);
  const auto put_strings = [&](const std::string& name, const StringList& strings) {
    writer.put(prefix + name, strings.bytes());
    writer.put(prefix + "ends of " + name, std::span<const std::uint64_t>(strings.ends()));
  };
  if (table.ends.empty()) {  // made from terms and their idf
    put_strings("words", vectorizer.vocabulary().terms());
    writer.put(prefix + "idf", std::span<const double>(vectorizer.idf()));
    return;
  }
  writer.set(prefix + "n_texts", std::to_string(learnt.n_texts));
  writer.set(prefix + "replaced", std::to_string(learnt.replaced));
  put_strings("words", table.words);
  writer.put(prefix + "ngrams", std::span<const std::uint64_t>(table.ngrams));
  writer.put(prefix + "ends of lengths", std::span<const std::uint64_t>(table.ends));
  writer.put(prefix + "df", std::span<const std::uint32_t>(table.df));
  writer.put(prefix + "occurrences", std::span<const std::uint64_t>(table.occurrences));
  if (vectorizer.options().half_life > 0) put_decayed(learnt.decayed, prefix, writer);
  if (!vectorizer.options().surface_forms) return;
  put_strings("forms", learnt.forms.forms);
  writer.put(prefix + "counts of forms", std::span<const std::uint64_t>(learnt.forms.counts));
}

void require_icu(const std::string& path, const std::string& version, bool any) {
  if (any || version == icu_version()) return;
  throw FileError(path, "learnt under ICU " + version + ", and this is ICU " + icu_version() +
                            ", whose words can differ; any_icu takes it all the same");
}

void save_tfidf(const TfidfVectorizer& vectorizer, const std::string& path, const std::string& parameters) {
  ArchiveWriter writer(kind, version);
  put_tfidf(vectorizer, "", parameters, writer);
  writer.set("icu_version", icu_version());
  writer.write(path);
}

LoadedTfidf load_tfidf(const std::string& path, const BackgroundSource& source) {
  const Archive archive(path, kind, version);
  try {
    return {get_tfidf(archive, "", source), archive.text("parameters"), archive.text("icu_version")};
  } catch (const std::logic_error& error) {  // what it is made of is wrong
    throw FileError(path, std::string("is damaged: ") + error.what());
  }
}

}  // namespace tidings::detail
