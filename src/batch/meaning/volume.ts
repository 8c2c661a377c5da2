import { UsageError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import { parseCount } from './cells.js';
import type { LineDefaults } from './defaults.js';
import { Meaning } from './meaning.js';
import { quotingOf } from './quoting.js';

/** The most services that a row can stand for. */
const MOST = 1_000_000;
const NOT_A_VOLUME = -1;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/;

/** Reads a number of services, "1500", "1,500" or "1500.0", up to a million; null if it is none. */
export function parseVolume(text: string): number | null {
  const volume = parseCount(GROUPED.test(text) ? text.replaceAll(',', '') : text);
  return volume !== null && volume <= MOST ? volume : null;
}

/** @throws UsageError if the rows of a file cannot stand for several services */
function refuseContradictions({ roles }: Layout, { line }: LineDefaults, kind: 'lines' | 'claims'): void {
  const hint = 'Leave one of them unread with --ignore-column.';
  if (kind === 'claims')
    throw new UsageError(
      'E_USAGE',
      'A line of a claim is one service: a column of volumes is for rvu pay.',
      'For several units on one line use a column of units; --ignore-column leaves the volumes unread.',
    );
  if (roles.has('charge') || line.charge !== null)
    throw new UsageError(
      'E_USAGE',
      'A row that stands for several services, by its volume, has no single charge.',
      hint,
    );
}

/**
 * How many separate services each record stands for, each priced alone; one if its cell is blank.
 * @returns null if the input has no column of volumes
 * @throws UsageError if it has one and also charges, or claims
 */
export function volumeMeaning(
  layout: Layout,
  defaults: LineDefaults,
  kind: 'lines' | 'claims',
): Meaning<number | Refusal> | null {
  if (!layout.roles.has('volume')) return null;
  refuseContradictions(layout, defaults, kind);
  const quoting = quotingOf(layout);
  return new Meaning<number | Refusal>(
    layout,
    ['volume'],
    (cells) => () => {
      const text = cells('volume')[0] ?? '';
      const volume = text === '' ? 1 : parseVolume(text);
      if (volume !== null && volume >= 1) return volume;
      const message = `${quoting.quoted('volume', text)} is not a number of services.`;
      return refusal('E_COUNT_INVALID', '', message, { hint: 'Write a whole number from 1 to 1,000,000.' });
    },
    undefined,
    (volume) => (typeof volume === 'number' ? volume : NOT_A_VOLUME),
  );
}
