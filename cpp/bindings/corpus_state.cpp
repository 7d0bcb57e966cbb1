#include "bindings/corpus_state.hpp"

#include <bit>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <utility>
#include <vector>

#include "stories/story_rows.hpp"
#include "stories/table_writer.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

constexpr int version = 1;
constexpr bool little_endian = std::endian::native == std::endian::little;

detail::StoryTable table_of(const Corpus& corpus) {
  const py::gil_scoped_release release;
  detail::TableWriter writer;
  for (const Story& story : corpus) writer.add(story);
  detail::StoryTable table = std::move(writer).finish();
  table.replaced = corpus.replaced();
  return table;
}

template <class Buffer>
py::bytes bytes_of(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(buffer.data()), buffer.size() * sizeof(*buffer.data())};  // NOLINT
}

void fill(detail::Bytes& buffer, std::string_view bytes) {
  buffer.append(bytes);
}

template <class Value>
void fill(std::vector<Value>& buffer, std::string_view bytes) {
  buffer.resize(bytes.size() / sizeof(Value));
  if (!bytes.empty()) std::memcpy(buffer.data(), bytes.data(), buffer.size() * sizeof(Value));
}

}  // namespace

py::tuple state_of(const Corpus& corpus) {
  detail::StoryTable table = table_of(corpus);
  py::list buffers;
  table.visit([&](const auto& buffer) { buffers.append(bytes_of(buffer)); });
  return py::make_tuple(version, little_endian, table.size, table.replaced, buffers);
}

Corpus corpus_of(const py::tuple& state) {
  if (state.size() != 5 || state[0].cast<int>() != version || state[1].cast<bool>() != little_endian) {
    throw std::invalid_argument("a pickled corpus of another version, or of a machine with another order of bytes");
  }
  detail::StoryTable table;
  table.size = state[2].cast<std::size_t>();
  table.replaced = state[3].cast<std::size_t>();
  const auto buffers = state[4].cast<py::list>();
  std::size_t next = 0;
  table.visit([&](auto& buffer) { fill(buffer, py::bytes(buffers[next++])); });
  return Corpus(detail::rows_of(std::move(table)));
}

}  // namespace tidings::bindings
