/// @file
/// A StoryVectorizer as a file. Private to the library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/archive.hpp"
#include "tidings/vectors/story_vectorizer.hpp"
#include "vectors/tfidf_file.hpp"

namespace tidings::detail {

/// A field, and what has learnt it.
struct SavedField {
  std::string name;
  std::string column;  ///< of a story: "headline". In Python it can be any attribute
  double weight = 1;
  TfidfVectorizer vectorizer;
  std::string parameters;  ///< a text of the caller's that is kept in the file
};

struct LoadedFields {
  std::vector<SavedField> fields;
  std::string parameters;   ///< as given to save_fields
  std::string icu_version;  ///< under which they learnt
};

/// Adds fields to an archive. They must live until it is written.
/// @throws std::logic_error if a field was not learnt
void put_fields(const std::vector<SavedField>& fields, ArchiveWriter& writer);

/// The fields that put_fields added.
/// @param source asked for each field that learnt with a background
/// @throws FileError if something is missing or wrong, or a field learnt with another background
[[nodiscard]] std::vector<SavedField> get_fields(const Archive& archive, const BackgroundSource& source);

/// The fields of a vectorizer.
[[nodiscard]] std::vector<SavedField> fields_of(const StoryVectorizer& vectorizer);

/// @param parameters a text of the caller's that is kept in the file
/// @throws std::logic_error if a field was not learnt
/// @throws FileError if the file can't be written
void save_fields(const std::vector<SavedField>& fields, const std::string& path, const std::string& parameters);

/// @param source asked for each field that learnt with a background
/// @throws FileError if it can't be read, is not what save_fields wrote, or learnt with another background
[[nodiscard]] LoadedFields load_fields(const std::string& path, const BackgroundSource& source);

/// The column's name: "headline".
[[nodiscard]] std::string_view name_of(StoryColumn column);

/// @throws FileError if a field's column is none of StoryColumn, or the fields are wrong
[[nodiscard]] StoryVectorizer story_vectorizer_of(const std::string& path, std::vector<SavedField> fields);

}  // namespace tidings::detail
