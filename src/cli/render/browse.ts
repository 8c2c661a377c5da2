import type { CodeGroup, GroupSummary } from '../../core/browse.js';
import { formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { rowName } from '../../core/fee-row.js';
import type { BrowseAnswer, BrowsedCode } from '../commands/browse-answer.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { csvLine } from './csv.js';
import { dollars, exact } from './json.js';
import { paymentText } from './lookup-json.js';
import { paintFor } from './paint.js';
import { type Column, renderMarkdown, renderTable } from './table.js';
import { counted, grouped, wrap } from './text.js';

const HEADS: Readonly<Record<CodeGroup['kind'], string>> = {
  section: 'Section',
  subsection: 'Subsection',
  family: 'Family',
};

const groupColumns = (kind: CodeGroup['kind']): readonly Column[] => [
  { head: HEADS[kind], flexible: true },
  { head: 'From' },
  { head: 'To' },
  { head: 'Codes', align: 'right' },
  { head: 'Priced', align: 'right' },
  { head: 'Median', align: 'right' },
  { head: 'Work RVU', align: 'right' },
];

const CODE_COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'Name', flexible: true },
  { head: 'Work', align: 'right' },
  { head: 'Payment', align: 'right' },
];

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

/** A median of an even number may end in half a hundredth: three decimals only then. */
function median({ work }: GroupSummary): [units: number, scale: number] | null {
  if (!work) return null;
  const { medianTwice } = work;
  return medianTwice % 2 === 0 ? [medianTwice / 2, RVU_SCALE] : [medianTwice * 5, RVU_SCALE + 1];
}

function groupCells(group: CodeGroup): string[] {
  const { name, first, last, codes, priced, work } = group;
  const middle = median(group);
  const range = work
    ? work.least === work.most
      ? rvu(work.least)
      : `${rvu(work.least)}–${rvu(work.most)}`
    : '';
  return [name, first, last, grouped(codes), grouped(priced), middle ? formatScaled(...middle) : '', range];
}

function codeCells({ row, name, payment }: BrowsedCode): string[] {
  return [rowName(row), name ?? '', rvu(row.work), paymentText(payment)];
}

/** A level's entry as it stands in JSON; documented in `rvu help json`. */
function entryJson(entry: CodeGroup | BrowsedCode): object {
  if (entry.kind === 'code') {
    const { row, name, payment } = entry;
    return {
      kind: 'code',
      code: row.code,
      name,
      modifier: row.modifier,
      status: row.status,
      work: exact(row.work, RVU_SCALE),
      payment: payment.ok ? dollars(payment.allowed) : null,
      setting: payment.ok ? payment.terms.setting : null,
    };
  }
  const { kind, name, first, last, codes, priced, work } = entry;
  const middle = median(entry);
  return {
    kind,
    name,
    first,
    last,
    codes,
    priced,
    work_median: middle && exact(...middle),
    work_least: work && exact(work.least, RVU_SCALE),
    work_most: work && exact(work.most, RVU_SCALE),
  };
}

function renderCsv({ results }: BrowseAnswer): string {
  const lines = results.map((entry) => {
    if (entry.kind === 'code') {
      const { row, name, payment } = entry;
      const amount = payment.ok ? formatScaled(payment.allowed, 2) : '';
      return csvLine([
        'code',
        name ?? '',
        row.code,
        row.code,
        '1',
        '',
        rvu(row.work),
        rvu(row.work),
        rvu(row.work),
        amount,
      ]);
    }
    const { kind, name, first, last, codes, priced, work } = entry;
    const middle = median(entry);
    const range = work ? [rvu(work.least), rvu(work.most)] : ['', ''];
    return csvLine([
      kind,
      name,
      first,
      last,
      String(codes),
      String(priced),
      middle ? formatScaled(...middle) : '',
      ...range,
      '',
    ]);
  });
  const head = 'kind,name,first,last,codes,priced,work_median,work_least,work_most,payment';
  return `${[head, ...lines].join('\n')}\n`;
}

interface Drawn {
  readonly columns: readonly Column[];
  readonly rows: readonly string[][];
}

function tables({ results }: BrowseAnswer): Drawn[] {
  const groups = results.filter((entry) => entry.kind !== 'code');
  const codes = results.filter((entry) => entry.kind === 'code');
  const [group] = groups;
  return [
    ...(group ? [{ columns: groupColumns(group.kind), rows: groups.map(groupCells) }] : []),
    ...(codes.length > 0 ? [{ columns: CODE_COLUMNS, rows: codes.map(codeCells) }] : []),
  ];
}

/** The answer of `rvu browse` in the format asked for. */
export async function renderBrowse(answer: BrowseAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, entryJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  const drawn = tables(answer);
  if (format === 'markdown') {
    return `${drawn.map(({ columns, rows }) => renderMarkdown(columns, rows)).join('\n\n')}\n`;
  }
  const paint = await paintFor(io);
  const width = tableWidth(io);
  const { title, hidden, release } = answer;
  const more = hidden > 0 ? [wrap(`${counted(hidden, 'code')} in all; --codes lists them.`, width)] : [];
  return [
    paint.bold(wrap(title, width)),
    ...drawn.map(({ columns, rows }) => renderTable(columns, rows, width)),
    ...more,
    paint.dim(
      wrap(
        'Median and range: work RVUs of priced codes. Payment: national, outside a facility where done there.',
        width,
        '',
      ),
    ),
    paint.dim(releaseLine(release)),
    '',
  ].join('\n');
}
