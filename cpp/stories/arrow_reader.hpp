/// @file
/// Tables from Arrow's streams. Private to the library.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stories/arrow_abi.hpp"
#include "stories/cell_writer.hpp"
#include "tidings/base/progress.hpp"

namespace tidings::detail {

/// A stream of tables of one schema.
class ArrowReader {
 public:
  /// Takes over the stream.
  /// @throws std::runtime_error with the stream's message if it fails
  /// @throws std::invalid_argument if the stream is not one of tables
  explicit ArrowReader(ArrowArrayStream& stream);

  /// The columns' names.
  [[nodiscard]] std::vector<std::string> names() const;

  /// The next table, or one that is released at the end.
  /// @throws std::runtime_error with the stream's message if it fails
  [[nodiscard]] Owned<ArrowArray> next();

  [[nodiscard]] const ArrowSchema& schema() const { return *schema_; }

  /// The stream, for somebody else to read.
  [[nodiscard]] Owned<ArrowArrayStream> take_stream() && { return std::move(stream_); }

 private:
  void check(int error, const char* what);

  Owned<ArrowArrayStream> stream_;
  Owned<ArrowSchema> schema_;
};

/// A field and the column that holds it.
using ColumnOf = std::pair<StoryField, std::string>;

/// Writes all stories of a stream.
/// @param progress is told the rows that were read; how many there are is not known before the end
/// @throws std::invalid_argument if there is no column of a name, with the names there are, or two; UnsupportedColumn
/// if one is of a type that is no text, number, date or list of such; std::runtime_error with the stream's own message
void read_arrow(ArrowReader& reader, std::vector<ColumnOf> columns, CellWriter& writer, Progress* progress = nullptr);

}  // namespace tidings::detail
