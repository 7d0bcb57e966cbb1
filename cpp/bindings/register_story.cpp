#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include "bindings/arguments.hpp"
#include "bindings/python_cells.hpp"
#include "bindings/register.hpp"
#include "tidings/stories/story.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

constexpr const char* dateline_doc = R"(Where and when a story was filed: "LONDON/PARIS, March 3 (AFP) -".

Attributes
----------
places : list of str
    As written: ['LONDON', 'PARIS'].
agency : str
    What stands in the brackets; empty where there are none.
date : str
    As written; empty where there is none.
)";

constexpr const char* credit_doc = R"(One clause of a credits line: "additional reporting by Kirsty Needham in Sydney".

Attributes
----------
role : str
    In lower case, without "by": 'additional reporting'.
names : list of str
    In the order of the page.
places : list of str
    Where they worked, if the line says so.
)";

constexpr const char* story_doc = R"(A news story with its parts. A part that the story does not have is empty.

Attributes
----------
id : str
    Unique in its corpus.
headline, kicker, epigraph : str
    The kicker is the short line above or under the headline, the epigraph a quotation set before the story.
byline : list of str
    The writers' names.
dateline : Dateline
paragraphs : list of str
    The body, without any other part.
takeaways : list of str
    Bullet points, without their bullets.
subheads, captions, corrections : list of str
credits : list of Credit
source, url, language : str
published : str
    ISO 8601, or empty. It may be given as a date or a datetime, which counts as UTC if it has no zone.
label : str
    Given with the story: its event or its subject, to compare clusters with.
span : (int, int)
    The bytes of the page that it was read from.
body : str
    The paragraphs, joined by a blank line.
text : str
    What the vectors read: headline, takeaways and body, joined by blank lines.

Examples
--------
>>> Story("Strike ends", ["Trains run again."], byline=["Ann Lee"]).text
'Strike ends\n\nTrains run again.'
)";

constexpr const char* a_text = "a str";
constexpr const char* a_list = "a list of str";
using Texts = std::vector<std::string>;

/// ISO 8601, as read makes it of a date.
std::string published_of(const py::object& value) {
  if (const auto date = date_text(value)) return *date;
  return argument<std::string>("published", value, "a str, a date or a datetime");
}

void refuse_more(const py::kwargs& more) {
  if (more.empty()) return;
  const auto name = py::str(more.begin()->first).cast<std::string>();
  throw py::type_error("a story has no argument '" + name + "'" +
                       (name == "text" || name == "body" ? "; its text is made of headline, takeaways and paragraphs"
                                                         : "; see help(tidings.Story)"));
}

Story make_story(const py::object& headline, const py::object& paragraphs, const py::object& id,
                 const py::object& kicker, const py::object& epigraph, const py::object& byline,
                 const py::object& dateline, const py::object& takeaways, const py::object& subheads,
                 const py::object& captions, const py::object& credits, const py::object& corrections,
                 const py::object& source, const py::object& url, const py::object& published,
                 const py::object& language, const py::object& label, const py::object& span, const py::kwargs& more) {
  refuse_more(more);
  const auto [begin, end] = argument<std::pair<std::size_t, std::size_t>>("span", span, "two int of at least 0");
  return {.id = argument<std::string>("id", id, a_text),
          .headline = argument<std::string>("headline", headline, a_text),
          .kicker = argument<std::string>("kicker", kicker, a_text),
          .epigraph = argument<std::string>("epigraph", epigraph, a_text),
          .byline = argument<Texts>("byline", byline, a_list),
          .dateline = argument<Dateline>("dateline", dateline, "a Dateline"),
          .paragraphs = argument<Texts>("paragraphs", paragraphs, a_list),
          .takeaways = argument<Texts>("takeaways", takeaways, a_list),
          .subheads = argument<Texts>("subheads", subheads, a_list),
          .captions = argument<Texts>("captions", captions, a_list),
          .credits = argument<std::vector<Credit>>("credits", credits, "a list of Credit"),
          .corrections = argument<Texts>("corrections", corrections, a_list),
          .source = argument<std::string>("source", source, a_text),
          .url = argument<std::string>("url", url, a_text),
          .published = published_of(published),
          .language = argument<std::string>("language", language, a_text),
          .label = argument<std::string>("label", label, a_text),
          .span = {begin, end}};
}

/// What pickle keeps: the arguments of make_story, in their order.
py::tuple state_of(const Story& s) {
  return py::make_tuple(s.headline, s.paragraphs, s.id, s.kicker, s.epigraph, s.byline, s.dateline, s.takeaways,
                        s.subheads, s.captions, s.credits, s.corrections, s.source, s.url, s.published, s.language,
                        s.label, std::pair(s.span.begin, s.span.end));
}

/// name(field=value, ...) with Python's own form of each value.
template <class... Values>
std::string describe(const char* name, const std::pair<const char*, Values>&... fields) {
  std::string text;
  const auto add = [&text](const char* field, const py::object& value) {
    text += (text.empty() ? "" : ", ") + std::string(field) + "=" + py::repr(value).cast<std::string>();
  };
  (add(fields.first, py::cast(fields.second)), ...);
  return std::string(name) + "(" + text + ")";
}

std::string describe_dateline(const Dateline& d) {
  return describe("Dateline", std::pair("places", d.places), std::pair("agency", d.agency), std::pair("date", d.date));
}

std::string describe_credit(const Credit& c) {
  return describe("Credit", std::pair("role", c.role), std::pair("names", c.names), std::pair("places", c.places));
}

std::string describe_story(const Story& s) {
  return describe("Story", std::pair("id", s.id), std::pair("headline", s.headline), std::pair("byline", s.byline),
                  std::pair("dateline", s.dateline), std::pair("published", s.published)) +
         " with " + std::to_string(s.paragraphs.size()) + " paragraphs and " + std::to_string(s.takeaways.size()) +
         " takeaways";
}

void register_parts(py::module_& module) {
  py::class_<Dateline>(module, "Dateline", dateline_doc)
      .def(py::init([](std::vector<std::string> places, std::string agency, std::string date) {
             return Dateline{std::move(places), std::move(agency), std::move(date)};
           }),
           py::arg("places") = std::vector<std::string>{}, py::arg("agency") = "", py::arg("date") = "")
      .def_readonly("places", &Dateline::places)
      .def_readonly("agency", &Dateline::agency)
      .def_readonly("date", &Dateline::date)
      .def("__repr__", &describe_dateline)
      .def("__bool__", [](const Dateline& dateline) { return !dateline.empty(); })
      .def(py::self == py::self)
      .def("__reduce__", [](const py::object& self) {
        const auto& d = self.cast<const Dateline&>();
        return py::make_tuple(py::type::of(self), py::make_tuple(d.places, d.agency, d.date));
      });
  py::class_<Credit>(module, "Credit", credit_doc)
      .def(py::init([](std::string role, std::vector<std::string> names, std::vector<std::string> places) {
             return Credit{std::move(role), std::move(names), std::move(places)};
           }),
           py::arg("role"), py::arg("names"), py::arg("places") = std::vector<std::string>{})
      .def_readonly("role", &Credit::role)
      .def_readonly("names", &Credit::names)
      .def_readonly("places", &Credit::places)
      .def("__repr__", &describe_credit)
      .def(py::self == py::self)
      .def("__reduce__", [](const py::object& self) {
        const auto& c = self.cast<const Credit&>();
        return py::make_tuple(py::type::of(self), py::make_tuple(c.role, c.names, c.places));
      });
}

}  // namespace

void register_story(py::module_& module) {
  register_parts(module);
  const std::vector<std::string> none;
  py::class_<Story>(module, "Story", story_doc)
      .def(py::init(&make_story), py::arg("headline") = "", py::arg("paragraphs") = none, py::arg("id") = "",
           py::arg("kicker") = "", py::arg("epigraph") = "", py::arg("byline") = none,
           py::arg_v("dateline", Dateline{}, "Dateline()"), py::arg("takeaways") = none, py::arg("subheads") = none,
           py::arg("captions") = none, py::arg_v("credits", std::vector<Credit>{}, "[]"), py::arg("corrections") = none,
           py::arg("source") = "", py::arg("url") = "", py::arg("published") = "", py::arg("language") = "",
           py::arg("label") = "", py::arg("span") = std::pair<std::size_t, std::size_t>{0, 0})
      .def_readonly("id", &Story::id)
      .def_readonly("headline", &Story::headline)
      .def_readonly("kicker", &Story::kicker)
      .def_readonly("epigraph", &Story::epigraph)
      .def_readonly("byline", &Story::byline)
      .def_readonly("dateline", &Story::dateline)
      .def_readonly("paragraphs", &Story::paragraphs)
      .def_readonly("takeaways", &Story::takeaways)
      .def_readonly("subheads", &Story::subheads)
      .def_readonly("captions", &Story::captions)
      .def_readonly("credits", &Story::credits)
      .def_readonly("corrections", &Story::corrections)
      .def_readonly("source", &Story::source)
      .def_readonly("url", &Story::url)
      .def_readonly("published", &Story::published)
      .def_readonly("language", &Story::language)
      .def_readonly("label", &Story::label)
      .def_property_readonly("span", [](const Story& story) { return std::pair(story.span.begin, story.span.end); })
      .def_property_readonly("body", &Story::body)
      .def_property_readonly("text", &Story::text)
      .def("__repr__", &describe_story)
      .def(py::self == py::self)
      .def("__reduce__", [](const py::object& self) {
        return py::make_tuple(py::type::of(self), state_of(self.cast<const Story&>()));
      });
}

}  // namespace tidings::bindings
