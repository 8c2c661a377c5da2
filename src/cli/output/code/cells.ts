import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Column } from '../../terminal/table.js';
import { dollars, exact } from '../json.js';
import { paymentText } from '../price/payment-text.js';
import type { ListedCode } from './listed-code.js';

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

/** The JSON fields of a listed code's figures. */
export function figuresJson({ row, payment }: ListedCode): object {
  return {
    modifier: row.modifier,
    status: row.status,
    work: exact(row.work, RVU_SCALE),
    payment: payment.ok ? dollars(payment.allowed) : null,
    setting: payment.ok ? payment.terms.setting : null,
  };
}

/** A national payment as a CSV cell; blank if there is none. */
export function paymentCell({ payment }: ListedCode): string {
  return payment.ok ? formatScaled(payment.allowed, CENTS_SCALE) : '';
}
