/** The style of an HTML page: one column, light and dark, phone and paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #ffffff; --line: #dfe4ea; --tint: #f3f6f9; --bar: #b9c8d8; --own: #0b6bcb; --good: #17733b; --warn: #9a4b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9ba7b6; --paper: #12161c; --line: #2c3540; --tint: #1a2029; --bar: #3c4c5e; --own: #5aa9f5; --good: #6fce93; --warn: #f0a860; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h1 .code { color: var(--own); font-variant-numeric: tabular-nums; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.1rem 0 .2rem; }
p { margin: .4rem 0; }
ul { margin: .4rem 0; padding-left: 1.2rem; }
.also, .where, footer { color: var(--soft); }
.status { display: inline-block; margin: .6rem 0 0; padding: .15rem .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .9rem; }
.good { color: var(--good); } .warn { color: var(--warn); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .5rem 0; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--tint); font-weight: 600; }
table.many { white-space: nowrap; }
.right { text-align: right; white-space: nowrap; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; margin-top: .8rem; font-size: 12px; }
svg text { fill: var(--ink); } svg .label, svg .count { fill: var(--soft); } svg .mine { fill: var(--own); font-weight: 600; }
svg .bar { fill: var(--bar); } svg .own { fill: var(--own); }
.codes { list-style: none; padding-left: 0; } .codes .code { display: inline-block; min-width: 4.2rem; font-variant-numeric: tabular-nums; color: var(--soft); }
.codes .self { font-weight: 600; } .codes .self .code { color: var(--own); }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; }
@media (max-width: 30rem) { main { padding: 1.25rem 1rem 2rem; } h1 { font-size: 1.4rem; } th, td { padding: .3rem .4rem; font-size: .92rem; } }
@media print { :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --tint: #f2f2f2; --bar: #bbb; --own: #000; --good: #000; --warn: #000; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } table.many { white-space: normal; } table, svg, li { break-inside: avoid; } }
`.trim();
