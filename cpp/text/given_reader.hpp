/// @file
/// Terms that were made elsewhere. Private to the library.
#pragma once

#include <unicode/brkiter.h>

#include <memory>

#include "text/unit_reader.hpp"

namespace tidings::detail {

/// Terms each followed by the byte 0xFF, which UTF-8 never has. An empty one is none.
class GivenReader final : public UnitReader {
 public:
  explicit GivenReader(const AnalyzerOptions& options);

  [[nodiscard]] Workspace workspace() const override { return {SpanWords(*prototype_)}; }
  std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const override;
  std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const override;
  void append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const override;

 private:
  OnIllFormed on_ill_formed_;
  std::unique_ptr<const icu::BreakIterator> prototype_;
};

}  // namespace tidings::detail
