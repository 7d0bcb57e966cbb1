#include "clusters/fitted_events.hpp"

#include <map>

namespace tidings::detail {

EventTerms event_terms(const StoryVectorizer& vectorizer) {
  EventTerms terms;
  std::map<std::string, Index> columns;
  for (const StoryField& field : vectorizer.fields()) {
    const auto [begin, end] = vectorizer.columns_of(field.name);
    if (begin == end) continue;
    const Vocabulary& vocabulary = vectorizer.vectorizer(field.name).vocabulary();
    for (Index c = begin; c < end; ++c) {
      terms.names.emplace_back(vocabulary[c - begin]);
      terms.first_column.push_back(columns.try_emplace(terms.names.back(), c).first->second);
    }
  }
  return terms;
}

}  // namespace tidings::detail
