import { InputError } from '../../core/issue/errors.js';
import { looksLikeX12 } from '../../data/x12/index.js';

/**
 * Refuses a line of a CSV that is really X12.
 * @param where how the message begins: "Line 1"
 * @throws InputError E_X12, without any of the line
 */
export function refuseX12(line: string, where: string): void {
  if (!looksLikeX12(line)) return;
  const hint = 'rvu claim reads professional claims (837P) that begin with their ISA segment.';
  throw new InputError('E_X12', `${where} is X12, not CSV.`, hint);
}
