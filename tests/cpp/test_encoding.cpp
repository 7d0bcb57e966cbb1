#include "tidings/text/encoding.hpp"

#include <random>

#include "catch.hpp"
#include "tidings/text/utf8.hpp"

using namespace std::string_literals;
using tidings::decode;
using tidings::Decoded;

namespace {

const std::string fffd = "\xEF\xBF\xBD";

void check(const Decoded& decoded, const std::string& text, const std::string& encoding, std::size_t replaced = 0) {
  CHECK(decoded.text == text);
  CHECK(decoded.encoding == encoding);
  CHECK(decoded.replaced == replaced);
}

/// The text with two bytes a character, the low one first if so asked.
std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    bytes += little ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

/// UTF-8 as Windows-1252, for the Latin letters that are their own code points.
std::string latin1(std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text) bytes += static_cast<char>(unit);
  return bytes;
}

const std::u16string_view german =
    u"Die Fähre über den Fluß fährt ab März wieder täglich, sagte die Behörde. Die Brücke bleibt für Fußgänger "
    u"geöffnet, für Autos ist sie während der Arbeiten gesperrt.";
const std::string german_utf8 =
    "Die Fähre über den Fluß fährt ab März wieder täglich, sagte die Behörde. Die Brücke bleibt für Fußgänger "
    "geöffnet, für Autos ist sie während der Arbeiten gesperrt.";

}  // namespace

TEST_CASE("UTF-8 is itself, without its mark", "[encoding]") {
  check(decode(""), "", "UTF-8");
  check(decode("plain"), "plain", "UTF-8");
  check(decode("Київ, 東京, 😀"), "Київ, 東京, 😀", "UTF-8");
  check(decode("\xEF\xBB\xBF" + german_utf8), german_utf8, "UTF-8");
}

TEST_CASE("a byte order mark decides", "[encoding]") {
  check(decode("\xFF\xFE" + utf16(german, true)), german_utf8, "UTF-16LE");
  check(decode("\xFE\xFF" + utf16(german, false)), german_utf8, "UTF-16BE");
  check(decode("\xFF\xFE\0\0A\0\0\0\xB1\x30\0\0"s), "A\u30B1", "UTF-32LE");
  check(decode("\0\0\xFE\xFF\0\0\0A\0\0\x30\xB1"s), "A\u30B1", "UTF-32BE");
  check(decode("\xEF\xBB\xBF a\xFFz"), " a" + fffd + "z", "UTF-8", 1);
}

TEST_CASE("UTF-16 without a mark is found by its NULs", "[encoding]") {
  check(decode(utf16(german, true)), german_utf8, "UTF-16LE");
  check(decode(utf16(german, false)), german_utf8, "UTF-16BE");
  check(decode("a\0b"s), "a\0b"s, "UTF-8");
}

TEST_CASE("what UTF-16 cannot hold is replaced and counted", "[encoding]") {
  check(decode("\xFF\xFE"
               "A\0\x00\xD8"
               "B\0"s),
        "A" + fffd + "B", "UTF-16LE", 1);
  check(decode("\xFF\xFE"
               "A\0\x00\xD8\x01\xD8\x00\xDC"
               "B\0\x42"s),
        "A" + fffd + "\U00010400B" + fffd, "UTF-16LE", 2);
}

TEST_CASE("Latin-1 is Windows-1252 where a control character would be", "[encoding]") {
  check(decode(latin1(german)), german_utf8, "ISO-8859-1");
  check(decode(latin1(german) + " \x84"
                                "Gut\x93, 5 \x80"),
        german_utf8 + " „Gut“, 5 €", "windows-1252");
  const std::string far(300'000, 'x');
  check(decode(latin1(german) + far + "\x80"), german_utf8 + far + "€", "windows-1252");
}

TEST_CASE("UTF-8 with a few errors stays UTF-8", "[encoding]") {
  check(decode(german_utf8 + "\xFF"), german_utf8 + fffd, "UTF-8", 1);
  check(decode(german_utf8 + "\xE2\x82 \xC3"), german_utf8 + fffd + " " + fffd, "UTF-8", 2);
}

TEST_CASE("what the end cuts off is not held against UTF-8", "[encoding]") {
  check(decode("caf\xC3\xA9 caf\xC3"), "café caf" + fffd, "UTF-8", 1);
}

TEST_CASE("a given encoding is used as given", "[encoding]") {
  check(decode("\xC3\xA9", "latin1"), "Ã©", "ISO-8859-1");
  check(decode("\xCF\xF0\xE8\xE2\xE5\xF2", "cp1251"), "Привет", "windows-1251");
  check(decode("\x83\x50\x81\x5B", "Shift_JIS"), "ケー", "Shift_JIS");
  check(decode("a\xFF", "utf-8"), "a" + fffd, "UTF-8", 1);
  check(decode("caf\xC3\xA9\x80", "us-ascii"), "caf" + fffd + fffd + fffd, "US-ASCII", 3);
  check(decode("\x81\x39x", "Shift_JIS"), fffd + "9x", "Shift_JIS", 1);
  check(decode("+2AA-", "UTF-7"), fffd, "UTF-7", 1);
}

TEST_CASE("an encoding that nobody knows is the caller's mistake", "[encoding]") {
  CHECK_THROWS_WITH(decode("x", "utf-9"), "encoding must be a name that ICU knows, got 'utf-9'");
  CHECK_THROWS_AS(decode("x", std::string_view("utf-8\0", 6)), std::invalid_argument);
  CHECK_THROWS_AS(decode("x", std::string(1000, 'u')), std::invalid_argument);
}

TEST_CASE("long texts are converted across the borders of pieces", "[encoding]") {
  std::u16string long_text;
  std::string expected;
  while (expected.size() < 5'000'000) {
    long_text += u"Ä東\U0001F600x ";
    expected += "Ä東😀x ";
  }
  check(decode("\xFE\xFF" + utf16(long_text, false)), expected, "UTF-16BE");
}

TEST_CASE("any bytes become well-formed text", "[encoding]") {
  std::mt19937 random(20240303);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    CAPTURE(round);
    for (const char* const encoding : {"", "UTF-16", "UTF-32LE", "UTF-7", "CESU-8", "GB18030", "EUC-JP"}) {
      REQUIRE_FALSE(tidings::find_ill_formed(decode(bytes, encoding).text));
    }
  }
}
