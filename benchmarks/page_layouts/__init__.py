"""The layouts of the benchmark, a module for each family; to import one registers its layouts."""

from page_layouts import archives, essays, held_out, held_out_forms, languages, letters, markup, plain, sites, wires

__all__ = [
    "archives",
    "essays",
    "held_out",
    "held_out_forms",
    "languages",
    "letters",
    "markup",
    "plain",
    "sites",
    "wires",
]
