#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"

using tidings::Archive;
using tidings::ArchiveWriter;
using tidings::FileError;

namespace {

/// A path that is removed at the end.
class TemporaryPath {
 public:
  TemporaryPath() {
    static int counter = 0;
    path_ =
        std::filesystem::temp_directory_path() /
        ("tidings-archive-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" + std::to_string(counter++));
  }
  ~TemporaryPath() { std::filesystem::remove(path_); }
  TemporaryPath(const TemporaryPath&) = delete;
  TemporaryPath& operator=(const TemporaryPath&) = delete;

  [[nodiscard]] std::string string() const { return path_.string(); }

  [[nodiscard]] std::string read() const {
    std::ifstream file(path_, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
  }

  void write(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc).write(bytes.data(), std::streamsize(bytes.size()));
  }

 private:
  std::filesystem::path path_;
};

const std::vector<double> weights{0.5, -1, std::numeric_limits<double>::infinity()};
const std::vector<std::int8_t> vectors{1, -2, 3, -4, 5, -6};
const std::vector<std::uint32_t> none{};

void write_sample(const TemporaryPath& path, int version = 2) {
  ArchiveWriter writer("tests.Sample", version);
  writer.put<std::int8_t>("vectors", vectors, 3);
  writer.put<double>("weights", weights);
  writer.put<std::uint32_t>("none", none);
  writer.put("words", "lava\xF0\x9F\x8C\x8B");
  writer.set("note", "a \"quoted\" note\n");
  writer.write(path.string());
}

Archive open(const TemporaryPath& path) {
  return Archive(path.string(), "tests.Sample", 2);
}

}  // namespace

TEST_CASE("what an archive holds comes back") {
  const TemporaryPath path;
  write_sample(path);
  const Archive archive = open(path);
  const auto back = archive.get<double>("weights");
  REQUIRE(std::vector<double>(back.begin(), back.end()) == weights);
  const auto rows = archive.get<std::int8_t>("vectors");
  REQUIRE(std::vector<std::int8_t>(rows.begin(), rows.end()) == vectors);
  REQUIRE(archive.shape("vectors") == std::vector<std::size_t>{2, 3});
  REQUIRE(archive.get<std::uint32_t>("none").empty());
  REQUIRE(archive.bytes("words") == "lava\xF0\x9F\x8C\x8B");
  REQUIRE(archive.text("note") == "a \"quoted\" note\n");
  REQUIRE(archive.version() == 2);
  REQUIRE(archive.has("words"));
  REQUIRE_FALSE(archive.has("Words"));
}

TEST_CASE("an archive that is not what is wanted is refused by name") {
  const TemporaryPath path;
  write_sample(path, 3);
  REQUIRE_THROWS_WITH(open(path), contains_text("is of version 3") && contains_text(path.string()));
  write_sample(path);
  REQUIRE_THROWS_WITH(Archive(path.string(), "tests.Other", 2),
                      contains_text("holds a tests.Sample, not a tests.Other"));
  REQUIRE_THROWS_WITH(open(path).get<float>("weights"), contains_text("\"weights\" is not F32"));
  REQUIRE_THROWS_WITH(open(path).get<float>("absent"), contains_text("no array \"absent\""));
  REQUIRE_THROWS_WITH(open(path).text("absent"), contains_text("no \"absent\""));
  REQUIRE_THROWS_WITH(open(path).shape("absent"), contains_text("no array \"absent\""));
  REQUIRE_THROWS_AS(Archive("/nowhere/at/all", "tests.Sample", 2), FileError);
  REQUIRE_THROWS_AS(Archive("/", "tests.Sample", 2), FileError);
  ArchiveWriter writer("tests.Sample", 2);
  writer.put("words", "a");
  REQUIRE_THROWS_AS(writer.put("words", "b"), std::invalid_argument);
  REQUIRE_THROWS_AS(writer.write("/nowhere/at/all"), FileError);
}

TEST_CASE("a damaged archive is never taken for a whole one") {
  const TemporaryPath path;
  write_sample(path);
  const std::string whole = path.read();
  const TemporaryPath damaged;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int bits : {0x01, 0x20, 0x80, 0xFF}) {
      std::string bytes = whole;
      bytes[i] = static_cast<char>(bytes[i] ^ bits);
      damaged.write(bytes);
      REQUIRE_THROWS_AS(open(damaged), FileError);
    }
  }
  for (std::size_t length = 0; length < whole.size(); ++length) {
    damaged.write(whole.substr(0, length));
    REQUIRE_THROWS_AS(open(damaged), FileError);
  }
  damaged.write(whole + "x");
  REQUIRE_THROWS_AS(open(damaged), FileError);
}

TEST_CASE("an archive is replaced as a whole, and nothing stays beside it") {
  const TemporaryPath path;
  write_sample(path);
  write_sample(path);
  REQUIRE(open(path).has("weights"));
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path.string()).parent_path())) {
    REQUIRE_FALSE(entry.path().string().starts_with(path.string() + ".tmp"));
  }
}
