/// @file
/// Subjects above events.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct ThemeOptions {
  std::optional<std::size_t> n_themes = {};  ///< how many; found from the stories without it
  std::size_t n_places = 0;                  ///< how many of the last columns are places in a background's space
  std::size_t dimensions = 100;              ///< of the space that is made of the other columns
  std::size_t n_neighbors = 12;              ///< of each event in the graph
};

struct ThemeClusters {
  std::vector<Index> labels;        ///< the theme of each row; themes with more rows first, then by their first rows
  std::vector<Index> event_themes;  ///< the theme of each event
  std::size_t n_themes = 0;
  double stability = 0;  ///< of the themes, below 1; see find_themes
};

/// Joins events into themes; every event is in one.
///
/// An event stands where its rows stand on average, in a space that remembers what words are used alike: the leading
/// singular vectors of the events' terms (latent semantic analysis), beside the events' places in a background's
/// space. Themes are communities of the graph of nearest neighbours there, and of as many communities as the stability
/// of the partition is highest for: how much more likely than by chance a walker who sets out in a theme is still there
/// one step on, which is modularity. With n_themes the graph is looked at more closely or from further away until there
/// are as many, and where none has just as many, those with the most in common are joined. Then each event goes to the
/// theme whose mean is nearest, until none moves.
///
/// Up to `dimensions` events the terms themselves are the space, so that themes of a small page lean on the background.
/// Without a cosine above 0 to any other, an event is a theme by itself; events without any term are one theme.
///
/// @param matrix stories x terms, as TfidfVectorizer makes it; with `semantic` its last columns are places
/// @param events of each row, from 0 to the number of events - 1: the labels of any clustering, or each row its own
/// @throws std::invalid_argument if the events do not fit the rows, n_themes is 0 or more than the events, n_places
///         is more than the columns, or n_neighbors or dimensions is 0
/// @see J.-C. Delvenne, S. N. Yaliraki and M. Barahona, Stability of graph communities across time scales, 2010
/// @see S. Deerwester et al., Indexing by latent semantic analysis, 1990
template <class Real>
[[nodiscard]] ThemeClusters find_themes(const SparseView<Real>& matrix, Labels events, const ThemeOptions& options = {},
                                        const Execution& execution = {});

}  // namespace tidings
