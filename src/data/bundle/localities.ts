import { readFileSync } from 'node:fs';
import { GPCI_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { Locality } from '../../core/release/locality.js';

/** Columns of a bundled GPCI file, which is tab-separated because names contain commas. */
export const GPCI_COLUMNS = [
  'mac',
  'locality',
  'state',
  'work_gpci',
  'work_gpci_without_floor',
  'pe_gpci',
  'mp_gpci',
  'state_name',
  'name',
] as const;

/** Reads the bundled GPCI file of a release. */
export function readLocalities(path: string): Locality[] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [
      mac = '',
      number = '',
      state = '',
      work = '',
      unfloored = '',
      pe = '',
      mp = '',
      stateName = '',
      name = '',
    ] = line.split('\t');
    const gpci = (text: string): number => parseScaled(text, GPCI_SCALE) ?? Number.NaN;
    return {
      key: mac + number,
      mac,
      number,
      state,
      stateName,
      name,
      gpci: { work: gpci(work), pe: gpci(pe), mp: gpci(mp) },
      workWithoutFloor: unfloored === '' ? null : gpci(unfloored),
    };
  });
}
