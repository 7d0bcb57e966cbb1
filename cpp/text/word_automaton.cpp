#include "text/word_automaton.hpp"

#include "text/code_points.hpp"

namespace tidings {
namespace {

/// What was read of a segment, but for what extends its last character (rule WB4).
enum class Read : std::uint8_t {
  nothing,
  other,
  newline,
  spaces,
  regional_indicator,  ///< one that lacks its second
  letter,
  hebrew_letter,
  hangul,
  number,
  connector,            ///< one alone, which is no word
  connected,            ///< one after something else of a word
  hebrew_quote,         ///< a single quote after a Hebrew letter, which belongs to the word in any case
  extended_quote,       ///< the same, extended, where ICU does not call that a word
  letter_mark,          ///< what joins letters if one follows
  hebrew_double_quote,  ///< what joins Hebrew letters if one follows
  number_mark,          ///< what joins digits if one follows
};

constexpr std::size_t n_read = static_cast<std::size_t>(Read::number_mark) + 1;

/// The state's number: what was read, and whether a zero width joiner came last.
constexpr std::uint8_t state_of(Read read, bool joiner) {
  return static_cast<std::uint8_t>(2 * static_cast<unsigned>(read) + (joiner ? 1 : 0));
}

constexpr Read read_in(std::uint8_t state) {
  return static_cast<Read>(state / 2);
}

constexpr bool waits(Read read) {
  return read >= Read::letter_mark;
}

constexpr bool is_word(Read read) {
  return read == Read::letter || read == Read::hebrew_letter || read == Read::hangul || read == Read::number ||
         read == Read::connected || read == Read::hebrew_quote;
}

constexpr bool is_letter(WordClass c) {
  return c == WordClass::letter || c == WordClass::pictograph_letter || c == WordClass::hebrew_letter;
}

constexpr bool extends(WordClass c) {
  return c == WordClass::extend || c == WordClass::joiner;
}

/// A segment that begins with a character.
constexpr Read begun_with(WordClass c) {
  switch (c) {
    case WordClass::newline:
      return Read::newline;
    case WordClass::space:
      return Read::spaces;
    case WordClass::regional_indicator:
      return Read::regional_indicator;
    case WordClass::letter:
    case WordClass::pictograph_letter:
      return Read::letter;
    case WordClass::hebrew_letter:
      return Read::hebrew_letter;
    case WordClass::hangul:
      return Read::hangul;
    case WordClass::numeric:
      return Read::number;
    case WordClass::connector:
      return Read::connector;
    default:
      return Read::other;
  }
}

}  // namespace

struct WordAutomaton::Rules {
  const WordClasses& classes;

  [[nodiscard]] Transition transition(Read read, bool joiner, WordClass c) const {
    if (c == WordClass::dictionary) return {Step::give_up, 0};
    if (read == Read::nothing) return {Step::join, state_of(begun_with(c), c == WordClass::joiner)};
    if (extends(c) && read != Read::newline) return {Step::join, state_of(extended(read), c == WordClass::joiner)};
    const Transition next = by_words(read, c);
    const bool pictograph = c == WordClass::pictograph || c == WordClass::pictograph_letter;
    if (joiner && pictograph && next.step != Step::join) {  // WB3c
      return {waits(read) ? Step::cut_at_mark : Step::join, next.state};
    }
    return next;
  }

  /// The same with something that extends it: rule WB4, and WB3d, which wants spaces side by side.
  [[nodiscard]] Read extended(Read read) const {
    if (read == Read::spaces || read == Read::hangul) return Read::other;
    if (read == Read::connected && !classes.is_word_with_extended_connector()) return Read::connector;
    if (read == Read::hebrew_quote && !classes.is_word_with_extended_quote()) return Read::extended_quote;
    return read;
  }

  static Transition join(Read read) { return {Step::join, state_of(read, false)}; }
  static Transition mark(Read read) { return {Step::mark, state_of(read, false)}; }

  /// Rules WB3d, WB5 to WB13b, WB15 and WB999.
  static Transition by_words(Read read, WordClass c) {
    const bool letters = read == Read::letter || read == Read::hebrew_letter;
    const bool quoted = read == Read::hebrew_quote || read == Read::extended_quote;
    const bool connectors = read == Read::connector || read == Read::connected;
    const bool solid = letters || connectors || read == Read::number;
    if (is_letter(c) && (solid || quoted || read == Read::letter_mark)) return join(begun_with(c));
    if (c == WordClass::numeric && (solid || read == Read::number_mark)) return join(Read::number);
    if (c == WordClass::connector && solid) return join(Read::connected);
    if (c == WordClass::hebrew_letter && read == Read::hebrew_double_quote) return join(Read::hebrew_letter);
    if (c == WordClass::single_quote && read == Read::hebrew_letter) return join(Read::hebrew_quote);
    if (c == WordClass::double_quote && read == Read::hebrew_letter) return mark(Read::hebrew_double_quote);
    const bool quote = c == WordClass::single_quote || c == WordClass::mid_both;
    if ((quote || c == WordClass::mid_letter) && letters) return mark(Read::letter_mark);
    if ((quote || c == WordClass::mid_number) && read == Read::number) return mark(Read::number_mark);
    if (c == WordClass::space && read == Read::spaces) return join(Read::spaces);
    if (c == WordClass::hangul && read == Read::hangul) return join(Read::hangul);
    if (c == WordClass::regional_indicator && read == Read::regional_indicator) return join(Read::other);
    return {waits(read) ? Step::cut_at_both : Step::cut, state_of(begun_with(c), c == WordClass::joiner)};
  }
};

WordAutomaton::WordAutomaton(const WordClasses& classes) : classes_(classes) {
  static_assert(n_states == 2 * n_read);
  const Rules rules{classes};
  for (std::uint8_t state = 0; state < n_states; ++state) {
    for (std::size_t c = 0; c < n_word_classes; ++c) {
      table_[state][c] = rules.transition(read_in(state), state % 2 == 1, static_cast<WordClass>(c));
    }
  }
}

bool WordAutomaton::append(std::string_view text, std::size_t offset, std::vector<Token>& tokens) const {
  const std::size_t n_tokens = tokens.size();
  const auto add = [&](std::size_t begin, std::size_t end) { tokens.push_back({offset + begin, offset + end, false}); };
  std::size_t begin = 0;
  std::size_t mark = 0;
  std::uint8_t state = state_of(Read::nothing, false);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const WordClass c = classes_.of(next_code_point(text, at));
    const Transition next = table_[state][static_cast<std::size_t>(c)];
    switch (next.step) {
      case Step::join:
        break;
      case Step::mark:
        mark = here;
        break;
      case Step::cut:
        if (is_word(read_in(state))) add(begin, here);
        begin = here;
        break;
      case Step::cut_at_mark:
        add(begin, mark);
        begin = mark;
        break;
      case Step::cut_at_both:
        add(begin, mark);
        begin = here;
        break;
      case Step::give_up:
        tokens.resize(n_tokens);
        return false;
    }
    state = next.state;
  }
  if (waits(read_in(state))) {
    add(begin, mark);
  } else if (is_word(read_in(state))) {
    add(begin, text.size());
  }
  return true;
}

}  // namespace tidings
