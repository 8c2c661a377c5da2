import { amountsOf, type LastChange, lastChange } from '../../../core/history/last-change.js';
import { formatDollars, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { changeBetween } from '../../../core/price/compare.js';
import type { PastFigures, RowPast } from '../../../core/release/row-past.js';
import { sparkline } from '../../terminal/sparkline.js';
import { signedPercent } from '../price/signed-percent.js';
import type { Block, PastAmounts } from './block.js';

/** A row through the releases of the bundle, in two lines. */

type PaidSetting = 'nonfacility' | 'facility';

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

/** "$88.95 to $95.19 (+7.0%)" */
function amountsText(from: number, to: number): string {
  const { tenths } = changeBetween(from, to);
  const change = tenths === null ? '' : ` (${signedPercent(tenths)})`;
  return `${formatDollars(from)} to ${formatDollars(to)}${change}`;
}

/** What changed: the status, the work RVU, the amount. */
function changedText(before: PastFigures, after: PastFigures, setting: PaidSetting): string {
  const [from, to] = [before[setting], after[setting]];
  const work =
    before.work === after.work
      ? `work RVU ${rvu(after.work)} as before`
      : `work RVU ${rvu(before.work)} to ${rvu(after.work)}`;
  const amounts =
    from === null || to === null
      ? `${from === null ? 'not paid before' : `${formatDollars(from)} before`}, ${to === null ? 'not paid since' : `${formatDollars(to)} since`}`
      : amountsText(from, to);
  return [
    ...(before.status === after.status ? [] : [`status ${before.status} to ${after.status}`]),
    ...(from === null && to === null ? [] : [from === to ? `${formatDollars(to ?? 0)} as before` : amounts]),
    ...(before.work + after.work === 0 ? [] : [work]),
  ].join('; ');
}

function changeText(change: LastChange, setting: PaidSetting): string {
  const { id, from } = change.since;
  switch (change.kind) {
    case 'new':
      return `New in ${id}, from ${from}.`;
    case 'gone':
      return `Gone: last in ${change.last.id}; ${id}, from ${from}, does not have it.`;
    case 'changed':
      return `Last change in ${id}, from ${from}: ${changedText(change.before, change.after, setting)}.`;
  }
}

/** The amounts as a line of bars between the first and the last. */
export function pastLine({ amounts, first, last, what }: PastAmounts): string {
  return `${formatDollars(first)} ${sparkline(amounts)} ${formatDollars(last)}, ${what}.`;
}

/** The amounts of all releases with what happened last; nothing for a row that never had one and never changed. */
export function pastBlocks(past: RowPast): Block[] {
  const setting = past.spans.some(({ figures }) => figures?.nonfacility) ? 'nonfacility' : 'facility';
  const amounts = amountsOf(past, setting);
  const paid = amounts.filter((amount) => amount !== null);
  const [first, last] = [paid[0], paid.at(-1)];
  const change = lastChange(past);
  const where = setting === 'facility' ? 'in a facility' : 'outside a facility';
  const releases = `${past.releases[0]?.id} to ${past.releases.at(-1)?.id}`;
  const what = `national ${where}, ${releases}`;
  return [
    ...(first === undefined || last === undefined
      ? []
      : [{ kind: 'past' as const, past: { releases: past.releases, amounts, first, last, what } }]),
    ...(change ? [{ kind: 'text' as const, text: changeText(change, setting) }] : []),
  ];
}
