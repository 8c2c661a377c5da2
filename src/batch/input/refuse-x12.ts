import { InputError } from '../../core/issue/errors.js';
import { looksLikeX12, oddLineLooksLikeX12 } from '../../data/x12/index.js';

/** How much of a line shows whether it is X12. */
export const X12_BEGINNING = 4096;

/** Whether a line of a CSV is really X12. @param fits whether it is a header or fits it */
export function isReallyX12(line: string, fits: boolean): boolean {
  return (fits ? looksLikeX12 : oddLineLooksLikeX12)(line.slice(0, X12_BEGINNING));
}

/**
 * Refuses a line of a CSV that is really X12.
 * @param where how the message begins: "Line 1"
 * @param fits whether the line is a header or fits it
 * @throws InputError E_X12, without any of the line
 */
export function refuseX12(line: string, where: string, fits: boolean): void {
  if (!isReallyX12(line, fits)) return;
  const hint = 'rvu claim reads professional claims (837P) that begin with their ISA segment.';
  throw new InputError('E_X12', `${where} is X12, not CSV.`, hint);
}
