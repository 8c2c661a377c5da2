import { isTime } from '../../../core/report/groups.js';
import type { Report, ReportGroup } from '../../../core/report/report.js';
import { changeText, money, workGrouped } from '../../journal/numbers.js';
import { type HtmlCell, htmlDocument, htmlTable, paragraph } from '../../output/html/document.js';
import { escapeHtml } from '../../output/html/escape.js';
import { grouped } from '../../terminal/text.js';
import { columnsHtml, LEGEND, REPORT_STYLE, tilesHtml } from './html-parts.js';
import type { ReportAnswer } from './request.js';
import { contractLines, HEADS, keyText, noteLines, percentOf, subtitleOf, titleOf } from './words.js';

/** More groups than this do not fit on a sheet with the rest. */
const MOST_ROWS = 12;
/** Columns of a chart: the weeks of a year fit. */
const MOST_COLUMNS = 60;

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

/** The column of the bars. */
const CHART = { head: '', className: 'chart' } as const;

const right = (head: string) => ({ head, align: 'right' }) as const;

/** A bar of a row, as long as its part of the most. */
const bar = (work: number, most: number): HtmlCell => ({
  html: `<span class="bar" style="width:${percentOf(Math.max(0, work), most)}"></span>`,
});

function groupTable({ by, before, production }: Report, groups: readonly ReportGroup[]): string {
  const compared = before.lines > 0;
  const most = Math.max(1, ...groups.map(({ work }) => work));
  const hasBars = !isTime(by);
  const columns = [
    { head: HEADS[by] },
    right('Lines'),
    right('Units'),
    right('Work RVUs'),
    ...(compared ? [right('Year before'), right('Change')] : []),
    ...(production === null ? [] : [right('Pay')]),
    ...(hasBars ? [CHART] : []),
  ];
  const rows = groups.map((each) => [
    keyText(each),
    grouped(each.lines),
    grouped(each.units),
    workGrouped(each.work),
    ...(compared ? [workGrouped(each.before.work), changeText(each.before.work, each.work)] : []),
    ...(production === null ? [] : [money(each.production)]),
    ...(hasBars ? [bar(each.work, most)] : []),
  ]);
  return htmlTable(columns, rows);
}

function codeTable({ codes, production }: Report): string {
  const most = Math.max(1, ...codes.map(({ work }) => work));
  const columns = [
    { head: 'Code' },
    right('Units'),
    right('Work RVUs'),
    ...(production === null ? [] : [right('Pay')]),
    right('Per hour'),
    CHART,
  ];
  const rows = codes.map((each) => [
    each.code,
    grouped(each.units),
    workGrouped(each.work),
    ...(production === null ? [] : [money(each.production)]),
    each.hourly === null ? '' : workGrouped(each.hourly),
    bar(each.work, most),
  ]);
  return htmlTable(columns, rows);
}

/** The stretches of time as columns: the latest, if there are too many to draw. */
function chartHtml({ groups, by }: Report, compared: boolean): string {
  const columns = columnsHtml(groups.slice(-MOST_COLUMNS), by, compared);
  if (groups.length <= MOST_COLUMNS) return columns;
  return `${columns}\n${paragraph(`The columns show the last ${MOST_COLUMNS} of ${grouped(groups.length)} ${by}s.`)}`;
}

/** Lines of the terminal: those that are indented there are parts of the one above. */
function contractHtml(lines: readonly string[]): string {
  return lines
    .map((line) => `<p${/^\s/.test(line) ? ' class="part"' : ''}>${escapeHtml(line.trim())}</p>`)
    .join('\n');
}

/** A report as an HTML file of its own, which prints on one sheet. */
export function reportHtml(answer: ReportAnswer): string {
  const { report } = answer;
  const groups = fitting(report);
  const byContract = contractLines(answer);
  const compared = report.before.lines > 0;
  const hasColumns = isTime(report.by) && report.groups.length > 1;
  const chart = hasColumns ? chartHtml(report, compared) : '';
  const legend = hasColumns && compared ? LEGEND : '';
  const main = [
    `<header>\n<h1>Work RVUs</h1>\n<p class="where">${escapeHtml(subtitleOf(report))}</p>\n</header>`,
    tilesHtml(report),
    `<section class="by${isTime(report.by) ? '' : ' names'}${compared ? ' compared' : ''}">\n<h2>By ${report.by}${legend}</h2>\n${chart}\n${groupTable(report, groups)}\n</section>`,
    ...(report.by === 'code'
      ? []
      : [`<section>\n<h2>Codes with the most work</h2>\n${codeTable(report)}\n</section>`]),
    ...(byContract.length > 0
      ? [`<section class="contract">\n<h2>Contract</h2>\n${contractHtml(byContract)}\n</section>`]
      : []),
    `<footer>\n${noteLines(answer).map(paragraph).join('\n')}\n</footer>`,
  ];
  return htmlDocument(titleOf(report), main.join('\n'), REPORT_STYLE);
}
