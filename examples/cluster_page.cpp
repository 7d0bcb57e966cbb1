// Reads a page of stories and prints its clusters: cluster_page PAGE.txt
#include <fstream>
#include <iostream>
#include <iterator>
#include <tidings/tidings.hpp>

int main(int argc, char* argv[]) {
  std::ifstream file(argc == 2 ? argv[1] : "");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const tidings::Corpus stories = tidings::parse_page(text).stories;
  if (stories.empty()) {
    std::cerr << "usage: cluster_page PAGE.txt, which must hold stories\n";
    return 2;
  }
  const std::vector<std::string_view> texts = stories.texts();

  const auto stop_words = tidings::english_stop_words();
  tidings::TfidfVectorizer vectorizer(
      {.analyzer = {.stop_words = {stop_words.begin(), stop_words.end()}, .ngram_range = {1, 2}},
       .weighting = {.tf = tidings::Tf::logarithmic}});
  const auto matrix = vectorizer.fit_transform<float>(texts);
  const auto rows = tidings::view(matrix);
  const auto clusters = tidings::average_link(rows, {.threshold = tidings::event_threshold(rows)});
  const auto labels = tidings::label_clusters(rows, clusters.labels, vectorizer.vocabulary());

  std::cout << stories.size() << " stories, " << labels.size() << " clusters\n";
  for (std::size_t c = 0; c < labels.size(); ++c) {
    std::cout << '\n' << stories[static_cast<std::size_t>(labels[c].medoid)].headline << "\n ";
    for (const tidings::Index term : labels[c].terms) std::cout << " [" << vectorizer.vocabulary()[term] << ']';
    std::cout << '\n';
    for (std::size_t i = 0; i < stories.size(); ++i) {
      if (clusters.labels[i] == static_cast<tidings::Index>(c)) std::cout << "  - " << stories[i].headline << '\n';
    }
  }
}
