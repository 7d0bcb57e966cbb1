/// @file
/// The names of weightings, in files and in Python. Private to the library.
#pragma once

#include "text/option_names.hpp"
#include "tidings/vectors/weighting.hpp"

namespace tidings::detail {

inline constexpr Names<Tf, 6> tf_names{{{Tf::natural, "natural"},
                                        {Tf::logarithmic, "logarithmic"},
                                        {Tf::augmented, "augmented"},
                                        {Tf::binary, "binary"},
                                        {Tf::log_average, "log_average"},
                                        {Tf::bm25, "bm25"}}};
inline constexpr Names<Idf, 6> idf_names{{{Idf::none, "none"},
                                          {Idf::smooth, "smooth"},
                                          {Idf::plain, "plain"},
                                          {Idf::logarithmic, "logarithmic"},
                                          {Idf::probabilistic, "probabilistic"},
                                          {Idf::bm25, "bm25"}}};
inline constexpr Names<Norm, 4> norm_names{
    {{Norm::none, "none"}, {Norm::l1, "l1"}, {Norm::l2, "l2"}, {Norm::pivoted, "pivoted"}}};

}  // namespace tidings::detail
