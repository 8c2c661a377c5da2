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

/** A prompt reads all localities for one of them, so that most indices are read in the quickest way. */
const thousandthsOf = (figure: string): number | null =>
  USUAL.test(figure) ? Number(figure.replace('.', '')) : parseScaled(figure, GPCI_SCALE);

/** Reads the bundled GPCI file of a release. @param file what an error calls the file @throws DataError E_DATA_DAMAGED */
export function readLocalities(text: string, file: string): Locality[] {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
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
    ] = cells;
    const gpci = (figure: string): number => {
      const thousandths = thousandthsOf(figure);
      if (thousandths === null || cells.length !== GPCI_COLUMNS.length) {
        throw damaged(file, `is damaged at "${line.slice(0, 60)}"`);
      }
      return thousandths;
    };
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
