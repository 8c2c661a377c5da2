import type { ListedCode } from '../../../answer/find/listed-code.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Column } from '../../terminal/table.js';
import { paymentText } from '../price/payment-text.js';

/** Codes as lines of a list, for search and browse. */

export const CODE_COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'Name', flexible: true },
  { head: 'Work', align: 'right' },
  { head: 'Payment', align: 'right' },
];

export function codeCells({ row, name, payment }: ListedCode): string[] {
  return [rowName(row), name ?? '', formatScaled(row.work, RVU_SCALE), paymentText(payment)];
}

/** A national payment as a CSV cell; blank if there is none. */
export function paymentCell({ payment }: ListedCode): string {
  return payment.ok ? formatScaled(payment.allowed, CENTS_SCALE) : '';
}
