import type { ReportBy } from '../../../core/report/groups.js';
import type { Report, ReportGroup } from '../../../core/report/report.js';
import { changeText, money, workGrouped } from '../../journal/numbers.js';
import { escapeHtml } from '../../output/html/escape.js';
import { counted } from '../../terminal/text.js';
import { aheadText, keyText, percentOf } from './words.js';

/** What must fit on one sheet of letter or A4 paper; bars keep their color there. */
export const REPORT_STYLE = `
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; }
.tile { padding: .7rem .9rem; background: var(--tint); border: 1px solid var(--line); border-radius: .5rem; }
.tile p { margin: 0; } .tile .name, .tile .more { color: var(--soft); font-size: .82rem; line-height: 1.4; }
.tile .figure { font-size: 1.2rem; font-weight: 650; line-height: 1.35; font-variant-numeric: tabular-nums; }
.meter { position: relative; height: .4rem; margin: .35rem 0 .25rem; border-radius: .2rem; background: var(--line); }
.meter span { position: absolute; inset: 0 auto 0 0; border-radius: .2rem; background: var(--own); }
.meter i { position: absolute; top: -.2rem; bottom: -.2rem; width: 2px; background: var(--ink); }
.columns { display: flex; align-items: stretch; gap: .2rem; height: 9.5rem; margin: .75rem 0 1rem; padding: 0; list-style: none; }
.columns li { display: flex; flex: 1; flex-direction: column; min-width: 0; text-align: center; }
.columns .pair { display: flex; flex: 1; align-items: flex-end; justify-content: center; gap: 1px; border-bottom: 1px solid var(--line); }
.columns .pair span { flex: 0 1 1.1rem; border-radius: .15rem .15rem 0 0; background: var(--own); } .columns .pair .before { background: var(--bar); }
.columns .key { display: flex; justify-content: center; height: 1.5rem; padding-top: .25rem; color: var(--soft); font-size: .75rem; white-space: nowrap; font-variant-numeric: tabular-nums; } .columns.sparse .key { justify-content: flex-start; }
.by h2 { display: flow-root; } .legend { float: right; color: var(--soft); font-size: .8rem; font-weight: 400; line-height: 1.8; } .legend span { display: inline-block; width: .7rem; height: .7rem; margin: 0 .3rem 0 .8rem; border-radius: .15rem; background: var(--own); } .legend .before { background: var(--bar); }
td .bar { display: block; height: .7rem; min-width: 2px; margin-top: .35rem; border-radius: .15rem; background: var(--own); } td.chart { width: 30%; }
.bar, .pair span, .meter span, .meter i, .legend span, .tile { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.contract .part { margin: .1rem 0; padding-left: 1.2rem; color: var(--soft); }
@media (max-width: 30rem) { .tiles { grid-template-columns: 1fr 1fr; gap: .5rem; } .tile { padding: .55rem .65rem; } .tile .figure { font-size: 1.15rem; } main { padding-inline: .75rem; } th, td { padding: .3rem .2rem; font-size: .76rem; } .names td:first-child { white-space: normal; } table.many th { white-space: normal; vertical-align: bottom; } .by table.many :is(th, td):is(:nth-child(2), :nth-child(3), .chart), .names.compared table.many :is(th, td):nth-child(5) { display: none; } .columns { height: 7.5rem; gap: .1rem; } .columns .key { font-size: .62rem; } td.chart { width: 18%; } }
@page { margin: 11mm; }
@media print { :root { --own: #34618f; --bar: #c3ccd6; } body { font-size: 9pt; line-height: 1.3; } h1 { font-size: 15pt; } h2 { margin: .7rem 0 .2rem; padding-top: .45rem; font-size: 10.5pt; } p { margin: .15rem 0; } th, td { padding: .1rem .4rem; } table { margin: .2rem 0; } .tiles { grid-template-columns: repeat(4, 1fr); gap: .5rem; margin-top: .6rem; } .tile { padding: .4rem .6rem; } .tile .figure { font-size: 12pt; } .columns { height: 5rem; margin: .3rem 0 .4rem; } td .bar { margin-top: .2rem; height: .55rem; } footer { margin-top: .6rem; padding-top: .35rem; font-size: 8pt; } .wide { overflow: visible; } }`;

const tile = (name: string, figure: string, more: string, meter = ''): string =>
  `<div class="tile"><p class="name">${escapeHtml(name)}</p><p class="figure">${escapeHtml(figure)}</p>${meter}<p class="more">${escapeHtml(more)}</p></div>`;

function targetTile({ target }: Report): string[] {
  if (target === null || target.target === 0) return [];
  const { target: goal, due, work } = target;
  const most = Math.max(goal, work, 1);
  const meter = `<div class="meter" aria-hidden="true"><span style="width:${percentOf(Math.max(0, work), most)}"></span><i style="left:${percentOf(due, most)}"></i></div>`;
  return [tile('Target', percentOf(work, goal), `of ${workGrouped(goal)}; ${aheadText(target)}`, meter)];
}

/** The figures that matter most, large. */
export function tilesHtml(report: Report): string {
  const { totals, before, production } = report;
  const change = changeText(before.work, totals.work);
  const tiles = [
    tile(
      'Work RVUs',
      workGrouped(totals.work),
      `${counted(totals.lines, 'line')}, ${counted(totals.units, 'unit')}`,
    ),
    ...(production === null
      ? []
      : [tile('Pay from production', money(production), 'by the tiers of the contract')]),
    ...(change === '' ? [] : [tile('Year on year', change, `${workGrouped(before.work)} the year before`)]),
    ...targetTile(report),
  ];
  return `<div class="tiles">\n${tiles.join('\n')}\n</div>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A short name of a stretch of time, below its column: "Jan", "11-28", "Q3"; a year keeps its own, "2026-07-01". */
function shortKey(group: ReportGroup, by: ReportBy): string {
  const key = keyText(group);
  if (by === 'year') return key;
  const month = /^\d{4}-(\d\d)$/.exec(key)?.[1];
  if (month !== undefined) return MONTHS[Number(month) - 1] ?? key;
  return key.replace(/^\d{4}-/, '');
}

/** About as many names as fit below the columns on a phone. */
const MOST_NAMES = 12;

/** Which column is which, for the end of a heading. */
export const LEGEND =
  '<span class="legend" aria-hidden="true"><span></span>now<span class="before"></span>year before</span>';

/** Stretches of time as columns, each beside that of the year before. */
export function columnsHtml(groups: readonly ReportGroup[], by: ReportBy, compared: boolean): string {
  const most = Math.max(1, ...groups.map(({ work, before }) => Math.max(work, compared ? before.work : 0)));
  const column = (work: number, name: string): string =>
    `<span${name} style="height:${percentOf(Math.max(0, work), most)}"></span>`;
  const every = Math.ceil(groups.length / MOST_NAMES);
  const columns = groups.map((group, i) => {
    const pair = [
      ...(compared ? [column(group.before.work, ' class="before"')] : []),
      column(group.work, ''),
    ];
    const key = i % every === 0 ? shortKey(group, by) : '';
    return `<li title="${escapeHtml(`${keyText(group)}: ${workGrouped(group.work)}`)}"><span class="pair">${pair.join('')}</span><span class="key">${escapeHtml(key)}</span></li>`;
  });
  return `<ul class="columns${every > 1 ? ' sparse' : ''}" aria-hidden="true">${columns.join('')}</ul>`;
}
