/// @file
/// A TfidfVectorizer as a file. Private to the library.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "tidings/base/archive.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// A vectorizer from a file, and what was written with it.
struct LoadedTfidf {
  TfidfVectorizer vectorizer;
  std::string parameters;   ///< as given to save_tfidf
  std::string icu_version;  ///< under which it learnt
};

/// Adds a vectorizer to an archive. It must live until the archive is written.
/// @param prefix of the names of all that is added
/// @param parameters a text of the caller's that is kept in the file
/// @throws std::logic_error before fit
void put_tfidf(const TfidfVectorizer& vectorizer, const std::string& prefix, const std::string& parameters,
               ArchiveWriter& writer);

/// Puts a vectorizer into a file of its own.
/// @param parameters see put_tfidf
/// @throws std::logic_error before fit
/// @throws FileError if the file can't be written
void save_tfidf(const TfidfVectorizer& vectorizer, const std::string& path, const std::string& parameters);

/// Gives the background that a vectorizer learnt with, by the parameters that were saved; null if it has none.
using BackgroundSource = std::function<std::shared_ptr<const Background>(const std::string& parameters)>;

/// The vectorizer that put_tfidf added.
/// @param source asked if the vectorizer learnt with a background
/// @throws FileError if it learnt with another background, or something is missing
/// @throws std::logic_error if its parts do not agree with each other
[[nodiscard]] TfidfVectorizer get_tfidf(const Archive& archive, const std::string& prefix,
                                        const BackgroundSource& source);

/// @throws FileError if a model learnt under another version of ICU than that which is linked
/// @param any whether that does not matter
void require_icu(const std::string& path, const std::string& version, bool any);

/// @param source asked if the vectorizer learnt with a background
/// @throws FileError if it can't be read, is not what save_tfidf wrote, or learnt with another background
[[nodiscard]] LoadedTfidf load_tfidf(const std::string& path, const BackgroundSource& source);

}  // namespace tidings::detail
