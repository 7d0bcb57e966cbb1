/// @file
/// Rows of tables that corpora share. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "stories/story_table.hpp"

namespace tidings::detail {

using SharedTable = std::shared_ptr<const StoryTable>;

/// What a corpus holds: its stories, each a row of one of some tables.
class StoryRows {
 public:
  StoryRows() = default;

  /// Every row of a table.
  explicit StoryRows(SharedTable table);

  /// A story's place.
  struct Place {
    const StoryTable* table = nullptr;
    std::size_t row = 0;
  };

  [[nodiscard]] std::size_t size() const { return size_; }
  /// @throws std::out_of_range if there is no story at that position
  [[nodiscard]] Place operator[](std::size_t position) const;
  /// The story's id, which is not its table's where a sum renamed it.
  [[nodiscard]] std::string_view id(std::size_t position) const;

  /// Those rows, in that order. Tables that they do not need are let go.
  [[nodiscard]] StoryRows select(std::span<const std::size_t> positions) const;

  /// All rows, in order. A row whose id is taken by an earlier part's gets "-2", "-3", ... after its id.
  [[nodiscard]] static StoryRows concatenate(std::span<const StoryRows* const> parts);

  /// The first row's place if the rows lie one after the other in one table, otherwise a place without a table.
  [[nodiscard]] Place run() const;

  [[nodiscard]] const std::vector<SharedTable>& tables() const { return tables_; }

  /// Bytes of the references, without the tables.
  [[nodiscard]] std::size_t memory() const;

 private:
  struct Reference {
    std::uint32_t table;
    std::uint32_t row;
  };

  [[nodiscard]] Reference reference(std::size_t position) const;
  void add(const StoryRows& part, std::size_t position, std::vector<std::uint32_t>& tables_of_part);

  std::vector<SharedTable> tables_;
  std::vector<Reference> references_;  ///< none: the rows are those of the only table
  StringColumn renamed_;               ///< ids that are not the tables'
  std::size_t size_ = 0;
};

/// Every row of a table.
[[nodiscard]] std::shared_ptr<const StoryRows> rows_of(StoryTable table);

}  // namespace tidings::detail
