import { type HeldRelease, heldFile } from './held-releases.js';
import { fileOf } from './manifest.js';

/**
 * CMS's capped amounts (OPPSCAP), one line for each row and setting: "70496,TC,facility,17936 18244 …". The amounts
 * are in cents, in the order of the localities of the first line, "!,,,0111205 0111206 …"; a blank is one that CMS
 * does not list. Releases of a year share most lines.
 */
export const CAP_COLUMNS = ['hcpcs', 'mod', 'setting', 'amounts'] as const;

export interface CapLine {
  readonly code: string;
  readonly modifier: string;
  readonly status: string;
  /** MAC and locality as CMS prints them in this file */
  readonly locality: string;
  /** Cents */
  readonly facility: number;
  readonly nonfacility: number;
}

const LOCALITIES = '!,,,';

const rowKey = ({ code, modifier }: CapLine): string => `${code},${modifier}`;

/** Lines of the file, sorted. */
export function toCapLines(rows: readonly CapLine[]): string[] {
  const localities = [...new Set(rows.map(({ locality }) => locality))].sort();
  const byRow = new Map<string, Map<string, CapLine>>();
  for (const row of rows) {
    const known = byRow.get(rowKey(row)) ?? new Map<string, CapLine>();
    byRow.set(rowKey(row), known.set(row.locality, row));
  }
  const lines = [...byRow].flatMap(([key, found]) =>
    (['facility', 'nonfacility'] as const).map((setting) => {
      const amounts = localities.map((locality) => found.get(locality)?.[setting] ?? '');
      return `${key},${setting},${amounts.join(' ')}`;
    }),
  );
  return [LOCALITIES + localities.join(' '), ...lines].sort();
}

/** The rows of such lines, without the header line. */
export function fromCapLines(lines: readonly string[]): CapLine[] {
  const [first = '', ...rest] = lines;
  const localities = first.slice(LOCALITIES.length).split(' ');
  const rows: CapLine[] = [];
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [code = '', modifier = '', , facility = ''] = (rest[at] ?? '').split(',');
    const nonfacility = (rest[at + 1] ?? '').split(',')[3]?.split(' ') ?? [];
    for (const [i, amount] of facility.split(' ').entries()) {
      if (amount === '') continue;
      rows.push({
        code,
        modifier,
        status: 'A',
        locality: localities[i] ?? '',
        facility: Number(amount),
        nonfacility: Number(nonfacility[i]),
      });
    }
  }
  return rows;
}

/** CMS's amounts of the active rows of a release; null if the release came without them. @throws DataError E_DATA_DAMAGED */
export function capsOf(held: HeldRelease): CapLine[] | null {
  if (!fileOf(held.entry, 'opps-cap')) return null;
  const [, ...lines] = heldFile(held, 'opps-cap').checked.whole().toString('latin1').trimEnd().split('\n');
  return fromCapLines(lines);
}
