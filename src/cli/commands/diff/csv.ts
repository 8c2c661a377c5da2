import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { RowChange, RowSide } from '../../../core/history/release-diff.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { DiffAnswer } from './answer.js';

const HEAD = [
  'from',
  'to',
  'locality',
  'setting',
  'code',
  'modifier',
  'change',
  ...['status', 'work', 'pe', 'mp', 'allowed'].flatMap((name) => [`${name}_from`, `${name}_to`]),
  'difference',
  'percent',
];

const PERCENT_SCALE = 1;

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);
const dollars = (cents: number | null): string => (cents === null ? '' : formatScaled(cents, CENTS_SCALE));

/** Status, RVUs and amount of a side; blank where the release has no such row or does not pay it. */
function sideCells(side: RowSide | null): readonly string[] {
  if (!side) return ['', '', '', '', ''];
  const { status, work, pe, malpractice, allowed } = side;
  return [status, rvu(work), rvu(pe), rvu(malpractice), dollars(allowed)];
}

/** A line; codes, statuses and figures need no quotes. */
function lineOf(beginning: string, { code, modifier, kind, from, to, payment }: RowChange): string {
  const [before, after] = [sideCells(from), sideCells(to)];
  const cells = [beginning, code, modifier, kind];
  for (let i = 0; i < before.length; i++) cells.push(before[i] ?? '', after[i] ?? '');
  cells.push(dollars(payment?.difference ?? null));
  cells.push(payment?.tenths == null ? '' : formatScaled(payment.tenths, PERCENT_SCALE));
  return cells.join(',');
}

/** The changes as CSV, one row each. */
export function renderCsv({ from, to, locality, setting, changes, results }: DiffAnswer): string {
  const place = locality?.key ?? 'national';
  const beginning = csvLine([from.schedule.release.id, to.schedule.release.id, place, setting]);
  const lines = results.map((each) => lineOf(beginning, changes.at(each)));
  return `${[csvLine(HEAD), ...lines].join('\n')}\n`;
}
