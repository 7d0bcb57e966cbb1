#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <tuple>

#include "bindings/execution.hpp"
#include "bindings/named.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/encoding.hpp"
#include "tidings/text/languages.hpp"
#include "tidings/text/script.hpp"
#include "tidings/text/stop_words.hpp"
#include "tidings/text/surface_forms.hpp"
#include "tidings/text/tokenizer.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

using Offsets = std::vector<std::pair<std::size_t, std::size_t>>;

Offsets tokenize(const Tokenizer& tokenizer, const py::object& text) {
  const TextArgument argument(text);
  Offsets offsets;
  for (const Token& token : tokenizer.tokenize(argument.view())) offsets.emplace_back(token.begin, token.end);
  return offsets;
}

std::vector<std::tuple<std::string, std::size_t, std::size_t>> analyze(const Analyzer& analyzer,
                                                                       const py::object& text) {
  const TextArgument argument(text);
  TermList terms;
  analyzer.analyze(argument.view(), terms);
  std::vector<std::tuple<std::string, std::size_t, std::size_t>> result;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    result.emplace_back(std::string(terms[i].text), terms[i].begin, terms[i].end);
  }
  return result;
}

using LanguageTuples = std::vector<std::tuple<std::string, std::vector<std::string>, std::string>>;

std::vector<Language> languages_from(const LanguageTuples& tuples) {
  std::vector<Language> languages;
  for (const auto& [code, words, algorithm] : tuples) languages.push_back({code, words, algorithm});
  return languages;
}

Analyzer make_analyzer(const std::string& unit, const std::string& normalization, bool fold_case,
                       const std::string& accents, bool strip_possessive, std::vector<std::string> stop_words,
                       std::size_t min_length, bool require_letter, std::string stemmer,
                       const LanguageTuples& languages, bool drop_language_stop_words,
                       std::pair<std::size_t, std::size_t> ngram_range, bool strict) {
  return Analyzer({.unit = named(detail::unit_names, unit),
                   .normalization = named(detail::normalization_names, normalization),
                   .fold_case = fold_case,
                   .accents = named(detail::accents_names, accents),
                   .strip_possessive = strip_possessive,
                   .stop_words = std::move(stop_words),
                   .min_length = min_length,
                   .require_letter = require_letter,
                   .stemmer = std::move(stemmer),
                   .languages = languages_from(languages),
                   .drop_language_stop_words = drop_language_stop_words,
                   .ngram_range = {ngram_range.first, ngram_range.second},
                   .on_ill_formed = strict ? OnIllFormed::raise : OnIllFormed::replace});
}

/// Whether decode would give the bytes as they are: UTF-8 without a mark, and without what UTF-16 has at its start.
bool is_plain_utf8(std::string_view bytes, const std::string& encoding) {
  constexpr std::size_t head = 4096;
  if (!encoding.empty() && decode({}, encoding).encoding != "UTF-8") return false;
  return !bytes.starts_with("\xEF\xBB\xBF") && bytes.substr(0, head).find('\0') == std::string_view::npos &&
         !find_ill_formed(bytes);
}

py::tuple decode_bytes(const py::bytes& content, const std::optional<std::string>& encoding) {
  const std::string_view bytes(content);
  Decoded decoded;
  bool plain = false;
  {
    const py::gil_scoped_release release;
    plain = is_plain_utf8(bytes, encoding.value_or(""));
    if (!plain) decoded = decode(bytes, encoding.value_or(""));
  }
  if (plain) return py::make_tuple(content, "UTF-8", 0);  // no copy: a page may be most of the memory there is
  return py::make_tuple(py::bytes(decoded.text), decoded.encoding, decoded.replaced);
}

}  // namespace

void register_text(py::module_& module) {
  module.def("icu_version", &icu_version, "The version of ICU that the module runs on.");
  module.def(
      "english_stop_words",
      [] { return std::vector<std::string_view>(english_stop_words().begin(), english_stop_words().end()); },
      "The English stop words, case-folded, sorted.");

  module.def("stemmers", &stemmers, "Snowball's algorithms, by name.");
  module.def("decode", &decode_bytes, py::arg("content"), py::arg("encoding") = py::none(),
             "The content in UTF-8, the name of its encoding, and how many ill-formed sequences became U+FFFD.");
  module.def(
      "main_script", [](const py::object& text) { return main_script(TextArgument(text).view()); }, py::arg("text"),
      "ISO 15924's code of the script that most letters have.");

  py::class_<Tokenizer>(module, "Tokenizer")
      .def(py::init<>())
      .def("tokenize", &tokenize, py::arg("text"), "The words' byte offsets (begin, end) in the text's UTF-8.");

  py::class_<Analyzer>(module, "Analyzer")
      .def(py::init(&make_analyzer), py::kw_only(), py::arg("unit"), py::arg("normalization"), py::arg("fold_case"),
           py::arg("accents"), py::arg("strip_possessive"), py::arg("stop_words"), py::arg("min_length"),
           py::arg("require_letter"), py::arg("stemmer"), py::arg("languages"), py::arg("drop_language_stop_words"),
           py::arg("ngram_range"), py::arg("strict"))
      .def(
          "language_of",
          [](const Analyzer& analyzer, const py::object& text) {
            return analyzer.language_of(TextArgument(text).view());
          },
          py::arg("text"), "The code of the language that the text is analysed in.")
      .def("analyze", &analyze, py::arg("text"), "The terms and their byte offsets: (term, begin, end).");

  module.def(
      "languages_of",
      [](const py::iterable& texts, const LanguageTuples& languages) {
        const TextArguments arguments(texts);
        return languages_of(Texts(arguments), languages_from(languages));
      },
      py::arg("texts"), py::arg("languages"), "The codes of the languages that the texts are in, most texts first.");

  module.def(
      "surface_forms",
      [](const py::iterable& texts, const Analyzer& analyzer, const std::vector<std::string>& terms, int n_jobs,
         const py::object& progress) {
        const TextArguments arguments(texts);
        return run(n_jobs, progress, [&](const Execution& execution) {
          return surface_forms(Texts(arguments), analyzer, terms, execution);
        });
      },
      py::arg("texts"), py::arg("analyzer"), py::arg("terms"), py::arg("n_jobs"), py::arg("progress"),
      "The form in which each term is written most often.");
}

}  // namespace tidings::bindings
