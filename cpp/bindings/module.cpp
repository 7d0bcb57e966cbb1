#include <pybind11/pybind11.h>

#include "bindings/register.hpp"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The C++ core of tidings. Use the package tidings; this module's names may change.";
  module.attr("__version__") = TIDINGS_VERSION;
  tidings::bindings::register_base(module);
  tidings::bindings::register_text(module);
  tidings::bindings::register_story(module);
  tidings::bindings::register_arrow(module);
  tidings::bindings::register_corpus(module);
  tidings::bindings::register_page(module);
  tidings::bindings::register_background(module);
  tidings::bindings::register_vectors(module);
  tidings::bindings::register_fields(module);
  tidings::bindings::register_similarity(module);
  tidings::bindings::register_cosine_index(module);
  tidings::bindings::register_duplicates(module);
  tidings::bindings::register_clusters(module);
  tidings::bindings::register_events(module);
  tidings::bindings::register_metrics(module);
  tidings::bindings::register_spherical_kmeans(module);
  tidings::bindings::register_density(module);
  tidings::bindings::register_graphs(module);
  tidings::bindings::register_themes(module);
  tidings::bindings::register_descriptions(module);
}
