#include "stories/story_table.hpp"

#include <stdexcept>

namespace tidings::detail {
namespace {

constexpr std::string_view blank_line = "\n\n";

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

std::vector<Credit> credits_of(const CreditColumn& column, std::size_t row) {
  std::vector<Credit> credits;
  const Range clauses = column.clauses[row];
  for (std::size_t i = clauses.begin; i < clauses.end; ++i) {
    credits.push_back(
        {.role = std::string(column.roles[i]), .names = strings(column.names[i]), .places = strings(column.places[i])});
  }
  return credits;
}

}  // namespace

void TextColumn::add_piece(std::string_view piece) {
  const std::size_t joint = open_size_ > 0 && !piece.empty() ? blank_line.size() : 0;
  const std::size_t end = open_size_ + joint + piece.size();
  if (end > std::numeric_limits<std::uint32_t>::max()) {
    throw std::invalid_argument("a story's text must be shorter than 4 GiB, got " + std::to_string(end) + " bytes");
  }
  texts_.append(blank_line.substr(0, joint));
  texts_.append(piece);
  piece_ends_.push_back(static_cast<std::uint32_t>(end));
  open_size_ = end;
}

void TextColumn::close(std::size_t row, std::size_t n_takeaways) {
  texts_.close(row);
  pieces_.close(row, piece_ends_.size());
  if (n_takeaways > 0) n_takeaways_.set(row, static_cast<std::uint32_t>(n_takeaways));
  open_size_ = 0;
}

std::string_view TextColumn::piece(std::size_t row, std::size_t position) const {
  const std::size_t first = pieces_[row].begin;
  const std::size_t end = piece_ends_[first + position];
  const std::size_t before = position == 0 ? 0 : piece_ends_[first + position - 1];
  const std::size_t begin = before > 0 && end > before ? before + blank_line.size() : before;
  return texts_[row].substr(begin, end - begin);
}

std::vector<std::string_view> TextColumn::pieces(std::size_t row, Range positions) const {
  std::vector<std::string_view> pieces;
  pieces.reserve(positions.size());
  for (std::size_t i = positions.begin; i < positions.end; ++i) pieces.push_back(piece(row, i));
  return pieces;
}

std::vector<std::string_view> TextColumn::takeaways(std::size_t row) const {
  return pieces(row, {1, 1 + n_takeaways_[row]});
}

std::vector<std::string_view> TextColumn::paragraphs(std::size_t row) const {
  return pieces(row, {1 + n_takeaways_[row], pieces_[row].size()});
}

std::string_view TextColumn::body(std::size_t row) const {
  const std::size_t before = piece_ends_[pieces_[row].begin + n_takeaways_[row]];
  const std::string_view rest = texts_[row].substr(before);
  return before > 0 && !rest.empty() ? rest.substr(blank_line.size()) : rest;
}

std::optional<Timestamp> StoryTable::published_at(std::size_t row) const {
  if (published[row] == no_moment) return std::nullopt;
  return Timestamp{.seconds = published[row], .day_only = day_only[row] != 0};
}

std::string StoryTable::published_text(std::size_t row) const {
  const std::optional<Timestamp> moment = published_at(row);
  return moment ? to_text(*moment) : std::string();
}

Story StoryTable::story(std::size_t row) const {
  return {.id = std::string(id[row]),
          .headline = std::string(text.headline(row)),
          .kicker = std::string(kicker[row]),
          .epigraph = std::string(epigraph[row]),
          .byline = strings(byline[row]),
          .dateline = {.places = strings(places[row]),
                       .agency = std::string(agency[row]),
                       .date = std::string(dateline_date[row])},
          .paragraphs = strings(text.paragraphs(row)),
          .takeaways = strings(text.takeaways(row)),
          .subheads = strings(subheads[row]),
          .captions = strings(captions[row]),
          .credits = credits_of(credits, row),
          .corrections = strings(corrections[row]),
          .source = std::string(source[row]),
          .url = std::string(url[row]),
          .published = published_text(row),
          .language = std::string(language[row]),
          .label = std::string(label[row]),
          .span = span[row]};
}

std::size_t StoryTable::memory() const {
  std::size_t bytes = sizeof *this;
  const_cast<StoryTable*>(this)->visit(
      [&](const auto& buffer) { bytes += buffer.capacity() * sizeof(*buffer.data()); });
  return bytes;
}

}  // namespace tidings::detail
