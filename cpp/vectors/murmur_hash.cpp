#include "vectors/murmur_hash.hpp"

#include <bit>
#include <cstddef>

namespace tidings::detail {
namespace {

/// The number whose little-endian bytes these are, four at most.
std::uint32_t number_of(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return number;
}

std::uint32_t scrambled(std::uint32_t block) {
  return std::rotl(block * 0xCC9E2D51U, 15) * 0x1B873593U;
}

}  // namespace

std::uint32_t murmur_hash(std::string_view bytes) {
  constexpr std::size_t block_size = 4;
  std::uint32_t hash = 0;
  std::size_t at = 0;
  for (; at + block_size <= bytes.size(); at += block_size) {
    hash = std::rotl(hash ^ scrambled(number_of(bytes.substr(at, block_size))), 13) * 5U + 0xE6546B64U;
  }
  hash ^= scrambled(number_of(bytes.substr(at)));
  hash ^= static_cast<std::uint32_t>(bytes.size());
  hash = (hash ^ hash >> 16U) * 0x85EBCA6BU;
  hash = (hash ^ hash >> 13U) * 0xC2B2AE35U;
  return hash ^ hash >> 16U;
}

}  // namespace tidings::detail
