import { EFFECT_PARTS, type EffectPart } from '../../../core/history/volume-effect.js';
import { formatDollars, formatGrouped, RVU_SCALE } from '../../../core/number/decimal.js';
import { changeBetween } from '../../../core/price/compare.js';
import { rowName } from '../../../core/release/fee-row.js';
import { localityLabel } from '../../../core/release/locality.js';
import { signedPercent } from '../../output/price/signed-percent.js';
import type { Paint } from '../../terminal/paint.js';
import { type Column, renderMarkdown } from '../../terminal/table.js';
import { counted, grouped, wrap } from '../../terminal/text.js';
import { paidAmounts, type VolumeAnswer, type VolumeResult } from './volume-answer.js';

const PART_WORDS: Readonly<Record<EffectPart, string>> = {
  work: 'work RVUs',
  pe: 'practice expense RVUs',
  mp: 'malpractice RVUs',
  gpci: 'GPCIs',
  factor: 'conversion factor',
  coverage: 'paid by one release only',
};

const SHOWN = 10;
const HEADS = ['Row', 'Setting', 'Volume', 'Before', 'After', 'Diff.'];
const LEFT = 2;
/** A narrower screen shows neither setting nor volume. */
const WIDE = 76;

function signed(cents: number): string {
  return `${cents < 0 ? '-' : '+'}${formatDollars(Math.abs(cents)).slice(1)}`;
}

function percentText(from: number, to: number): string {
  const { tenths } = changeBetween(from, to);
  return tenths === null ? '' : ` (${signedPercent(tenths)})`;
}

function cellsOf({ line, setting, change, effect }: VolumeResult): string[] {
  const [from, to, difference] = paidAmounts(change, effect);
  const kind = change.kind === 'deleted' || change.kind === 'new' ? ` ${change.kind}` : '';
  return [
    `${rowName(line)}${kind}`,
    setting === 'facility' ? 'fac.' : 'non-fac.',
    grouped(line.volume),
    from === null ? 'not paid' : formatDollars(from),
    to === null ? 'not paid' : formatDollars(to),
    difference === null ? '' : signed(difference),
  ];
}

function aligned(rows: readonly (readonly string[])[], left: number): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, i) => (i < left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function title({ from, to, locality }: VolumeAnswer): string {
  const where = locality ? localityLabel(locality).replace(/ \(.*$/, '') : 'national';
  return `${from.schedule.release.id} → ${to.schedule.release.id} · ${where} · your volumes`;
}

export function renderVolumeScreen(
  answer: VolumeAnswer,
  paint: Paint,
  width: number,
  top: number | undefined,
): string {
  const { total, results, volume } = answer;
  const wide = width >= WIDE;
  const fitting = (cells: readonly string[]): readonly string[] =>
    wide ? cells : cells.filter((_, i) => HEADS[i] !== 'Setting' && HEADS[i] !== 'Volume');
  const shown = results.slice(0, top ?? SHOWN);
  const rvu = (units: number): string => formatGrouped(units, RVU_SCALE);
  const parts = EFFECT_PARTS.map((part) => [`  ${PART_WORDS[part]}`, signed(total.parts[part])]);
  const gone = results.filter(({ change }) => change.kind === 'deleted').map(({ line }) => rowName(line));
  const unpaid = results
    .filter(({ change, effect }) => paidAmounts(change, effect)[2] === null)
    .map(({ line }) => rowName(line));
  const [head = '', ...lines] = aligned([HEADS, ...shown.map(cellsOf)].map(fitting), wide ? LEFT : 1);
  const unpriced = answer.errors.length;
  return [
    paint.bold(wrap(title(answer), width)),
    wrap(
      `${counted(volume, 'service')}: ${formatDollars(total.from)} → ${formatDollars(total.to)}, ${signed(total.to - total.from)}${percentText(total.from, total.to)}`,
      width,
    ),
    wrap(`Work RVUs: ${rvu(total.workFrom)} → ${rvu(total.workTo)}`, width),
    '',
    'The difference, part by part in this order:',
    ...aligned([...parts, ['  total', signed(total.to - total.from)]], 1),
    ...(shown.length === 0 ? [] : ['', paint.dim(head), ...lines]),
    '',
    ...(shown.length < results.length
      ? [
          paint.dim(
            wrap(
              `The ${shown.length} largest of ${counted(results.length, 'line')}; --csv lists all.`,
              width,
            ),
          ),
        ]
      : []),
    ...(gone.length > 0 ? [wrap(`Gone: ${gone.join(', ')}.`, width)] : []),
    ...(unpaid.length > 0 ? [wrap(`Paid by neither release: ${unpaid.join(', ')}.`, width)] : []),
    ...(unpriced > 0
      ? [wrap(`${counted(unpriced, 'line')} of the file left out, as said below.`, width)]
      : []),
    paint.dim(
      wrap('Allowed amounts of single services: no reduction for several procedures is applied.', width),
    ),
    '',
  ].join('\n');
}

export function renderVolumeMarkdown({ results }: VolumeAnswer): string {
  const columns = HEADS.map((head, i): Column => ({ head, align: i < LEFT ? 'left' : 'right' }));
  return `${renderMarkdown(columns, results.map(cellsOf))}\n`;
}
