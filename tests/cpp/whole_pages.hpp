/// @file
/// Pages that are read without a rest.
#pragma once

#include <string_view>

#include "catch.hpp"
#include "pages.hpp"

namespace pages {

/// A page of which every part is told, without a warning.
inline Page parse_whole(std::string_view text) {
  Page page = tidings::parse_page(text);
  REQUIRE(conserves(text, page));
  CHECK(count(page, PartKind::unassigned) == 0);
  CHECK(page.report.warnings.empty());
  return page;
}

}  // namespace pages
