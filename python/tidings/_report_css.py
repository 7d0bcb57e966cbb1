"""How the report looks: one style sheet for light, dark, narrow and printed pages, with no font from elsewhere."""

CSS = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c2126; --muted: #59636b; --rule: #dde1e4; --faint: #f3f5f7;
  --accent: #166596; --strong: #2b7db1; --weak: #bcd9ea; --mark: #b3261e;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", "Source Serif 4", Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --ink: #e7e9ea; --muted: #a3adb5; --rule: #343b41; --faint: #1d2327;
    --accent: #86bfe2; --strong: #5aa5d3; --weak: #2c4b5e; --mark: #ff8a80;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0 auto; padding: 2.75rem 1.5rem 5rem; max-width: 66rem; background: var(--paper); color: var(--ink);
  font: 400 1rem/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1, h2, h3, h4 { font-family: var(--serif); line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(2rem, 5vw, 2.9rem); letter-spacing: -.015em; }
h2 { font-size: 1.55rem; margin-bottom: .5rem; }
h3 { font-size: 1.6rem; line-height: 1.22; }
h4, .story h3 { font-size: 1.1rem; line-height: 1.35; }
p { margin: .4rem 0; max-width: 44rem; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--weak); text-underline-offset: .18em; }
a:hover { color: var(--accent); text-decoration-color: currentcolor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:target { scroll-margin-top: 1rem; }
:target > header h3, .story:target h3, .story:target h4 { color: var(--accent); }
.lede { font: 400 1.3rem/1.5 var(--serif); margin: .8rem 0 .5rem; }
.muted, .meta, footer { color: var(--muted); font-size: .875rem; }
main > section, footer { margin-top: 3.25rem; }
footer { border-top: 1px solid var(--rule); padding-top: 1.25rem; }
footer dt { font-weight: 600; color: var(--ink); }
footer dd { margin: 0 0 .6rem; max-width: 44rem; }

table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; }
th { text-align: start; font-weight: 600; font-size: .8125rem; color: var(--muted); }
th, td { padding: .42rem 1.25rem .42rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
th:last-child, td:last-child { padding-inline-end: 0; }
td.no { font-weight: 700; width: 2.5rem; }
td.terms { color: var(--muted); font-size: .8125rem; width: 27%; }
.size { white-space: nowrap; width: 7.5rem; }
.size .bar { width: 5rem; margin-inline-end: .6rem; }

.bar { display: inline-flex; gap: 1px; height: .6rem; background: var(--faint); position: relative;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.bar i { display: block; height: 100%; background: var(--strong); }
.bar i.rest { background: var(--weak); }
.bar b { position: absolute; top: -3px; bottom: -3px; width: 2px; background: var(--mark); }

.picture { overflow-x: auto; margin-top: 1.25rem; background: #fff; }
@media screen and (prefers-color-scheme: dark) { .picture { padding: 1rem; } }
.picture svg { display: block; height: auto; max-width: none; }
@media (min-width: 62rem) { .picture svg { max-width: 100%; } .picture.wide svg { max-width: none; } }

.event { border-top: 3px solid var(--ink); margin-top: 3.5rem; padding-top: 1rem; }
h2 + .event { margin-top: 1.25rem; }
.event > header { display: grid; grid-template-columns: 3rem 1fr; margin-bottom: .5rem; }
.event .no { font: 700 1.6rem/1.22 var(--serif); color: var(--accent); }
.chips { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; list-style: none; padding: 0; margin: .8rem 0 0;
  font-size: .875rem; }
.chips .bar { display: flex; height: 4px; margin-top: 2px; min-width: 5rem; }
.chips .bar i { background: var(--accent); }

.story { display: grid; grid-template-columns: 3rem minmax(0, 1fr) 19rem; padding: 1.1rem 0;
  border-top: 1px solid var(--rule); }
.story > .pos { color: var(--muted); font-size: .8125rem; padding-top: .2rem; }
.story > .text { padding-inline-end: 2.5rem; }
.tag { font: 600 .75rem/1 var(--sans); color: var(--accent); white-space: nowrap; }
.why { font-size: .84375rem; line-height: 1.5; }
.why p { margin: 0 0 .25rem; }
.why .bar { width: 100%; height: .7rem; }
small { font-size: inherit; color: var(--muted); }
.chips small { font-size: .75rem; margin-inline-start: .35rem; }

details { margin-top: .5rem; font-size: .9375rem; }
summary { cursor: pointer; color: var(--accent); font-size: .8125rem; width: fit-content; }
details .body { padding: .4rem 0 .4rem 1rem; border-inline-start: 2px solid var(--rule); margin-top: .5rem; }
details ul { margin: .3rem 0; padding-inline-start: 1.1rem; max-width: 44rem; }
details table { font-size: .875rem; margin: .3rem 0 .6rem; }
details h5 { font: 600 .8125rem var(--sans); margin: .6rem 0 0; }
.cosine { white-space: nowrap; }
.cosine .bar { width: 4rem; margin-inline-start: .5rem; }

@media (max-width: 52rem) {
  body { padding: 2rem 1.1rem 3rem; }
  .story { grid-template-columns: 2rem minmax(0, 1fr); row-gap: .6rem; }
  .story > .text { padding-inline-end: 0; }
  .story > .why { grid-column: 2; }
  .event > header { grid-template-columns: 2rem 1fr; }
  .size .bar, th.terms, td.terms { display: none; }
  .size { width: auto; }
  .cosine .bar { display: none; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  a { text-decoration: none; }
  .story, tr, .chips { break-inside: avoid; }
  h2, h3, .event > header { break-after: avoid; }
  .picture { overflow: visible; padding: 0; } .picture svg, .picture.wide svg { max-width: 100%; }
  details:not([open]) { display: none; }
}
"""
