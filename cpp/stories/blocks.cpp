#include "stories/blocks.hpp"

#include <algorithm>

#include "stories/characters.hpp"
#include "stories/fields.hpp"
#include "stories/lines.hpp"
#include "stories/marks.hpp"
#include "stories/people.hpp"
#include "stories/settle.hpp"
#include "stories/signature.hpp"

namespace tidings::detail {
namespace {

/// A line longer than this was not wrapped by hand or by a mail program.
constexpr std::size_t widest_wrapped = 120;
/// Few lines do not show how wide their text was set: it is taken to be at least this wide.
constexpr std::size_t usual_width = 60;
constexpr std::size_t lines_that_show_width = 4;
/// No text is set narrower: short lines are a header or a list.
constexpr std::size_t narrowest = 36;
/// A bracket that does not close within these lines will not close.
constexpr std::size_t longest_bracket = 12;

/// A run that is longer is read in pieces.
constexpr std::size_t longest_run = 4096;

/// Whether most of the page stands in lines that nobody wrapped: each paragraph is a line.
bool is_line_a_paragraph(std::string_view page) {
  std::size_t in_long_lines = 0;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    if (end - begin > widest_wrapped) in_long_lines += end - begin;
    begin = end + 1;
  }
  return 2 * in_long_lines > page.size();
}

/// Whether a line ends in a full stop or a question mark.
bool ends_statement(std::string_view line) {
  return line.ends_with('?') || headline_shape(line).full_stop;
}

class BlockReader {
 public:
  explicit BlockReader(std::string_view page)
      : page_(page), reader_(page), more_(reader_.next(ahead_)), line_a_paragraph_(is_line_a_paragraph(page)) {}

  Blocks read() {
    blocks_.page = page_;
    while (read_run()) {
      for (std::size_t begin = 0; begin < lines_.size();) {
        const LineShape shape = current_;
        const std::size_t end = find_end(begin, shape.shape);
        add_block(begin, end, shape);
        begin = end;
      }
    }
    settle_shapes(blocks_);
    for (Block& block : blocks_.items) shape_headline(block);
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t line) const {
    const Span span = lines_[line].span;
    return page_.substr(span.begin, span.end - span.begin);
  }

  /// In characters, at most widest_wrapped + 1.
  [[nodiscard]] std::size_t width(std::size_t line) const { return widths_[line]; }

  /// Reads the lines up to the next blank line or form feed. The widest wrapped one shows how wide the text was set.
  bool read_run() {
    lines_.clear();
    widths_.clear();
    while (more_ && lines_.size() < longest_run) {
      if (!lines_.empty() && (ahead_.blank_lines > 0 || ahead_.form_feed_above)) break;
      lines_.push_back(ahead_);
      more_ = reader_.next(ahead_);
    }
    if (lines_.empty()) return false;
    std::size_t widest = 0;
    for (std::size_t line = 0; lines_.size() > 1 && line < lines_.size(); ++line) {
      widths_.push_back(width_of(text(line), widest_wrapped + 1));
      if (width(line) <= widest_wrapped) widest = std::max(widest, width(line));
    }
    run_width_ = std::max(widest, lines_.size() >= lines_that_show_width ? narrowest : usual_width);
    current_ = shape_of(text(0));
    return true;
  }

  /// The first line after the block that starts at `begin`; leaves its shape in current_.
  std::size_t find_end(std::size_t begin, Shape shape) {
    bool open = is_bracketed(begin, shape) && text(begin).find(')') == std::string_view::npos;
    std::size_t end = begin + 1;
    for (; end < lines_.size(); ++end) {
      current_ = is_running_text(end) ? LineShape{} : shape_of(text(end));
      if (current_.shape != Shape::text || !takes_lines(shape)) return end;
      if (!open && !continues(end, shape)) return end;
      open = open && end - begin < longest_bracket && text(end).find(')') == std::string_view::npos;
    }
    return end;
  }

  /// A line of some length that goes on in small letters has no other shape, except that of "by Ana Ruiz and Bo Li".
  [[nodiscard]] bool is_running_text(std::size_t line) const {
    constexpr std::size_t some = 30;
    const bool small = text(line).size() > some && text(line)[0] >= 'a' && text(line)[0] <= 'z';
    return small && read_byline(text(line)).empty();
  }

  [[nodiscard]] bool is_bracketed(std::size_t line, Shape shape) const {
    return (shape == Shape::credits || shape == Shape::correction) && text(line).starts_with('(');
  }

  static bool takes_lines(Shape shape) {
    switch (shape) {
      case Shape::text:
      case Shape::epigraph:
      case Shape::dateline:
      case Shape::bullet:
      case Shape::list_item:
      case Shape::caption:
      case Shape::correction:
      case Shape::credits:
      case Shape::field:
      case Shape::code:
        return true;
      default:
        return false;
    }
  }

  /// Whether a line goes on with the one above: it starts in small letters, or its first word would not have fit there.
  /// Capitals and other text are not lines of one block.
  [[nodiscard]] bool continues(std::size_t line, Shape shape) const {
    const std::size_t above = width(line - 1);
    if (above > widest_wrapped || width(line) > widest_wrapped) return false;
    if (shape == Shape::code && lines_[line].indent > 0) return true;
    const bool item = shape == Shape::bullet || shape == Shape::list_item || shape == Shape::field;
    if (!item && lines_[line].indent > lines_[line - 1].indent + 1) return false;
    if (is_all_capitals(text(line - 1)) != is_all_capitals(text(line))) return false;
    if (label_length(text(line)) > 0 && label_length(text(line - 1)) > 0) return false;
    if (is_lower(first_character(text(line)).code)) return true;
    if (line == 1 && heads_list(line)) return false;
    if (line == 1 && shape == Shape::text && line_a_paragraph_ && is_headline_and_sentence(line)) return false;
    if (lines_.size() < lines_that_show_width && !read_signature(text(line)).name.empty()) return false;
    const std::vector<std::string_view> first = words_of(text(line), 1);
    return 4 * (above + 1 + width_of(first[0], widest_wrapped)) > 3 * run_width_;
  }

  /// Whether a line ends in a colon and a list follows: "What to know:" under a headline.
  [[nodiscard]] bool heads_list(std::size_t line) const {
    if (line + 1 >= lines_.size() || !text(line).ends_with(':')) return false;
    const std::string_view below = text(line + 1);
    return bullet_length(below) > 0 || list_mark_length(below) > 0;
  }

  /// Whether a line that may be a headline has a whole sentence below it, with nothing but short lines around.
  [[nodiscard]] bool is_headline_and_sentence(std::size_t line) const {
    if (lines_.size() >= lines_that_show_width || !ends_statement(text(line))) return false;
    return headline_shape(text(line - 1)).possible && !ends_statement(text(line - 1));
  }

  void add_block(std::size_t begin, std::size_t end, LineShape shape) {
    blocks_.items.push_back({.span = {lines_[begin].span.begin, lines_[end - 1].span.end},
                             .lead = static_cast<std::uint32_t>(shape.lead),
                             .shape = shape.shape,
                             .field = shape.field,
                             .level = shape.level,
                             .blank_lines = lines_[begin].blank_lines,
                             .form_feed_above = lines_[begin].form_feed_above,
                             .wrapped = end > begin + 1,
                             .headline = {}});
  }

  void shape_headline(Block& block) {
    constexpr std::size_t longest = 200;  // characters of a headline, with room for its wrapped lines
    if (block.shape != Shape::text && block.shape != Shape::heading) return;
    if (width_of(blocks_.bytes(block), longest) == longest) return;
    std::string joined;
    block.headline = headline_shape(blocks_.text(block, joined));
  }

  std::string_view page_;
  LineReader reader_;
  Line ahead_;
  bool more_;
  bool line_a_paragraph_;
  std::vector<Line> lines_;
  std::vector<std::size_t> widths_;
  Blocks blocks_;
  LineShape current_;
  std::size_t run_width_ = 0;
};

}  // namespace

std::string_view Blocks::whole(const Block& block, std::string& joined) const {
  if (!block.wrapped) return bytes(block);
  joined = join_lines(bytes(block));
  return joined;
}

std::string_view Blocks::text(const Block& block, std::string& joined) const {
  return trim(whole(block, joined).substr(block.lead));
}

Blocks read_blocks(std::string_view page) {
  return BlockReader(page).read();
}

}  // namespace tidings::detail
