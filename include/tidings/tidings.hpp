/// @file
/// All of tidings: news in, explained clusters out.
///
/// The stages, each of which knows only those before it:
/// - base:       errors, threads, progress, files of arrays
/// - text:       words and terms
/// - stories:    pages taken apart into stories
/// - vectors:    TF-IDF
/// - similarity: neighbours, similar pairs, and what two stories share
/// - clusters:   average link, k-means, communities, dense regions, where to cut, labels, membership, metrics
///
/// @code
/// const tidings::Page page = tidings::parse_page(text);
/// const std::vector<std::string_view> texts = page.stories.texts();
/// tidings::TfidfVectorizer vectorizer({.weighting = {.tf = tidings::Tf::logarithmic}});
/// const auto matrix = vectorizer.fit_transform<float>(texts);
/// const double threshold = tidings::event_threshold(tidings::view(matrix));
/// const auto clusters = tidings::average_link(tidings::view(matrix), {.threshold = threshold});
/// @endcode
#pragma once

#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/base/progress.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/clusters/calibration.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/density.hpp"
#include "tidings/clusters/descriptions.hpp"
#include "tidings/clusters/event_cut.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/clusters/graph_link.hpp"
#include "tidings/clusters/labels.hpp"
#include "tidings/clusters/leiden.hpp"
#include "tidings/clusters/membership.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/clusters/online_kmeans.hpp"
#include "tidings/clusters/placement.hpp"
#include "tidings/clusters/silhouette.hpp"
#include "tidings/clusters/similarity_graph.hpp"
#include "tidings/clusters/spherical_kmeans.hpp"
#include "tidings/clusters/stability.hpp"
#include "tidings/clusters/themes.hpp"
#include "tidings/clusters/threshold.hpp"
#include "tidings/clusters/timeline.hpp"
#include "tidings/similarity/cosine_index.hpp"
#include "tidings/similarity/differences.hpp"
#include "tidings/similarity/explain.hpp"
#include "tidings/similarity/highlights.hpp"
#include "tidings/similarity/near_duplicates.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/similarity/novelty.hpp"
#include "tidings/similarity/similar_pairs.hpp"
#include "tidings/similarity/time_decay.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/stories/corpus_builder.hpp"
#include "tidings/stories/page.hpp"
#include "tidings/stories/story.hpp"
#include "tidings/stories/timestamp.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/encoding.hpp"
#include "tidings/text/languages.hpp"
#include "tidings/text/script.hpp"
#include "tidings/text/stop_words.hpp"
#include "tidings/text/surface_forms.hpp"
#include "tidings/text/texts.hpp"
#include "tidings/text/tokenizer.hpp"
#include "tidings/text/utf8.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/hashing_vectorizer.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/story_vectorizer.hpp"
#include "tidings/vectors/string_list.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "tidings/vectors/tfidf_transformer.hpp"
#include "tidings/vectors/vocabulary.hpp"
#include "tidings/vectors/weighting.hpp"
