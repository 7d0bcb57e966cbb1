#include "vectors/options_file.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <variant>

#include "text/option_names.hpp"
#include "tidings/vectors/background.hpp"
#include "vectors/weighting_names.hpp"

namespace tidings::detail {
namespace {

using nlohmann::json;

template <class Value, std::size_t n>
Value named(const Names<Value, n>& names, const json& name) {
  const auto value = value_named(names, name.get<std::string>());
  if (!value)
    throw std::invalid_argument("the options of a vectorizer: there is no \"" + name.get<std::string>() + "\"");
  return *value;
}

json to_object(const AnalyzerOptions& options) {
  json languages = json::array();
  for (const Language& language : options.languages) {
    languages.push_back({{"code", language.code}, {"stop_words", language.stop_words}, {"stemmer", language.stemmer}});
  }
  return {{"unit", name_of(unit_names, options.unit)},
          {"normalization", name_of(normalization_names, options.normalization)},
          {"fold_case", options.fold_case},
          {"accents", name_of(accents_names, options.accents)},
          {"strip_possessive", options.strip_possessive},
          {"stop_words", options.stop_words},
          {"min_length", options.min_length},
          {"require_letter", options.require_letter},
          {"stemmer", options.stemmer},
          {"languages", languages},
          {"drop_language_stop_words", options.drop_language_stop_words},
          {"ngram_range", {options.ngram_range.min_n, options.ngram_range.max_n}},
          {"raise_on_ill_formed", options.on_ill_formed == OnIllFormed::raise}};
}

AnalyzerOptions analyzer_options_of(const json& object) {
  AnalyzerOptions options;
  options.unit = named(unit_names, object.at("unit"));
  options.normalization = named(normalization_names, object.at("normalization"));
  object.at("fold_case").get_to(options.fold_case);
  options.accents = named(accents_names, object.at("accents"));
  object.at("strip_possessive").get_to(options.strip_possessive);
  object.at("stop_words").get_to(options.stop_words);
  object.at("min_length").get_to(options.min_length);
  object.at("require_letter").get_to(options.require_letter);
  object.at("stemmer").get_to(options.stemmer);
  for (const json& language : object.at("languages")) {
    options.languages.push_back({language.at("code").get<std::string>(),
                                 language.at("stop_words").get<std::vector<std::string>>(),
                                 language.at("stemmer").get<std::string>()});
  }
  object.at("drop_language_stop_words").get_to(options.drop_language_stop_words);
  object.at("ngram_range").at(0).get_to(options.ngram_range.min_n);
  object.at("ngram_range").at(1).get_to(options.ngram_range.max_n);
  options.on_ill_formed = object.at("raise_on_ill_formed").get<bool>() ? OnIllFormed::raise : OnIllFormed::replace;
  return options;
}

/// A number of documents is a whole number, a proportion is not.
json to_number(const DocumentFrequency& limit) {
  return std::visit([](const auto& value) { return json(value); }, limit);
}

DocumentFrequency limit_of(const json& number) {
  if (number.is_number_unsigned()) return number.get<std::size_t>();
  return number.get<double>();
}

json to_object(const Weighting& weighting) {
  return {{"tf", name_of(tf_names, weighting.tf)},
          {"idf", name_of(idf_names, weighting.idf)},
          {"norm", name_of(norm_names, weighting.norm)},
          {"k1", weighting.k1},
          {"b", weighting.b},
          {"slope", weighting.slope}};
}

Weighting weighting_of(const json& object) {
  return {named(tf_names, object.at("tf")), named(idf_names, object.at("idf")), named(norm_names, object.at("norm")),
          object.at("k1").get<double>(),    object.at("b").get<double>(),       object.at("slope").get<double>()};
}

}  // namespace

std::string to_json(const TfidfOptions& options) {
  json object{{"analyzer", to_object(options.analyzer)},
              {"min_df", to_number(options.min_df)},
              {"max_df", to_number(options.max_df)},
              {"max_word_df", to_number(options.max_word_df)},
              {"max_features", nullptr},
              {"given_vocabulary", options.vocabulary.has_value()},
              {"binary", options.binary},
              {"weighting", to_object(options.weighting)},
              {"background", nullptr},
              {"background_weight", options.background_weight},
              {"semantic", options.semantic},
              {"half_life", options.half_life},
              {"surface_forms", options.surface_forms}};
  if (options.background) object["background"] = options.background->fingerprint();
  if (options.max_features) object["max_features"] = *options.max_features;
  return object.dump();
}

TfidfOptions options_of(const std::string& text) {
  try {
    const json object = json::parse(text);
    TfidfOptions options;
    options.analyzer = analyzer_options_of(object.at("analyzer"));
    options.min_df = limit_of(object.at("min_df"));
    options.max_df = limit_of(object.at("max_df"));
    options.max_word_df = limit_of(object.at("max_word_df"));
    if (!object.at("max_features").is_null()) options.max_features = object.at("max_features").get<std::size_t>();
    if (object.at("given_vocabulary").get<bool>()) options.vocabulary.emplace();
    object.at("binary").get_to(options.binary);
    options.weighting = weighting_of(object.at("weighting"));
    object.at("background_weight").get_to(options.background_weight);
    object.at("semantic").get_to(options.semantic);
    options.half_life = object.value("half_life", 0.0);
    options.surface_forms = object.value("surface_forms", false);
    return options;
  } catch (const json::exception& error) {
    throw std::invalid_argument(std::string("the options of a vectorizer: ") + error.what());
  }
}

std::optional<std::uint64_t> background_of(const std::string& text) {
  try {
    const json fingerprint = json::parse(text).at("background");
    return fingerprint.is_null() ? std::nullopt : std::optional(fingerprint.get<std::uint64_t>());
  } catch (const json::exception& error) {
    throw std::invalid_argument(std::string("the options of a vectorizer: ") + error.what());
  }
}

}  // namespace tidings::detail
