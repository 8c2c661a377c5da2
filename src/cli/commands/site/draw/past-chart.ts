import { formatDollars } from '../../../../core/number/decimal.js';
import { escapeHtml } from '../../../output/html/escape.js';
import type { PastAmounts } from '../../../output/page/block.js';

const WIDTH = 440;
const HEIGHT = 120;
/** Room for the first amount on the left and the last on the right */
const LEFT = 76;
const RIGHT = WIDTH - 82;
const TOP = 14;
const BOTTOM = 92;
const AXIS = 112;

const DAY = 86_400_000;
const dayOf = (date: string): number => Date.parse(date) / DAY;

interface Point {
  readonly from: number;
  readonly through: number;
  readonly amount: number;
}

/** Releases with an amount; each lasts until the next one, because a missing quarter is paid by the one before. */
function pointsOf({ releases, amounts }: PastAmounts): Point[] {
  return releases.flatMap(({ from, through }, i) => {
    const amount = amounts[i] ?? null;
    const next = releases[i + 1]?.from;
    return amount === null
      ? []
      : [{ from: dayOf(from), through: next ? dayOf(next) : dayOf(through) + 1, amount }];
  });
}

/** The steps of a row's amount through the releases, with the first and the last amount and the years. */
export function pastChart(past: PastAmounts): string {
  const points = pointsOf(past);
  const { releases, first, last, what } = past;
  const [begin, end] = [dayOf(releases[0]?.from ?? ''), points.at(-1)?.through ?? 0];
  const all = points.map(({ amount }) => amount);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (day: number): number => Math.round(LEFT + ((day - begin) / (end - begin)) * (RIGHT - LEFT));
  const y = (amount: number): number =>
    most === least
      ? (TOP + BOTTOM) / 2
      : Math.round(BOTTOM - ((amount - least) / (most - least)) * (BOTTOM - TOP));
  const line = points
    .map(({ from, through, amount }, i) => {
      const joins = points[i - 1]?.through === from;
      return `${joins ? 'L' : 'M'}${x(from)} ${y(amount)}H${x(through)}`;
    })
    .join('');
  const years = [...new Set(releases.map(({ from }) => from.slice(0, 4)))].map((year) => {
    const at = Math.max(begin, dayOf(`${year}-01-01`));
    return `<text class="label" x="${x(at)}" y="${AXIS}">${year}</text><path class="tick" d="M${x(at)} ${BOTTOM + 5}v5"/>`;
  });
  const title = `${formatDollars(first)} to ${formatDollars(last)}, ${what}`;
  return [
    `<figure><svg class="past" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">`,
    `<path class="base" d="M${LEFT} ${BOTTOM + 5}H${RIGHT}"/>${years.join('')}<path class="line" d="${line}"/>`,
    `<text class="count" x="${LEFT - 8}" y="${y(points[0]?.amount ?? 0) + 4}" text-anchor="end">${formatDollars(first)}</text>`,
    `<text class="mine" x="${RIGHT + 8}" y="${y(points.at(-1)?.amount ?? 0) + 4}">${formatDollars(last)}</text>`,
    `</svg><figcaption>${escapeHtml(what.charAt(0).toUpperCase() + what.slice(1))}. The scale begins at ${formatDollars(least)}.</figcaption></figure>`,
  ].join('');
}
