#include "bindings/vectorizer_state.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "vectors/learning.hpp"
#include "vectors/learnt.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

template <class Vector>
py::array_t<typename Vector::value_type> copy_of(const Vector& values) {
  return py::array_t<typename Vector::value_type>(static_cast<py::ssize_t>(values.size()), values.data());
}

template <class Vector>
Vector vector_of(const py::handle& array) {
  using Value = typename Vector::value_type;
  const auto values = array.cast<py::array_t<Value, py::array::c_style | py::array::forcecast>>();
  return Vector(values.data(), values.data() + values.size());
}

}  // namespace

py::tuple state_of(const TfidfVectorizer& vectorizer) {
  const detail::Learnt none;
  const detail::Learnt& learnt = vectorizer.model() ? vectorizer.model()->learnt() : none;
  const detail::TermTable& table = learnt.table;
  const detail::Decayed& decayed = learnt.decayed;
  const bool given = vectorizer.model() && table.ends.empty();  // made from terms and their idf
  const StringList& words = given ? vectorizer.vocabulary().terms() : table.words;
  return py::make_tuple(py::bytes(words.bytes()), copy_of(words.ends()), copy_of(table.ngrams), copy_of(table.ends),
                        copy_of(table.df), copy_of(table.occurrences), learnt.n_texts, learnt.replaced,
                        copy_of(given ? vectorizer.idf() : std::vector<double>()), copy_of(decayed.times),
                        copy_of(decayed.n_texts), copy_of(decayed.epochs), copy_of(decayed.ends),
                        copy_of(decayed.terms), copy_of(decayed.weights), py::bytes(learnt.forms.forms.bytes()),
                        copy_of(learnt.forms.forms.ends()), copy_of(learnt.forms.counts));
}

TfidfVectorizer restored(const TfidfVectorizer& vectorizer, const py::tuple& state) {
  constexpr std::size_t n_parts = 18;
  if (state.size() != n_parts) throw py::value_error("the state of a vectorizer is damaged: its parts");
  detail::Learnt learnt;
  detail::TermTable& table = learnt.table;
  table.words = StringList(state[0].cast<std::string>(), vector_of<std::vector<std::size_t>>(state[1]));
  table.ngrams = vector_of<decltype(table.ngrams)>(state[2]);
  table.ends = vector_of<decltype(table.ends)>(state[3]);
  table.df = vector_of<decltype(table.df)>(state[4]);
  table.occurrences = vector_of<decltype(table.occurrences)>(state[5]);
  learnt.n_texts = state[6].cast<std::size_t>();
  learnt.replaced = state[7].cast<std::size_t>();
  learnt.decayed = {
      vector_of<std::vector<std::int64_t>>(state[9]),       vector_of<std::vector<std::uint64_t>>(state[10]),
      vector_of<std::vector<std::int64_t>>(state[11]),      vector_of<std::vector<std::uint64_t>>(state[12]),
      vector_of<decltype(learnt.decayed.terms)>(state[13]), vector_of<decltype(learnt.decayed.weights)>(state[14])};
  learnt.forms = {StringList(state[15].cast<std::string>(), vector_of<std::vector<std::size_t>>(state[16])),
                  vector_of<decltype(learnt.forms.counts)>(state[17])};
  const TfidfOptions& options = vectorizer.options();
  const auto idf = vector_of<std::vector<double>>(state[8]);
  if (!idf.empty()) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < table.words.size(); ++i) terms.emplace_back(table.words[i]);
    return TfidfVectorizer(options, terms, idf);
  }
  detail::check(learnt, options.vocabulary.has_value(), options.half_life > 0);
  return {options, detail::make_model(std::move(learnt), options)};
}

}  // namespace tidings::bindings
