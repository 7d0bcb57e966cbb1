/// @file
/// Files of arrays: how models are saved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

/// Numbers of one type in an archive, named as safetensors names them.
enum class ArrayType { i8, u8, u32, f32, i64, u64, f64 };

/// The type's name in the file: "I8", "F32".
[[nodiscard]] std::string_view name_of(ArrayType type);

/// The bytes of a number.
[[nodiscard]] std::size_t size_of(ArrayType type);

namespace detail {
template <class T>
struct ArrayTypeOf;
template <>
struct ArrayTypeOf<std::int8_t> {
  static constexpr ArrayType value = ArrayType::i8;
};
template <>
struct ArrayTypeOf<std::uint8_t> {
  static constexpr ArrayType value = ArrayType::u8;
};
template <>
struct ArrayTypeOf<std::uint32_t> {
  static constexpr ArrayType value = ArrayType::u32;
};
template <>
struct ArrayTypeOf<float> {
  static constexpr ArrayType value = ArrayType::f32;
};
template <>
struct ArrayTypeOf<std::int64_t> {
  static constexpr ArrayType value = ArrayType::i64;
};
template <>
struct ArrayTypeOf<std::uint64_t> {
  static constexpr ArrayType value = ArrayType::u64;
};
template <>
struct ArrayTypeOf<double> {
  static constexpr ArrayType value = ArrayType::f64;
};
}  // namespace detail

/// Collects arrays and writes them to a safetensors file. Arrays belong to the caller, who keeps them until `write`.
///
/// The file's metadata hold a checksum (XXH64) of each array and one of the header, so that a damaged file is never
/// taken for a whole one.
/// @see https://github.com/huggingface/safetensors, "Format"
class ArchiveWriter {
 public:
  /// @param kind what the file is: "tidings.TfidfVectorizer"
  /// @param version of what the kind consists of
  ArchiveWriter(std::string kind, int version);

  /// Adds an array of one dimension.
  /// @param name in the order of which arrays of the same size of number are written
  template <class T>
  void put(const std::string& name, std::span<const T> values) {
    put(name, detail::ArrayTypeOf<T>::value, {reinterpret_cast<const char*>(values.data()), values.size_bytes()},
        {values.size()});
  }

  /// Adds an array of rows.
  template <class T>
  void put(const std::string& name, std::span<const T> values, std::size_t n_columns) {
    put(name, detail::ArrayTypeOf<T>::value, {reinterpret_cast<const char*>(values.data()), values.size_bytes()},
        {n_columns == 0 ? 0 : values.size() / n_columns, n_columns});
  }

  /// Adds bytes.
  void put(const std::string& name, std::string_view bytes) { put(name, ArrayType::u8, bytes, {bytes.size()}); }

  /// Adds a text to the metadata.
  void set(const std::string& name, const std::string& text) { texts_[name] = text; }

  /// Writes a file beside the path, and puts it in the path's place when all of it is on the disk: whatever happens,
  /// there is the old file or the new one.
  /// @throws FileError if that fails
  void write(const std::string& path) const;

 private:
  struct Array {
    ArrayType type;
    std::string_view bytes;
    std::vector<std::size_t> shape;
  };

  void put(const std::string& name, ArrayType type, std::string_view bytes, std::vector<std::size_t> shape);
  [[nodiscard]] std::string header() const;
  [[nodiscard]] std::vector<const std::pair<const std::string, Array>*> in_order() const;

  std::map<std::string, Array> arrays_;
  std::map<std::string, std::string> texts_;
};

/// A safetensors file that an ArchiveWriter wrote, mapped into memory and found whole. Copies share the memory.
class Archive {
 public:
  /// @param kind which the file must be
  /// @param version the newest that the caller knows
  /// @throws FileError if the file can't be read, is not of that kind, is of a newer version, or was damaged
  Archive(const std::string& path, std::string_view kind, int version);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int version() const { return version_; }

  /// @return valid as long as a copy of the archive is
  /// @throws FileError if there is no such array, or it is of another type
  template <class T>
  [[nodiscard]] std::span<const T> get(const std::string& name) const {
    const std::string_view bytes = find(name, detail::ArrayTypeOf<T>::value).bytes;
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  /// An array of bytes.
  [[nodiscard]] std::string_view bytes(const std::string& name) const { return find(name, ArrayType::u8).bytes; }

  [[nodiscard]] bool has(const std::string& name) const { return arrays_.contains(name); }

  /// The array's lengths.
  [[nodiscard]] const std::vector<std::size_t>& shape(const std::string& name) const;

  /// A text of the metadata.
  /// @throws FileError if there is none of that name
  [[nodiscard]] const std::string& text(const std::string& name) const;

 private:
  class File;
  struct Array {
    ArrayType type;
    std::string_view bytes;
    std::vector<std::size_t> shape;
  };

  [[nodiscard]] const Array& find(const std::string& name, ArrayType type) const;
  [[noreturn]] void fail(const std::string& problem) const;
  void read_header(std::string_view header, std::string_view data);

  std::string path_;
  std::shared_ptr<const File> file_;
  std::map<std::string, Array> arrays_;
  std::map<std::string, std::string> texts_;
  int version_ = 0;
};

}  // namespace tidings
