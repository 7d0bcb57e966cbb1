#include "stories/arrow_writer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "stories/arrow_columns.hpp"

namespace tidings::detail {
namespace {

using Rows = std::shared_ptr<const StoryRows>;
using Place = StoryRows::Place;

constexpr std::string_view text_format = "U";
constexpr std::string_view list_format = "+L";
constexpr std::string_view moment_format = "tss:UTC";

/// A column by its name: of texts, or of something else with Arrow's format for it and how it is made.
struct ColumnKind {
  std::string_view name;
  TextAt text_at;
  std::string_view format = text_format;
  Owned<ArrowArray> (*make)(const Rows&) = nullptr;
};

std::string_view id_at(const StoryRows& rows, std::size_t i) {
  return rows.id(i);
}

std::string_view headline_at(const StoryRows& rows, std::size_t i) {
  return rows[i].table->text.headline(rows[i].row);
}

std::string_view body_at(const StoryRows& rows, std::size_t i) {
  return rows[i].table->text.body(rows[i].row);
}

std::string_view text_at(const StoryRows& rows, std::size_t i) {
  return rows[i].table->text.texts()[rows[i].row];
}

template <StringColumn StoryTable::* column>
std::string_view string_at(const StoryRows& rows, std::size_t i) {
  return (rows[i].table->*column)[rows[i].row];
}

Owned<ArrowArray> texts(const Rows& rows, TextAt at) {
  return string_array(rows->size(), [&](std::size_t i) { return at(*rows, i); });
}

/// large_list<large_utf8> of what items_at gives for each row.
template <auto items_at>
Owned<ArrowArray> lists(const Rows& rows) {
  auto memory = std::make_unique<ArrowMemory>();
  std::vector<std::string_view> items;
  memory->numbers.push_back(0);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::vector<std::string_view> more = items_at((*rows)[i]);
    items.insert(items.end(), more.begin(), more.end());
    memory->numbers.push_back(static_cast<std::int64_t>(items.size()));
  }
  memory->buffers = {nullptr, memory->numbers.data()};
  memory->children.push_back(string_array(items.size(), [&](std::size_t i) { return items[i]; }));
  return array_of(std::move(memory), rows->size(), 2);
}

template <ListColumn StoryTable::* column>
Owned<ArrowArray> string_lists(const Rows& rows) {
  return lists<[](Place place) { return (place.table->*column)[place.row]; }>(rows);
}

Owned<ArrowArray> moments(const Rows& rows) {
  auto memory = std::make_unique<ArrowMemory>();
  memory->validity.resize(rows->size() / 8 + 1);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Place place = (*rows)[i];
    const std::int64_t seconds = place.table->published[place.row];
    memory->numbers.push_back(seconds);
    if (seconds != no_moment) memory->validity[i / 8] |= static_cast<std::uint8_t>(1U << (i % 8));
  }
  memory->buffers = {memory->validity.data(), memory->numbers.data()};
  return array_of(std::move(memory), rows->size(), 2);
}

/// Shared where the rows lie one after the other, otherwise copied.
Owned<ArrowArray> story_texts(const Rows& rows) {
  const Place first = rows->run();
  if (first.table == nullptr) return texts(rows, &text_at);
  const StringColumn& column = first.table->text.texts();
  auto memory = std::make_unique<ArrowMemory>();
  memory->rows = rows;
  const char* const data = column.bytes().data();
  memory->buffers = {nullptr, column.offsets().data() + first.row, data != nullptr ? data : ""};
  return array_of(std::move(memory), rows->size(), 3);
}

constexpr auto kinds = std::to_array<ColumnKind>({
    {"id", &id_at},
    {"headline", &headline_at},
    {"kicker", &string_at<&StoryTable::kicker>},
    {"epigraph", &string_at<&StoryTable::epigraph>},
    {"byline", nullptr, list_format, &string_lists<&StoryTable::byline>},
    {"places", nullptr, list_format, &string_lists<&StoryTable::places>},
    {"agency", &string_at<&StoryTable::agency>},
    {"dateline_date", &string_at<&StoryTable::dateline_date>},
    {"takeaways", nullptr, list_format, &lists<[](Place place) { return place.table->text.takeaways(place.row); }>},
    {"body", &body_at},
    {"subheads", nullptr, list_format, &string_lists<&StoryTable::subheads>},
    {"captions", nullptr, list_format, &string_lists<&StoryTable::captions>},
    {"corrections", nullptr, list_format, &string_lists<&StoryTable::corrections>},
    {"source", &string_at<&StoryTable::source>},
    {"url", &string_at<&StoryTable::url>},
    {"published", nullptr, moment_format, &moments},
    {"language", &string_at<&StoryTable::language>},
    {"label", &string_at<&StoryTable::label>},
    {"text", &text_at, text_format, &story_texts},
});

const ColumnKind& kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kinds, name, &ColumnKind::name);
  if (found != kinds.end()) return *found;
  std::string all;
  for (const ColumnKind& kind : kinds) all.append(all.empty() ? "" : ", ").append(kind.name);
  throw std::invalid_argument("no column '" + std::string(name) + "': there are " + all);
}

/// What a stream that was handed out still has to give.
struct StreamMemory {
  Rows rows;
  std::vector<const ColumnKind*> columns;
  bool done = false;
  std::string error;
};

Owned<ArrowSchema> table_schema(const StreamMemory& memory) {
  std::vector<Owned<ArrowSchema>> children;
  for (const ColumnKind* column : memory.columns) {
    std::vector<Owned<ArrowSchema>> items;
    if (column->format == list_format) items.push_back(schema_of(std::string(text_format), "item"));
    children.push_back(schema_of(std::string(column->format), std::string(column->name), std::move(items)));
  }
  return schema_of("+s", "", std::move(children));
}

Owned<ArrowArray> table_array(StreamMemory& memory) {
  if (std::exchange(memory.done, true)) return {};
  auto table = std::make_unique<ArrowMemory>();
  for (const ColumnKind* column : memory.columns) {
    table->children.push_back(column->make != nullptr ? column->make(memory.rows)
                                                      : texts(memory.rows, column->text_at));
  }
  return array_of(std::move(table), memory.rows->size(), 1);
}

StreamMemory& memory_of(ArrowArrayStream* stream) {
  return *static_cast<StreamMemory*>(stream->private_data);
}

/// Gives a consumer what make returns. No exception may leave the C interface.
template <class Struct, class Make>
int give(ArrowArrayStream* stream, Struct* out, const Make& make) {
  try {
    Owned<Struct> made = make(memory_of(stream));
    *out = std::exchange(*made.get(), Struct{});
    return 0;
  } catch (const std::exception& error) {
    memory_of(stream).error = error.what();
    return ENOMEM;
  }
}

}  // namespace

std::vector<std::string> arrow_columns() {
  std::vector<std::string> names;
  for (const ColumnKind& kind : kinds) names.emplace_back(kind.name);
  return names;
}

TextAt text_column(std::string_view name) {
  const TextAt text_at = kind_named(name).text_at;
  if (text_at == nullptr) throw std::invalid_argument("column '" + std::string(name) + "' is none of texts");
  return text_at;
}

Owned<ArrowArrayStream> write_arrow(std::shared_ptr<const StoryRows> rows, const std::vector<std::string>& columns) {
  auto memory = std::make_unique<StreamMemory>();
  memory->rows = std::move(rows);
  for (const std::string& name : columns) memory->columns.push_back(&kind_named(name));
  ArrowArrayStream stream{};
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) { return give(self, out, &table_schema); };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) { return give(self, out, &table_array); };
  stream.get_last_error = [](ArrowArrayStream* self) { return memory_of(self).error.c_str(); };
  stream.release = [](ArrowArrayStream* self) {
    delete &memory_of(self);  // NOLINT: handed out by the C interface
    self->release = nullptr;
  };
  stream.private_data = memory.release();
  return Owned<ArrowArrayStream>(stream);
}

}  // namespace tidings::detail
