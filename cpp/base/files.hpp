/// @file
/// Whole files: mapped into memory, and replaced at once. Private to the library.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tidings::detail {

/// A file's content, for as long as this lives.
class MappedFile {
 public:
  /// @throws FileError if it can't be read
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(memory_), size_}; }

 private:
  void* memory_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes the parts to a file beside the path, and renames it when all of it is on the disk.
/// @throws FileError if that fails; the path is as it was
void replace_file(const std::string& path, std::span<const std::string_view> parts);

}  // namespace tidings::detail
