#include "vectors/story_vectorizer_file.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "text/option_names.hpp"
#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {
namespace {

using nlohmann::json;

constexpr const char* kind = "tidings.StoryVectorizer";
constexpr int version = 1;

constexpr Names<StoryColumn, 15> column_names{{{StoryColumn::text, "text"},
                                               {StoryColumn::headline, "headline"},
                                               {StoryColumn::body, "body"},
                                               {StoryColumn::source, "source"},
                                               {StoryColumn::kicker, "kicker"},
                                               {StoryColumn::epigraph, "epigraph"},
                                               {StoryColumn::byline, "byline"},
                                               {StoryColumn::paragraphs, "paragraphs"},
                                               {StoryColumn::takeaways, "takeaways"},
                                               {StoryColumn::subheads, "subheads"},
                                               {StoryColumn::captions, "captions"},
                                               {StoryColumn::corrections, "corrections"},
                                               {StoryColumn::url, "url"},
                                               {StoryColumn::language, "language"},
                                               {StoryColumn::label, "label"}}};

std::string prefix_of(std::size_t field) {
  return "field " + std::to_string(field) + " ";
}

}  // namespace

std::string_view name_of(StoryColumn column) {
  return name_of(column_names, column);
}

void put_fields(const std::vector<SavedField>& fields, ArchiveWriter& writer) {
  json list = json::array();
  for (std::size_t f = 0; f < fields.size(); ++f) {
    list.push_back({{"name", fields[f].name}, {"column", fields[f].column}, {"weight", fields[f].weight}});
    put_tfidf(fields[f].vectorizer, prefix_of(f), fields[f].parameters, writer);
  }
  writer.set("fields", list.dump());
  writer.set("icu_version", icu_version());
}

std::vector<SavedField> get_fields(const Archive& archive, const BackgroundSource& source) {
  try {
    std::vector<SavedField> fields;
    for (const json& field : json::parse(archive.text("fields"))) {
      const std::string prefix = prefix_of(fields.size());
      fields.push_back({field.at("name").get<std::string>(), field.at("column").get<std::string>(),
                        field.at("weight").get<double>(), get_tfidf(archive, prefix, source),
                        archive.text(prefix + "parameters")});
    }
    return fields;
  } catch (const json::exception& error) {
    throw FileError(archive.path(), std::string("is damaged: its fields: ") + error.what());
  } catch (const std::logic_error& error) {  // what it is made of is wrong
    throw FileError(archive.path(), std::string("is damaged: ") + error.what());
  }
}

std::vector<SavedField> fields_of(const StoryVectorizer& vectorizer) {
  std::vector<SavedField> fields;
  for (const StoryField& field : vectorizer.fields()) {
    fields.push_back(
        {field.name, std::string(name_of(field.column)), field.weight, vectorizer.vectorizer(field.name), ""});
  }
  return fields;
}

void save_fields(const std::vector<SavedField>& fields, const std::string& path, const std::string& parameters) {
  ArchiveWriter writer(kind, version);
  put_fields(fields, writer);
  writer.set("parameters", parameters);
  writer.write(path);
}

LoadedFields load_fields(const std::string& path, const BackgroundSource& source) {
  const Archive archive(path, kind, version);
  return {get_fields(archive, source), archive.text("parameters"), archive.text("icu_version")};
}

StoryVectorizer story_vectorizer_of(const std::string& path, std::vector<SavedField> fields) {
  std::vector<StoryField> parts;
  std::vector<TfidfVectorizer> vectorizers;
  for (SavedField& field : fields) {
    const auto column = value_named(column_names, field.column);
    if (!column) {
      throw FileError(path, "its field \"" + field.name + "\" is made of the column \"" + field.column +
                                "\", which no story of C++ has");
    }
    parts.push_back({field.name, *column, field.weight, field.vectorizer.options()});
    vectorizers.push_back(std::move(field.vectorizer));
  }
  try {
    return {std::move(parts), std::move(vectorizers)};
  } catch (const std::invalid_argument& error) {
    throw FileError(path, std::string("is damaged: ") + error.what());
  }
}

}  // namespace tidings::detail
