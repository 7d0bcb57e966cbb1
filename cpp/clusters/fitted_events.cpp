#include "clusters/fitted_events.hpp"

#include <optional>

namespace tidings::detail {
namespace {

/// A field's terms, and the columns that they have.
struct FieldTerms {
  const Vocabulary* vocabulary;
  Index begin;
};

/// Those of each field that has columns, columns ascending.
std::vector<FieldTerms> fields_with_terms(const StoryVectorizer& vectorizer) {
  std::vector<FieldTerms> fields;
  for (const StoryField& field : vectorizer.fields()) {
    const auto [begin, end] = vectorizer.columns_of(field.name);
    if (begin < end) fields.push_back({&vectorizer.vectorizer(field.name).vocabulary(), begin});
  }
  return fields;
}

}  // namespace

std::vector<std::string> terms_of(const StoryVectorizer& vectorizer) {
  std::vector<std::string> terms;
  for (const FieldTerms& field : fields_with_terms(vectorizer)) {
    for (std::size_t t = 0; t < field.vocabulary->size(); ++t) terms.emplace_back(field.vocabulary->terms()[t]);
  }
  return terms;
}

std::vector<Index> first_columns(const StoryVectorizer& vectorizer) {
  const std::vector<FieldTerms> fields = fields_with_terms(vectorizer);
  const auto first_column = [&](std::string_view term) {
    for (const FieldTerms& field : fields) {
      if (const std::optional<Index> number = field.vocabulary->find(term)) return field.begin + *number;
    }
    return Index{-1};
  };
  std::vector<Index> columns;
  for (const FieldTerms& field : fields) {
    const StringList& terms = field.vocabulary->terms();
    for (std::size_t t = 0; t < terms.size(); ++t) {
      columns.push_back(field.begin == 0 ? static_cast<Index>(t) : first_column(terms[t]));
    }
  }
  return columns;
}

}  // namespace tidings::detail
