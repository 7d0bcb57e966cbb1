// Splits a small page, weighs its stories, and prints the terms that they share.
#include <iostream>
#include <string_view>
#include <tidings/tidings.hpp>
#include <vector>

constexpr std::string_view page = R"(Storm closes harbour bridge

By Ada Moss

PORT ELLERY, March 3 (Tern) - The harbour bridge was closed on Monday after a storm damaged two cables of the bridge.

Reporting by Ada Moss; Editing by Jo Lind

Engineers inspect harbour bridge

By Jo Lind

PORT ELLERY, March 4 (Tern) - Engineers began to look at the harbour bridge on Tuesday. The bridge stays shut.

Reporting by Jo Lind; Editing by Ada Moss
)";

int main() {
  const tidings::Corpus stories = tidings::parse_page(page).stories;
  const std::vector<std::string_view> texts = stories.texts();
  const auto stop_words = tidings::english_stop_words();
  tidings::TfidfVectorizer vectorizer({.analyzer = {.stop_words = {stop_words.begin(), stop_words.end()}}});
  const auto matrix = vectorizer.fit_transform<double>(texts);
  const auto rows = tidings::view(matrix);

  std::cout << stories.size() << " stories\n";
  for (const tidings::SharedTerm& shared : tidings::explain(tidings::row(rows, 0), tidings::row(rows, 1)).terms) {
    std::cout << vectorizer.vocabulary()[shared.column] << '\n';
  }
}
