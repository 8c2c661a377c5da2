import { isTime } from '../../../core/report/groups.js';
import type { Report, ReportGroup } from '../../../core/report/report.js';
import { changeText, money, workGrouped } from '../../journal/numbers.js';
import { htmlDocument, htmlTable, paragraph } from '../../output/html/document.js';
import { escapeHtml } from '../../output/html/escape.js';
import { grouped } from '../../terminal/text.js';
import type { ReportAnswer } from './request.js';
import { contractLines, HEADS, keyText, noteLines, titleOf, totalLines } from './words.js';

/** More groups than this do not fit on a sheet with the rest. */
const MOST_ROWS = 14;
const BAR_ROW = 20;
const BAR_HEIGHT = 13;
const LABEL = 110;
const BARS = 250;
const WIDTH = 440;

/** What must fit on one sheet of letter or A4 paper. */
const STYLE = `
.sum { font-size: 1.05rem; } .bars { max-width: 40rem; }
@page { margin: 12mm; }
@media print { body { font-size: 9pt; line-height: 1.3; } h1 { font-size: 13pt; } h2 { margin: .5rem 0 .2rem; padding-top: .3rem; font-size: 10.5pt; } p { margin: .15rem 0; } th, td { padding: .1rem .4rem; } table { margin: .2rem 0; } svg { max-width: 30rem; margin-top: .2rem; } footer { margin-top: .5rem; padding-top: .3rem; font-size: 8pt; } .wide { overflow: visible; } }`;

/** Groups together, as one row. */
function together(groups: readonly ReportGroup[], key: string): ReportGroup {
  const sum = (figure: (group: ReportGroup) => number): number =>
    groups.reduce((all, each) => all + figure(each), 0);
  const production = groups.some((each) => each.production !== null)
    ? sum((each) => each.production ?? 0)
    : null;
  return {
    key,
    span: null,
    lines: sum((each) => each.lines),
    units: sum((each) => each.units),
    work: sum((each) => each.work),
    uncredited: sum((each) => each.uncredited),
    production,
    before: {
      lines: sum((each) => each.before.lines),
      units: sum((each) => each.before.units),
      work: sum((each) => each.before.work),
      uncredited: sum((each) => each.before.uncredited),
    },
  };
}

/** As many groups as fit on a sheet: the latest, or those with the most work, and the others as one. */
function fitting({ groups, by }: Report): readonly ReportGroup[] {
  if (groups.length <= MOST_ROWS) return groups;
  const left = groups.length - MOST_ROWS + 1;
  return isTime(by)
    ? [together(groups.slice(0, left), `${grouped(left)} before`), ...groups.slice(left)]
    : [...groups.slice(0, MOST_ROWS - 1), together(groups.slice(MOST_ROWS - 1), `${grouped(left)} others`)];
}

function barsSvg(groups: readonly ReportGroup[], title: string): string {
  const most = Math.max(1, ...groups.map(({ work }) => work));
  const lines = groups.map((group, i) => {
    const length = Math.max(group.work > 0 ? 1 : 0, Math.round((group.work * BARS) / most));
    const y = i * BAR_ROW;
    return [
      `<text class="label" x="${LABEL - 8}" y="${y + 11}" text-anchor="end">${escapeHtml(keyText(group).slice(0, 18))}</text>`,
      `<rect class="bar" x="${LABEL}" y="${y}" width="${length}" height="${BAR_HEIGHT}" rx="2"/>`,
      `<text class="count" x="${LABEL + length + 6}" y="${y + 11}">${workGrouped(group.work)}</text>`,
    ].join('');
  });
  return `<svg class="bars" viewBox="0 0 ${WIDTH} ${groups.length * BAR_ROW}" role="img" aria-label="${escapeHtml(title)}"><title>${escapeHtml(title)}</title>${lines.join('')}</svg>`;
}

const right = (head: string) => ({ head, align: 'right' }) as const;

function groupTable({ by, before, production }: Report, groups: readonly ReportGroup[]): string {
  const compared = before.lines > 0;
  const columns = [
    { head: HEADS[by] },
    right('Lines'),
    right('Units'),
    right('Work RVUs'),
    ...(compared ? [right('Year before'), right('Change')] : []),
    ...(production === null ? [] : [right('Pay')]),
  ];
  const rows = groups.map((each) => [
    keyText(each),
    grouped(each.lines),
    grouped(each.units),
    workGrouped(each.work),
    ...(compared ? [workGrouped(each.before.work), changeText(each.before.work, each.work)] : []),
    ...(production === null ? [] : [money(each.production)]),
  ]);
  return htmlTable(columns, rows);
}

function codeTable({ codes, production }: Report): string {
  const columns = [
    { head: 'Code' },
    right('Units'),
    right('Work RVUs'),
    ...(production === null ? [] : [right('Pay')]),
    right('Per hour'),
  ];
  const rows = codes.map((each) => [
    each.code,
    grouped(each.units),
    workGrouped(each.work),
    ...(production === null ? [] : [money(each.production)]),
    each.hourly === null ? '' : workGrouped(each.hourly),
  ]);
  return htmlTable(columns, rows);
}

/** A report as an HTML file of its own, which prints on one sheet. */
export function reportHtml(answer: ReportAnswer): string {
  const { report } = answer;
  const groups = fitting(report);
  const title = titleOf(report);
  const byContract = contractLines(answer);
  const head = HEADS[report.by];
  return htmlDocument(
    title,
    [
      `<header>\n<h1>${escapeHtml(title)}</h1>\n${totalLines(report)
        .map((line) => `<p class="sum">${escapeHtml(line)}</p>`)
        .join('\n')}\n</header>`,
      ...(byContract.length > 0
        ? [
            `<section>\n<h2>Contract</h2>\n${byContract.map((line) => paragraph(line.trim())).join('\n')}\n</section>`,
          ]
        : []),
      `<section>\n<h2>By ${escapeHtml(head.toLowerCase())}</h2>\n${isTime(report.by) ? barsSvg(groups, `Work RVUs by ${report.by}`) : ''}\n${groupTable(report, groups)}\n</section>`,
      ...(report.by === 'code'
        ? []
        : [`<section>\n<h2>Codes with the most work</h2>\n${codeTable(report)}\n</section>`]),
      `<footer>\n${noteLines(answer).map(paragraph).join('\n')}\n</footer>`,
    ].join('\n'),
    STYLE,
  );
}
