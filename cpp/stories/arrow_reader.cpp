#include "stories/arrow_reader.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "stories/arrow_cells.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t rows_between_reports = 256;

/// A field with its column's number.
struct Source {
  StoryField field;
  std::size_t column;
};

struct Input {
  StoryField field;
  std::unique_ptr<ArrowCells> cells;
};

std::size_t column_named(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    std::string all;
    for (const std::string& other : names) all.append(all.empty() ? "" : ", ").append(other);
    throw std::invalid_argument("no column '" + name + "' among: " + all);
  }
  if (std::ranges::count(names, name) > 1) throw std::invalid_argument("more than one column '" + name + "'");
  return static_cast<std::size_t>(found - names.begin());
}

/// The bytes of all texts of stories, where that is known.
std::size_t text_bytes(const std::vector<Input>& columns) {
  std::size_t bytes = 0;
  for (const Input& column : columns) bytes += column.field <= StoryField::text ? column.cells->bytes() : 0;
  return bytes + bytes / 50;  // for blank lines
}

/// The rows of one table. Its own offset comes before those of its columns.
void write_rows(const ArrowArray& table, const std::vector<Input>& columns, CellWriter& writer, Progress* progress) {
  std::string scratch;
  const auto first = static_cast<std::size_t>(table.offset);
  for (std::size_t row = first; row < first + static_cast<std::size_t>(table.length); ++row) {
    for (const Input& column : columns) {
      if (!column.cells->missing(row)) column.cells->write(writer, column.field, row, scratch);
    }
    writer.end_row();
    if (progress != nullptr && writer.row() % rows_between_reports == 0)
      progress->update(writer.row(), writer.row() + 1);
  }
}

}  // namespace

ArrowReader::ArrowReader(ArrowArrayStream& stream) : stream_(stream) {
  check(stream_->get_schema(stream_.get(), schema_.get()), "schema");
  if (std::string_view(schema_->format) != "+s") {
    throw std::invalid_argument("the Arrow stream is of single values of format '" + std::string(schema_->format) +
                                "', not of tables");
  }
}

void ArrowReader::check(int error, const char* what) {
  if (error == 0) return;
  const char* const message = stream_->get_last_error(stream_.get());
  throw std::runtime_error("the Arrow stream gave no " + std::string(what) + ": " +
                           (message != nullptr ? message : std::strerror(error)));  // NOLINT: one thread
}

std::vector<std::string> ArrowReader::names() const {
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < schema_->n_children; ++i) {
    const char* const name = schema_->children[i]->name;
    names.emplace_back(name != nullptr ? name : "");
  }
  return names;
}

Owned<ArrowArray> ArrowReader::next() {
  Owned<ArrowArray> table;
  check(stream_->get_next(stream_.get(), table.get()), "table");
  return table;
}

void read_arrow(ArrowReader& reader, std::vector<ColumnOf> columns, CellWriter& writer, Progress* progress) {
  std::ranges::sort(columns);
  const std::vector<std::string> names = reader.names();
  std::vector<Source> sources;
  for (const auto& [field, name] : columns) sources.push_back({field, column_named(names, name)});
  for (Owned<ArrowArray> table = reader.next(); !table.released(); table = reader.next()) {
    std::vector<Input> cells;
    for (const Source& source : sources) {
      cells.push_back({source.field, cells_of(*reader.schema().children[source.column], *table->children[source.column],
                                              names[source.column])});
    }
    if (writer.row() == 0) writer.reserve(text_bytes(cells));
    write_rows(*table, cells, writer, progress);
  }
}

}  // namespace tidings::detail
