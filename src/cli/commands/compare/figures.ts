import { formatDollars } from '../../../core/number/decimal.js';
import { allowedOf, type Change, type ComparedPlace, type Series } from '../../../core/price/compare.js';
import type { RowOutcome } from '../../../core/price/priced.js';
import { rowName, type Setting } from '../../../core/release/fee-row.js';
import { signedPercent } from '../../output/price/signed-percent.js';
import { type CompareAnswer, changeOf } from './answer.js';
import { isAgainst, isPaired } from './changes.js';

const SETTING_HEADS: Readonly<Record<Setting, string>> = { nonfacility: 'Non-fac.', facility: 'Facility' };

/** A column of figures: its header, and its text for a place. */
export interface Figure {
  readonly group: string;
  readonly head: string;
  text(place: ComparedPlace): string;
}

function differenceText(change: Change | null): string {
  if (!change) return '';
  return `${change.difference < 0 ? '-' : '+'}${formatDollars(Math.abs(change.difference)).slice(1)}`;
}

function percentText(change: Change | null): string {
  if (change?.tenths === undefined || change.tenths === null) return '';
  return signedPercent(change.tenths);
}

function amountText(place: ComparedPlace, i: number): string {
  const outcome = place.outcomes[i];
  const amount = allowedOf(outcome);
  if (amount !== null) return formatDollars(amount);
  return outcome && isUnknownPlace(outcome) ? 'none' : 'not paid';
}

/** Whether a series has no amount because its release does not have the place. */
export const isUnknownPlace = (outcome: RowOutcome): boolean =>
  !outcome.ok && outcome.code === 'E_LOCALITY_UNKNOWN';

/** What distinguishes a series from its neighbors, outermost first. */
function namesOf({ schedule, row, setting, qp }: Series, { series, request }: CompareAnswer): string[] {
  const { against } = request;
  const many = new Set(series.map((each) => rowName(each.row))).size > 1;
  return [
    ...(many || !isAgainst(request) ? [rowName(row)] : []),
    ...(against.setting ? [SETTING_HEADS[setting]] : []),
    ...(against.qp ? [qp ? 'QP' : 'Non-QP'] : []),
    ...(against.release === null ? [] : [schedule.release.id]),
  ];
}

/** Difference and percent from another series, or from national. */
function changeFigures(group: string, from: (place: ComparedPlace) => number | null, to: number): Figure[] {
  const change = (place: ComparedPlace): Change | null =>
    changeOf(from(place), allowedOf(place.outcomes[to]));
  return [
    { group, head: 'Diff.', text: (place) => differenceText(change(place)) },
    { group, head: '%', text: (place) => percentText(change(place)) },
  ];
}

/** The columns: amounts, with difference and percent after each pair, or after a single amount from national. */
export function figuresOf(answer: CompareAnswer): Figure[] {
  const { series, national } = answer;
  const pairs = isPaired(answer);
  return series.flatMap((each, i) => {
    const names = namesOf(each, answer);
    const group = names.slice(0, -1).join(' ');
    const amount: Figure = { group, head: names.at(-1) ?? '', text: (place) => amountText(place, i) };
    if (series.length === 1)
      return [
        amount,
        ...changeFigures(group, (place) => (place === national ? null : allowedOf(national.outcomes[0])), 0),
      ];
    if (!pairs || i % 2 === 0) return [amount];
    return [amount, ...changeFigures(group, (place) => allowedOf(place.outcomes[i - 1]), i)];
  });
}
