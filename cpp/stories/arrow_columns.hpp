/// @file
/// Arrays and schemas for Arrow's consumers. Private to the stage.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stories/arrow_abi.hpp"
#include "stories/story_rows.hpp"

namespace tidings::detail {

/// The memory of an array that was handed out.
struct ArrowMemory {
  std::shared_ptr<const StoryRows> rows;  ///< kept alive for what is shared
  std::vector<std::int64_t> numbers;      ///< offsets or values
  std::string bytes;
  std::vector<std::uint8_t> validity;
  std::array<const void*, 3> buffers{};
  std::vector<Owned<ArrowArray>> children;
  std::vector<ArrowArray*> child_pointers;
};

/// An array that owns its memory. buffers must be set, but for what is in numbers, bytes and validity if they are used.
[[nodiscard]] Owned<ArrowArray> array_of(std::unique_ptr<ArrowMemory> memory, std::size_t length,
                                         std::size_t n_buffers);

/// A schema that owns its texts and children.
[[nodiscard]] Owned<ArrowSchema> schema_of(std::string format, std::string name,
                                           std::vector<Owned<ArrowSchema>> children = {});

/// large_utf8 of text(row) for each of n rows.
template <class Text>
Owned<ArrowArray> string_array(std::size_t n, const Text& text) {
  auto memory = std::make_unique<ArrowMemory>();
  memory->numbers.reserve(n + 1);
  memory->numbers.push_back(0);
  for (std::size_t i = 0; i < n; ++i) {
    memory->bytes += text(i);
    memory->numbers.push_back(static_cast<std::int64_t>(memory->bytes.size()));
  }
  memory->buffers = {nullptr, memory->numbers.data(), memory->bytes.data()};
  return array_of(std::move(memory), n, 3);
}

}  // namespace tidings::detail
