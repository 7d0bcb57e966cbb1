#include "similarity/same_texts.hpp"

#include <unordered_map>

namespace tidings::detail {
namespace {

constexpr std::size_t least_body = 20;     ///< words
constexpr std::size_t longest_stub = 59;   ///< words
constexpr std::size_t heads_of_stubs = 5;  ///< as few as make boilerplate

struct Body {
  std::uint32_t first = 0;  ///< story that has it
  std::size_t n_texts = 0;  ///< different ones
  std::size_t n_words = 0;

  [[nodiscard]] bool has_many_heads() const { return n_texts >= heads_of_stubs; }
  [[nodiscard]] bool is_stub() const { return has_many_heads() && n_words <= longest_stub; }

  /// Whether stories are the same if they have it, one with so many words before it among them.
  [[nodiscard]] bool tells(std::size_t n_head_words) const {
    return n_words >= least_body && (!has_many_heads() || (n_words > longest_stub && n_words > n_head_words));
  }
};

using Bodies = std::unordered_map<std::uint64_t, Body>;

std::vector<std::uint32_t> find_texts(const std::vector<Content>& contents) {
  std::unordered_map<std::uint64_t, std::uint32_t> by_text;
  std::vector<std::uint32_t> texts(contents.size());
  for (std::uint32_t i = 0; i < contents.size(); ++i) {
    texts[i] = contents[i].text == 0 ? i : by_text.emplace(contents[i].text, i).first->second;
  }
  return texts;
}

Bodies find_bodies(const std::vector<Content>& contents, const std::vector<std::uint32_t>& text_of) {
  Bodies bodies;
  for (std::uint32_t i = 0; i < contents.size(); ++i) {
    const Content& content = contents[i];
    if (content.body == 0) continue;
    Body& body = bodies.emplace(content.body, Body{i, 0, content.n_body_words}).first->second;
    if (text_of[i] == i) ++body.n_texts;
  }
  return bodies;
}

}  // namespace

SameTexts find_same_texts(const std::vector<Content>& contents) {
  SameTexts same{find_texts(contents), std::vector<std::uint32_t>(contents.size()), {}};
  const Bodies bodies = find_bodies(contents, same.text_of);
  std::unordered_map<std::uint64_t, std::uint32_t> version_of_body;
  for (std::uint32_t i = 0; i < contents.size(); ++i) {
    const auto found = bodies.find(contents[i].body);
    const bool has_body = found != bodies.end();
    if (has_body && found->second.first == i && found->second.is_stub()) same.stubs.push_back(i);
    const bool known = same.text_of[i] != i;
    same.version_of[i] = known ? same.version_of[same.text_of[i]] : i;
    if (!has_body || !found->second.tells(contents[i].n_head_words)) continue;
    const std::uint32_t version = version_of_body.emplace(contents[i].body, same.version_of[i]).first->second;
    if (!known) same.version_of[i] = version;
  }
  return same;
}

}  // namespace tidings::detail
