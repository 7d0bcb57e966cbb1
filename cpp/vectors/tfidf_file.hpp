/// @file
/// A TfidfVectorizer as a file. Private to the library.
#pragma once

#include <string>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// A vectorizer from a file, and what was written with it.
struct LoadedTfidf {
  TfidfVectorizer vectorizer;
  std::string parameters;   ///< as given to save_tfidf
  std::string icu_version;  ///< under which it learnt
};

/// @param parameters a text of the caller's that is kept in the file
/// @throws std::logic_error before fit
/// @throws FileError if the file can't be written
void save_tfidf(const TfidfVectorizer& vectorizer, const std::string& path, const std::string& parameters);

/// @throws FileError if it can't be read, or is not what save_tfidf wrote
[[nodiscard]] LoadedTfidf load_tfidf(const std::string& path);

}  // namespace tidings::detail
