import { CENTS_SCALE, formatScaled, parseScaled, RVU_SCALE } from '../../core/number/decimal.js';
import type { PastFigures, PastRelease, PastSpan, RowPast } from '../../core/release/row-past.js';

/** The text of data/history: README.md there describes it. */

const RELEASE_PREFIX = 'RVU';
/** For a release that does not have the row, and for an amount that is not paid */
const NONE = '-';

const amountText = (cents: number | null): string =>
  cents === null ? NONE : formatScaled(cents, CENTS_SCALE);
const amountOf = (text: string): number | null => (text === NONE ? null : parseScaled(text, CENTS_SCALE));

function figuresText({ status, work, nonfacility, facility }: PastFigures): string {
  if (work === 0 && nonfacility === null && facility === null) return status;
  const amounts = facility === nonfacility ? [nonfacility] : [nonfacility, facility];
  return [status, formatScaled(work, RVU_SCALE), ...amounts.map(amountText)].join(' ');
}

function figuresOf(cells: readonly string[]): PastFigures | null {
  const [status = '', work = '0', nonfacility = NONE, facility = nonfacility] = cells;
  if (status === NONE) return null;
  return {
    status,
    work: parseScaled(work, RVU_SCALE) ?? 0,
    nonfacility: amountOf(nonfacility),
    facility: amountOf(facility),
  };
}

/** The cell of a row's spans: "20A A 0.97 76.15 51.61; 21A A 1.30 92.47 68.04; 22A -" */
export function spansText(spans: readonly PastSpan[]): string {
  return spans
    .map(({ first, figures }) => {
      const said = figures === null ? NONE : figuresText(figures);
      return `${first.id.slice(RELEASE_PREFIX.length)} ${said}`;
    })
    .join('; ');
}

/** Reads such a cell; each span lasts until the next one begins. */
export function readSpans(cell: string, releases: readonly PastRelease[]): RowPast {
  const begun = cell.split('; ').map((text) => {
    const [name = '', ...cells] = text.split(' ');
    const at = releases.findIndex(({ id }) => id === RELEASE_PREFIX + name);
    return { at, figures: figuresOf(cells) };
  });
  const spans = begun.flatMap(({ at, figures }, i): PastSpan[] => {
    const next = begun[i + 1]?.at ?? releases.length;
    const [first, last] = [releases[at], releases[next - 1]];
    return first && last ? [{ first, last, figures }] : [];
  });
  return { releases, spans };
}
