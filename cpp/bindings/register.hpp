/// @file
/// One function a stage, or a noun of a large one; each adds its names to the module.
#pragma once

#include <pybind11/pybind11.h>

namespace tidings::bindings {

void register_base(pybind11::module_& module);
void register_text(pybind11::module_& module);
void register_story(pybind11::module_& module);
void register_arrow(pybind11::module_& module);
void register_corpus(pybind11::module_& module);
void register_page(pybind11::module_& module);
void register_background(pybind11::module_& module);
void register_vectors(pybind11::module_& module);
void register_fields(pybind11::module_& module);
void register_similarity(pybind11::module_& module);
void register_cosine_index(pybind11::module_& module);
void register_duplicates(pybind11::module_& module);
void register_clusters(pybind11::module_& module);
void register_events(pybind11::module_& module);
void register_metrics(pybind11::module_& module);
void register_spherical_kmeans(pybind11::module_& module);
void register_density(pybind11::module_& module);
void register_graphs(pybind11::module_& module);
void register_themes(pybind11::module_& module);
void register_descriptions(pybind11::module_& module);

}  // namespace tidings::bindings
