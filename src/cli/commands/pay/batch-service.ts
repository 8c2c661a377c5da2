import { ANESTHESIA_STATUS } from '../../../core/claim/columns/service-book.js';
import type { ServiceCode } from '../../../core/code/service-code.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type FeeRow, practiceExpense, type Setting, totalRvu } from '../../../core/release/fee-row.js';
import type { CellStore } from '../../batch/cell-store.js';

/** A row with its RVU cells, written once for each setting and not once a claim line. */
export interface BatchService {
  readonly ok: true;
  readonly service: ServiceCode;
  readonly row: FeeRow;
  /** No rule of a claim touches it, for one unit, and for several */
  readonly plain: Readonly<{ one: boolean; several: boolean }>;
  /** Numbers of the cells in the store */
  readonly nonfacility: number;
  readonly facility: number;
}

export function batchService(
  service: ServiceCode,
  row: FeeRow,
  plain: BatchService['plain'],
  { delimiter, store }: { readonly delimiter: string; readonly store: CellStore },
): BatchService {
  const cells = (setting: Setting): number => {
    const rvus = [row.work, practiceExpense(row, setting), row.malpractice, totalRvu(row, setting)];
    // Anesthesia has no RVUs: its zeros would be read as some.
    const texts = rvus.map((rvu) => (row.status === ANESTHESIA_STATUS ? '' : formatScaled(rvu, RVU_SCALE)));
    return store.add(['', ...texts, ''].join(delimiter));
  };
  return { ok: true, service, row, plain, nonfacility: cells('nonfacility'), facility: cells('facility') };
}
