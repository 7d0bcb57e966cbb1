/// @file
/// Snowball's stemmers.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace tidings::detail {

/// Reduces words to stems. For one thread.
class Stemmer {
 public:
  /// @param algorithm one of stemmers(); empty for one that leaves words as they are
  /// @throws std::invalid_argument if there is no such algorithm
  explicit Stemmer(const std::string& algorithm);

  /// @param word case-folded UTF-8
  /// @return valid until the next call; the word itself where the stem would be empty
  [[nodiscard]] std::string_view stem(std::string_view word) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace tidings::detail
