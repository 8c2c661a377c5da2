import { GPCI_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { Locality } from '../../core/release/locality.js';
import { damaged } from '../sealed/damage.js';

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

/** How CMS writes nearly every index. */
const USUAL = /^\d\.\d{3}$/;

/** A prompt reads all localities to find one, so most indices are read in the way that uses the least memory. */
const thousandthsOf = (figure: string): number | null =>
  USUAL.test(figure) ? Math.round(Number(figure) * 10 ** GPCI_SCALE) : parseScaled(figure, GPCI_SCALE);

/** Reads the bundled GPCI file of a release. @param file what an error calls the file @throws DataError E_DATA_DAMAGED */
export function readLocalities(text: string, file: string): Locality[] {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => {
    const locality = localityOf(line.split('\t'));
    if (!locality) throw damaged(file, `is damaged at "${line.slice(0, 60)}"`);
    return locality;
  });
}

/** The locality of a line's cells; null if they are not one's. */
function localityOf(cells: readonly string[]): Locality | null {
  if (cells.length !== GPCI_COLUMNS.length) return null;
  const [
    mac = '',
    number = '',
    state = '',
    workText = '',
    unflooredText = '',
    peText = '',
    mpText = '',
    stateName = '',
    name = '',
  ] = cells;
  const work = thousandthsOf(workText);
  const unfloored = unflooredText === '' ? work : thousandthsOf(unflooredText);
  const pe = thousandthsOf(peText);
  const mp = thousandthsOf(mpText);
  if (work === null || unfloored === null || pe === null || mp === null) return null;
  const workWithoutFloor = unflooredText === '' ? null : unfloored;
  return { key: mac + number, mac, number, state, stateName, name, gpci: { work, pe, mp }, workWithoutFloor };
}
