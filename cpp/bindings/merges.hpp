/// @file
/// The trees of agglomerations as arrays.
#pragma once

#include <vector>

#include "bindings/matrices.hpp"
#include "tidings/clusters/average_link.hpp"

namespace tidings::bindings {

/// (children, one after the other, similarities, sizes).
inline pybind11::tuple to_tuple(const std::vector<Merge>& merges) {
  std::vector<Index> children;
  std::vector<double> similarities;
  std::vector<Index> sizes;
  for (const Merge& merge : merges) {
    children.push_back(merge.first);
    children.push_back(merge.second);
    similarities.push_back(merge.similarity);
    sizes.push_back(merge.size);
  }
  return pybind11::make_tuple(to_array(std::move(children)), to_array(std::move(similarities)),
                              to_array(std::move(sizes)));
}

}  // namespace tidings::bindings
