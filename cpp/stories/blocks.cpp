#include "stories/blocks.hpp"

#include <algorithm>

#include "stories/characters.hpp"
#include "stories/lines.hpp"

namespace tidings::detail {
namespace {

/// A line longer than this was not wrapped by hand or by a mail program.
constexpr std::size_t widest_wrapped = 120;
/// Few lines do not show how wide their text was set: it is taken to be at least this wide.
constexpr std::size_t usual_width = 60;
constexpr std::size_t lines_that_show_width = 4;
/// A bracket that does not close within these lines will not close.
constexpr std::size_t longest_bracket = 12;

class BlockReader {
 public:
  explicit BlockReader(std::string_view page) : page_(page), lines_(read_lines(page)) {}

  Blocks read() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      if (begin >= run_end_) start_run(begin);
      const LineShape shape = current_;
      const std::size_t end = find_end(begin, shape.shape);
      add_block(begin, end, shape);
      begin = end;
    }
    settle_list_items();
    settle_takeaways_headings();
    for (Block& block : blocks_.items) {
      if (block.shape == Shape::text) block.headline = headline_shape(block.whole);
    }
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t line) const {
    const Span span = lines_[line].span;
    return page_.substr(span.begin, span.end - span.begin);
  }

  [[nodiscard]] std::size_t width(std::size_t line) const { return width_of(text(line), widest_wrapped + 1); }

  /// A run ends where a blank line or a form feed follows. Its widest wrapped line shows how wide the text was set.
  void start_run(std::size_t begin) {
    std::size_t widest = 0;
    for (run_end_ = begin; run_end_ < lines_.size(); ++run_end_) {
      if (run_end_ > begin && (lines_[run_end_].blank_above || lines_[run_end_].form_feed_above)) break;
      if (width(run_end_) <= widest_wrapped) widest = std::max(widest, width(run_end_));
    }
    const bool shown = run_end_ - begin >= lines_that_show_width;
    run_width_ = shown ? widest : std::max(widest, usual_width);
    current_ = shape_of(text(begin));
  }

  /// The first line after the block that starts at `begin`; leaves its shape in current_.
  std::size_t find_end(std::size_t begin, Shape shape) {
    bool open = is_bracketed(begin, shape) && text(begin).find(')') == std::string_view::npos;
    std::size_t end = begin + 1;
    for (; end < run_end_; ++end) {
      current_ = shape_of(text(end));
      if (current_.shape != Shape::text || !takes_lines(shape)) return end;
      if (!open && !continues(end, shape)) return end;
      open = open && end - begin < longest_bracket && text(end).find(')') == std::string_view::npos;
    }
    return end;
  }

  [[nodiscard]] bool is_bracketed(std::size_t line, Shape shape) const {
    return (shape == Shape::credits || shape == Shape::correction) && text(line).starts_with('(');
  }

  static bool takes_lines(Shape shape) {
    return shape != Shape::byline && shape != Shape::takeaways_heading && shape != Shape::closing_link &&
           shape != Shape::link && shape != Shape::separator;
  }

  /// Whether a line goes on with the one above: it starts in small letters, or its first word would not have fit there.
  [[nodiscard]] bool continues(std::size_t line, Shape shape) const {
    const std::size_t above = width(line - 1);
    if (above > widest_wrapped || width(line) > widest_wrapped) return false;
    const bool item = shape == Shape::bullet || shape == Shape::list_item;
    if (!item && lines_[line].indent > lines_[line - 1].indent + 1) return false;
    if (is_all_capitals(text(line - 1)) && !is_all_capitals(text(line))) return false;
    if (is_lower(first_character(text(line)).code)) return true;
    const std::vector<std::string_view> first = words_of(text(line), 1);
    return 4 * (above + 1 + width_of(first[0], widest_wrapped)) > 3 * run_width_;
  }

  void add_block(std::size_t begin, std::size_t end, LineShape shape) {
    const Block block{.shape = shape.shape,
                      .span = {lines_[begin].span.begin, lines_[end - 1].span.end},
                      .lead = shape.lead,
                      .blank_above = lines_[begin].blank_above,
                      .form_feed_above = lines_[begin].form_feed_above,
                      .whole = end > begin + 1 ? join(begin, end) : text(begin),
                      .headline = {}};
    blocks_.items.push_back(block);
  }

  std::string_view join(std::size_t begin, std::size_t end) {
    std::string& joined = blocks_.joined.emplace_back(text(begin));
    for (std::size_t line = begin + 1; line < end; ++line) joined.append(" ").append(text(line));
    return joined;
  }

  /// A number or a dash is a bullet beside other bullets or under a heading for them; alone it is text.
  void settle_list_items() {
    std::vector<Block>& items = blocks_.items;
    const auto lists = [&](std::size_t i) {
      return i < items.size() && (items[i].shape == Shape::bullet || items[i].shape == Shape::list_item);
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].shape != Shape::list_item) continue;
      const bool above =
          i > 0 && (items[i - 1].shape == Shape::bullet || items[i - 1].shape == Shape::takeaways_heading);
      items[i].shape = above || lists(i + 1) ? Shape::bullet : Shape::text;
      items[i].lead = items[i].shape == Shape::bullet ? items[i].lead : 0;
    }
  }

  /// "Summary" without a colon heads a list only if there is one.
  void settle_takeaways_headings() {
    std::vector<Block>& items = blocks_.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].shape != Shape::takeaways_heading || items[i].whole.ends_with(':')) continue;
      if (i + 1 == items.size() || items[i + 1].shape != Shape::bullet) items[i].shape = Shape::text;
    }
  }

  std::string_view page_;
  std::vector<Line> lines_;
  Blocks blocks_;
  LineShape current_;
  std::size_t run_end_ = 0;
  std::size_t run_width_ = 0;
};

}  // namespace

std::string_view Block::text() const {
  return trim(whole.substr(lead));
}

Blocks read_blocks(std::string_view page) {
  return BlockReader(page).read();
}

}  // namespace tidings::detail
