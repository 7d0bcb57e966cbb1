/// @file
/// Makes a corpus story by story.
#pragma once

#include <cstddef>
#include <memory>

#include "tidings/stories/corpus.hpp"

namespace tidings {

namespace detail {
class TableWriter;
}

/// Takes stories one by one, so that there never are two copies of all of them.
///
/// @code
/// CorpusBuilder builder;
/// builder.reserve(page.size());
/// while (has_next()) builder.add(next_story());
/// const Corpus corpus = std::move(builder).build();
/// @endcode
class CorpusBuilder {
 public:
  CorpusBuilder();
  ~CorpusBuilder();
  CorpusBuilder(CorpusBuilder&&) noexcept;
  CorpusBuilder& operator=(CorpusBuilder&&) noexcept;
  CorpusBuilder(const CorpusBuilder&) = delete;
  CorpusBuilder& operator=(const CorpusBuilder&) = delete;

  /// Room for texts of so many bytes in all; there may be more.
  void reserve(std::size_t bytes);

  /// @throws std::invalid_argument as Corpus's constructor does, but for ids. The builder is of no use then.
  void add(const Story& story);

  /// The corpus; the builder is empty then.
  /// @throws std::invalid_argument if two stories have the same id.
  [[nodiscard]] Corpus build() &&;

 private:
  std::unique_ptr<detail::TableWriter> writer_;
};

}  // namespace tidings
