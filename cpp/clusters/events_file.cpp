#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "clusters/fitted_events.hpp"
#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/clusters/events.hpp"
#include "vectors/story_vectorizer_file.hpp"

namespace tidings {
namespace {

using nlohmann::json;

constexpr const char* kind = "tidings.Events";
constexpr int version = 2;

std::string text_of(const EventOptions& options) {
  json saved{{"headline_weight", options.headline_weight},
             {"name_weight", options.name_weight},
             {"days", options.days},
             {"strictness", options.strictness},
             {"threshold", nullptr},
             {"stop_words", nullptr},
             {"collapse_duplicates", options.collapse_duplicates}};
  if (options.threshold) saved["threshold"] = *options.threshold;
  if (options.stop_words) saved["stop_words"] = *options.stop_words;
  return saved.dump();
}

EventOptions options_of(const std::string& text) {
  const json saved = json::parse(text);
  EventOptions options{.headline_weight = saved.at("headline_weight"),
                       .name_weight = saved.at("name_weight"),
                       .days = saved.at("days"),
                       .strictness = saved.at("strictness"),
                       .collapse_duplicates = saved.at("collapse_duplicates")};
  if (!saved.at("threshold").is_null()) options.threshold = saved.at("threshold").get<double>();
  if (!saved.at("stop_words").is_null()) options.stop_words = saved.at("stop_words").get<std::vector<std::string>>();
  return options;
}

template <class To, class From>
std::vector<To> converted(const From* values, std::size_t n) {
  std::vector<To> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(static_cast<To>(values[i]));
  return result;
}

template <class To>
std::vector<To> array_of(const Archive& archive, const std::string& name) {
  const std::span<const std::uint32_t> values = archive.get<std::uint32_t>(name);
  return converted<To>(values.data(), values.size());
}

void check(bool whole, const char* what) {
  if (!whole) throw std::invalid_argument(what);
}

/// Rows as they were saved, their columns ascending.
SparseMatrix<float> matrix_of(const Archive& archive, std::size_t n_rows, Index n_columns) {
  const std::vector<Index> sizes = array_of<Index>(archive, "row_sizes");
  const std::vector<Index> columns = array_of<Index>(archive, "columns");
  const std::span<const float> values = archive.get<float>("values");
  check(sizes.size() == n_rows && columns.size() == values.size(), "the vectors are not those of the stories");
  SparseMatrix<float> matrix(static_cast<Eigen::Index>(n_rows), n_columns);
  matrix.reserve(static_cast<Eigen::Index>(values.size()));
  std::size_t e = 0;
  for (std::size_t i = 0; i < n_rows; ++i) {
    matrix.startVec(static_cast<Eigen::Index>(i));
    const std::size_t end = e + static_cast<std::size_t>(sizes[i]);
    check(sizes[i] >= 0 && end <= values.size(), "the vectors are not those of the stories");
    for (Index last = -1; e < end; ++e) {
      check(columns[e] > last && columns[e] < n_columns, "a column of the vectors is none of the terms");
      last = columns[e];
      matrix.insertBack(static_cast<Eigen::Index>(i), last) = values[e];
    }
  }
  check(e == values.size(), "the vectors are not those of the stories");
  matrix.finalize();
  return matrix;
}

/// Every label from 0 on is used, and each first use is the next number.
bool are_labels(const std::vector<Index>& labels) {
  Index next = 0;
  return std::ranges::all_of(labels, [&](Index label) {
    if (label == next) ++next;
    return label >= 0 && label < next;
  });
}

Index width_of(const StoryVectorizer& vectorizer) {
  Index width = 0;
  for (const StoryField& field : vectorizer.fields()) width = std::max(width, vectorizer.columns_of(field.name).second);
  return width;
}

}  // namespace

void Events::save(const std::string& path, const std::string& parameters) const {
  ArchiveWriter writer(kind, version);
  writer.set("options", text_of(options_));
  writer.set("parameters", parameters);
  if (!fitted_) return writer.write(path);
  const Fitted& all = *fitted_;
  const std::vector<detail::SavedField> fields = detail::fields_of(all.vectorizer);
  const auto n_values = static_cast<std::size_t>(all.matrix.nonZeros());
  std::vector<std::uint32_t> sizes;
  for (Eigen::Index i = 0; i < all.matrix.rows(); ++i) {
    sizes.push_back(static_cast<std::uint32_t>(all.matrix.outerIndexPtr()[i + 1] - all.matrix.outerIndexPtr()[i]));
  }
  const auto columns = converted<std::uint32_t>(all.matrix.innerIndexPtr(), n_values);
  const auto labels = converted<std::uint32_t>(all.labels.data(), all.labels.size());
  const auto days = converted<std::uint32_t>(all.time.days.data(), all.time.days.size());
  detail::put_fields(fields, writer);
  writer.put("threshold", std::span(&all.threshold, 1));
  writer.put("row_sizes", std::span<const std::uint32_t>(sizes));
  writer.put("columns", std::span<const std::uint32_t>(columns));
  writer.put("values", std::span<const float>(all.matrix.valuePtr(), n_values));
  writer.put("labels", std::span<const std::uint32_t>(labels));
  writer.put("days", std::span<const std::uint32_t>(days));
  writer.put("furniture", std::span<const std::uint64_t>(all.furniture.keys()));
  writer.write(path);
}

Events Events::load(const std::string& path, bool any_icu, const std::shared_ptr<const Background>& background) {
  const Archive archive(path, kind, version);
  try {
    EventOptions options = options_of(archive.text("options"));
    options.background = background;
    Events events(std::move(options));
    if (!archive.has("labels")) return events;
    detail::require_icu(path, archive.text("icu_version"), any_icu);
    StoryVectorizer vectorizer =
        detail::story_vectorizer_of(path, detail::get_fields(archive, [&](const std::string&) { return background; }));
    std::vector<Index> labels = array_of<Index>(archive, "labels");
    check(are_labels(labels), "the labels are none of events");
    std::vector<Day> days;
    for (const auto day : archive.get<std::uint32_t>("days")) days.push_back(static_cast<std::int32_t>(day));
    check(days.empty() || days.size() == labels.size(), "there is not one day a story");
    check(archive.get<double>("threshold").size() == 1, "there is not one threshold");
    const auto furniture = archive.get<std::uint64_t>("furniture");
    SparseMatrix<float> matrix = matrix_of(archive, labels.size(), width_of(vectorizer));
    std::vector<double> lengths = detail::lengths_of(matrix);
    std::vector<Index> first_columns = detail::first_columns(vectorizer);
    events.fitted_.reset(new Fitted{std::move(vectorizer),
                                    std::move(first_columns),
                                    std::move(matrix),
                                    std::move(lengths),
                                    {std::move(days), {std::max(events.options_.days, 1)}},
                                    std::move(labels),
                                    archive.get<double>("threshold")[0],
                                    detail::StoryFurniture({furniture.begin(), furniture.end()})});
    return events;
  } catch (const json::exception& error) {
    throw FileError(path, std::string("is damaged: its options: ") + error.what());
  } catch (const std::logic_error& error) {
    throw FileError(path, std::string("is damaged: ") + error.what());
  }
}

SavedEventTexts Events::saved_texts(const std::string& path) {
  const Archive archive(path, kind, version);
  return {archive.text("options"), archive.text("parameters")};
}

}  // namespace tidings
