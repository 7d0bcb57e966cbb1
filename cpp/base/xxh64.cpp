#include "base/xxh64.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace tidings::detail {
namespace {

constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t prime2 = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t prime3 = 0x165667B19E3779F9ULL;
constexpr std::uint64_t prime4 = 0x85EBCA77C2B2AE63ULL;
constexpr std::uint64_t prime5 = 0x27D4EB2F165667C5ULL;

/// The first bytes of a text as a number, the lowest byte first.
template <class Number>
std::uint64_t little_endian(std::string_view bytes) {
  if constexpr (std::endian::native == std::endian::little) {
    Number number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    return number;
  } else {
    std::uint64_t number = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    return number;
  }
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t input) {
  return std::rotl(lane + input * prime2, 31) * prime1;
}

std::uint64_t merged(std::uint64_t hash, std::uint64_t lane) {
  return (hash ^ mixed(0, lane)) * prime1 + prime4;
}

/// Stripes of 32 bytes, taken off the input.
std::uint64_t hash_stripes(std::string_view& bytes, std::uint64_t seed) {
  if (bytes.size() < 32) return seed + prime5;
  std::array<std::uint64_t, 4> lanes{seed + prime1 + prime2, seed + prime2, seed, seed - prime1};
  for (; bytes.size() >= 32; bytes.remove_prefix(32)) {
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = mixed(lanes[i], little_endian<std::uint64_t>(bytes.substr(8 * i)));
  }
  std::uint64_t hash =
      std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
  for (const std::uint64_t lane : lanes) hash = merged(hash, lane);
  return hash;
}

std::uint64_t hash_rest(std::string_view bytes, std::uint64_t hash) {
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    hash = std::rotl(hash ^ mixed(0, little_endian<std::uint64_t>(bytes)), 27) * prime1 + prime4;
  }
  if (bytes.size() >= 4) {
    hash = std::rotl(hash ^ (little_endian<std::uint32_t>(bytes) * prime1), 23) * prime2 + prime3;
    bytes.remove_prefix(4);
  }
  for (const char byte : bytes) hash = std::rotl(hash ^ (static_cast<unsigned char>(byte) * prime5), 11) * prime1;
  return hash;
}

}  // namespace

std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed) {
  const std::size_t size = bytes.size();
  std::uint64_t hash = hash_stripes(bytes, seed) + size;
  hash = hash_rest(bytes, hash);
  hash = (hash ^ (hash >> 33U)) * prime2;
  hash = (hash ^ (hash >> 29U)) * prime3;
  return hash ^ (hash >> 32U);
}

}  // namespace tidings::detail
