#include "tidings/base/archive.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/files.hpp"
#include "base/xxh64.hpp"
#include "tidings/base/errors.hpp"

static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");

namespace tidings {
namespace {

using nlohmann::json;

constexpr std::size_t length_bytes = 8;  ///< of the number that a file begins with: the header's length
constexpr std::size_t alignment = 8;     ///< of the arrays; the largest number comes first
constexpr std::size_t digits = 16;       ///< of a checksum
constexpr std::string_view header_checksum = "\"checksum\":\"";
constexpr std::array<std::pair<ArrayType, std::string_view>, 7> types{{{ArrayType::i8, "I8"},
                                                                       {ArrayType::u8, "U8"},
                                                                       {ArrayType::u32, "U32"},
                                                                       {ArrayType::f32, "F32"},
                                                                       {ArrayType::i64, "I64"},
                                                                       {ArrayType::u64, "U64"},
                                                                       {ArrayType::f64, "F64"}}};

std::string checksum_of(std::string_view bytes) {
  std::array<char, digits> text{};
  const std::uint64_t value = detail::xxh64(bytes);
  for (std::size_t i = 0; i < digits; ++i) text[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15U];
  return {text.data(), text.size()};
}

std::string name_of_checksum(const std::string& array) {
  return "checksum of " + array;
}

/// Where the header's own checksum stands in it.
std::size_t place_of_checksum(std::string_view header) {
  const std::size_t at = header.find(header_checksum);
  if (at == std::string_view::npos || at + header_checksum.size() + digits > header.size()) return header.size();
  return at + header_checksum.size();
}

/// The checksum of a header in which its own is all zeros.
std::string checksum_of_header(std::string header) {
  const std::size_t at = place_of_checksum(header);
  if (at < header.size()) header.replace(at, digits, digits, '0');
  return checksum_of(header);
}

std::optional<ArrayType> type_named(const std::string& name) {
  const auto* found = std::ranges::find(types, name, &std::pair<ArrayType, std::string_view>::second);
  return found == types.end() ? std::nullopt : std::optional(found->first);
}

/// The product of the lengths and the size of a number, unless it is beyond all memory.
std::optional<std::size_t> bytes_of(const std::vector<std::size_t>& shape, ArrayType type) {
  std::size_t bytes = size_of(type);
  for (const std::size_t length : shape) {
    if (length != 0 && bytes > std::numeric_limits<std::size_t>::max() / length) return std::nullopt;
    bytes *= length;
  }
  return bytes;
}

}  // namespace

std::string_view name_of(ArrayType type) {
  return std::ranges::find(types, type, &std::pair<ArrayType, std::string_view>::first)->second;
}

std::size_t size_of(ArrayType type) {
  switch (type) {
    case ArrayType::i8:
    case ArrayType::u8:
      return 1;
    case ArrayType::u32:
    case ArrayType::f32:
      return 4;
    case ArrayType::i64:
    case ArrayType::u64:
    case ArrayType::f64:
      break;
  }
  return 8;
}

ArchiveWriter::ArchiveWriter(std::string kind, int version) {
  texts_["checksum"] = std::string(digits, '0');
  texts_["kind"] = std::move(kind);
  texts_["version"] = std::to_string(version);
}

void ArchiveWriter::put(const std::string& name, ArrayType type, std::string_view bytes,
                        std::vector<std::size_t> shape) {
  require(!arrays_.contains(name), "the name of an array", "a new one", name);
  arrays_.emplace(name, Array{type, bytes, std::move(shape)});
}

/// Arrays of large numbers first, so that each begins where its numbers may.
std::vector<const std::pair<const std::string, ArchiveWriter::Array>*> ArchiveWriter::in_order() const {
  std::vector<const std::pair<const std::string, Array>*> order;
  for (const auto& array : arrays_) order.push_back(&array);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [](const auto* array) { return size_of(array->second.type); });
  return order;
}

std::string ArchiveWriter::header() const {
  json header;
  json& metadata = header["__metadata__"];
  for (const auto& [name, text] : texts_) metadata[name] = text;
  std::size_t at = 0;
  for (const auto* array : in_order()) {
    const auto& [name, content] = *array;
    const std::size_t end = at + content.bytes.size();
    header[name] = {{"dtype", name_of(content.type)}, {"shape", content.shape}, {"data_offsets", {at, end}}};
    metadata[name_of_checksum(name)] = checksum_of(content.bytes);
    at = end;
  }
  std::string text = header.dump(-1, ' ', true, json::error_handler_t::replace);
  text.append((alignment - text.size() % alignment) % alignment, ' ');
  return text.replace(place_of_checksum(text), digits, checksum_of_header(text));
}

void ArchiveWriter::write(const std::string& path) const {
  const std::string head = header();
  const std::uint64_t length = head.size();
  std::vector<std::string_view> parts{{reinterpret_cast<const char*>(&length), length_bytes}, head};
  for (const auto* array : in_order()) parts.push_back(array->second.bytes);
  detail::replace_file(path, parts);
}

class Archive::File : public detail::MappedFile {
 public:
  using MappedFile::MappedFile;
};

Archive::Archive(const std::string& path, std::string_view kind, int version)
    : path_(path), file_(std::make_shared<const File>(path)) {
  const std::string_view bytes = file_->bytes();
  std::uint64_t length = 0;
  if (bytes.size() < length_bytes) fail("is no safetensors file: it has " + std::to_string(bytes.size()) + " bytes");
  std::memcpy(&length, bytes.data(), length_bytes);
  if (length > bytes.size() - length_bytes) {
    fail("is no safetensors file, or was cut off: a header of " + std::to_string(length) + " bytes in a file of " +
         std::to_string(bytes.size()));
  }
  const std::string_view header = bytes.substr(length_bytes, length);
  const std::size_t at = place_of_checksum(header);
  if (at == header.size()) fail("is not a file of tidings: its header has no checksum");
  if (header.substr(at, digits) != checksum_of_header(std::string(header))) fail("is damaged: its header");
  read_header(header, bytes.substr(length_bytes + length));
  if (text("kind") != kind) fail("holds a " + text("kind") + ", not a " + std::string(kind));
  const std::string& number = text("version");
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), version_);
  if (error != std::errc() || end != number.data() + number.size()) fail("has the version \"" + number + "\"");
  if (version_ > version) {
    fail("is of version " + number + ", and only those up to " + std::to_string(version) +
         " are known: a newer tidings can read it");
  }
}

/// Arrays must fill the data without a gap, each as large as its shape says.
void Archive::read_header(std::string_view header, std::string_view data) {
  std::map<std::size_t, std::size_t> extents;
  try {
    const json parsed = json::parse(header);
    for (const auto& [name, text] : parsed.at("__metadata__").items()) texts_[name] = text.get<std::string>();
    for (const auto& [name, entry] : parsed.items()) {
      if (name == "__metadata__") continue;
      const auto type = type_named(entry.at("dtype").get<std::string>());
      const auto shape = entry.at("shape").get<std::vector<std::size_t>>();
      const auto [begin, end] = entry.at("data_offsets").get<std::pair<std::size_t, std::size_t>>();
      if (!type || begin > end || end > data.size() || bytes_of(shape, *type) != end - begin ||
          begin % size_of(*type) != 0) {
        fail("is damaged: the place of the array \"" + name + "\"");
      }
      const std::string_view bytes = data.substr(begin, end - begin);
      if (text(name_of_checksum(name)) != checksum_of(bytes)) fail("is damaged: the array \"" + name + "\"");
      if (begin < end && !extents.emplace(begin, end).second) fail("is damaged: arrays overlap");
      arrays_.emplace(name, Array{*type, bytes, shape});
    }
  } catch (const json::exception& error) {
    fail(std::string("is damaged: its header: ") + error.what());
  }
  std::size_t at = 0;
  for (const auto& [begin, end] : extents) {
    if (begin != at) fail("is damaged: its arrays do not follow each other");
    at = end;
  }
  if (at != data.size()) fail("is damaged: " + std::to_string(data.size() - at) + " bytes belong to no array");
}

const Archive::Array& Archive::find(const std::string& name, ArrayType type) const {
  const auto found = arrays_.find(name);
  if (found == arrays_.end()) fail("is damaged: it has no array \"" + name + "\"");
  if (found->second.type != type) fail("is damaged: the array \"" + name + "\" is not " + std::string(name_of(type)));
  return found->second;
}

const std::vector<std::size_t>& Archive::shape(const std::string& name) const {
  const auto found = arrays_.find(name);
  if (found == arrays_.end()) fail("is damaged: it has no array \"" + name + "\"");
  return found->second.shape;
}

const std::string& Archive::text(const std::string& name) const {
  const auto found = texts_.find(name);
  if (found == texts_.end()) fail("is damaged: its header has no \"" + name + "\"");
  return found->second;
}

void Archive::fail(const std::string& problem) const {
  throw FileError(path_, problem);
}

}  // namespace tidings
