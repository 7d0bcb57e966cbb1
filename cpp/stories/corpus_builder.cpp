#include "tidings/stories/corpus_builder.hpp"

#include <utility>

#include "stories/story_rows.hpp"
#include "stories/table_writer.hpp"

namespace tidings {

CorpusBuilder::CorpusBuilder() : writer_(std::make_unique<detail::TableWriter>()) {}
CorpusBuilder::~CorpusBuilder() = default;
CorpusBuilder::CorpusBuilder(CorpusBuilder&&) noexcept = default;
CorpusBuilder& CorpusBuilder::operator=(CorpusBuilder&&) noexcept = default;

void CorpusBuilder::reserve(std::size_t bytes) {
  writer_->reserve(bytes);
}

void CorpusBuilder::add(const Story& story) {
  writer_->add(story);
}

Corpus CorpusBuilder::build() && {
  const std::unique_ptr<detail::TableWriter> writer = std::exchange(writer_, std::make_unique<detail::TableWriter>());
  return Corpus(detail::rows_of(std::move(*writer).finish()));
}

}  // namespace tidings
