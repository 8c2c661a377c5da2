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

/** Status, RVUs and amount of a side; blank where the release has no such row or does not pay it. */
function sideCells(side: RowSide | null): string[] {
  if (!side) return ['', '', '', '', ''];
  const { row, pe, allowed } = side;
  const rvus = [row.work, pe, row.malpractice].map((units) => formatScaled(units, RVU_SCALE));
  return [row.status, ...rvus, allowed === null ? '' : formatScaled(allowed, CENTS_SCALE)];
}

function cellsOf({ from, to, locality, setting }: DiffAnswer, change: RowChange): string[] {
  const [before, after] = [sideCells(change.from), sideCells(change.to)];
  const { difference, tenths } = change.payment ?? { difference: null, tenths: null };
  return [
    from.schedule.release.id,
    to.schedule.release.id,
    locality?.key ?? 'national',
    setting,
    change.code,
    change.modifier,
    change.kind,
    ...before.flatMap((cell, i) => [cell, after[i] ?? '']),
    difference === null ? '' : formatScaled(difference, CENTS_SCALE),
    tenths === null ? '' : formatScaled(tenths, PERCENT_SCALE),
  ];
}

/** The changes as CSV, one row each. */
export function renderCsv(answer: DiffAnswer): string {
  const rows = answer.results.map((change) => cellsOf(answer, change));
  return `${[HEAD, ...rows].map((cells) => csvLine(cells)).join('\n')}\n`;
}
