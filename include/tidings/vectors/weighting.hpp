/// @file
/// How counts become weights.
#pragma once

#include <string_view>
#include <vector>

namespace tidings {

/// The weight of a term in a text. tf is how often it is there, the maximum and the mean are over the text's terms.
enum class Tf {
  natural,      ///< tf
  logarithmic,  ///< 1 + ln(tf)
  augmented,    ///< 0.5 + 0.5 tf / max(tf)
  binary,       ///< 1
  log_average,  ///< (1 + ln(tf)) / (1 + ln(mean(tf)))
  bm25,         ///< tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)), lengths in terms
};

/// The weight of a term in a collection of n texts, df of which have it.
enum class Idf {
  none,           ///< 1
  smooth,         ///< ln((1 + n) / (1 + df)) + 1
  plain,          ///< ln(n / df) + 1
  logarithmic,    ///< ln(n / df)
  probabilistic,  ///< max(0, ln((n - df) / df))
  bm25,           ///< ln(1 + (n - df + 0.5) / (df + 0.5))
};

/// What each row is divided by.
enum class Norm {
  none,
  l1,
  l2,
  pivoted,  ///< (1 - slope) mean + slope distinct: of the number of distinct terms, and its mean over the collection
};

/// weight = tf x idf, then the rows are normalised.
/// @see G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988
/// @see A. Singhal, C. Buckley and M. Mitra, Pivoted document length normalization, 1996
/// @see S. Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond, 2009
struct Weighting {
  Tf tf = Tf::natural;
  Idf idf = Idf::smooth;
  Norm norm = Norm::l2;
  double k1 = 1.2;      ///< of BM25: how soon further occurrences add nothing
  double b = 0.75;      ///< of BM25: how much the length of a text counts, in [0, 1]
  double slope = 0.25;  ///< of the pivoted norm, in [0, 1]

  [[nodiscard]] bool operator==(const Weighting&) const = default;
};

/// A weighting by its name in SMART's notation: tf (n, l, a, b or L), idf (n, t or p) and norm (n, c or u), as in
/// "ltc".
/// @throws std::invalid_argument if there is no such name
[[nodiscard]] Weighting smart_weighting(std::string_view name);

/// @throws std::invalid_argument unless k1 is finite and not negative, and b and slope are in [0, 1]
void check(const Weighting& weighting);

/// What a collection says about the weights of its terms.
struct CollectionWeights {
  std::vector<double> idf = {};  ///< of each column
  double mean_length = 0;        ///< terms of a text, in the columns; 0 unless BM25 asks for it
  double mean_distinct = 0;      ///< distinct terms of a text, in the columns
};

}  // namespace tidings
