import { type Refusal, refusal } from '../issue/issue.js';

/** A service as someone wrote it: a code and its modifiers, in upper case. */
export interface ServiceCode {
  readonly code: string;
  readonly modifiers: readonly string[];
}

/** HCPCS codes are five letters or digits: 90853, G0101, 0001F, 0075T, even the placeholder GXXX1. */
const CODE_PATTERN = /^[A-Z0-9]{5}$/;
const MODIFIER_PATTERN = /^[A-Z0-9]{2}$/;

/** Splits "26, 59", "26 59", "26:59" or "26-59" into modifiers, upper case, without blanks. */
export function splitModifiers(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;:|/-]+/)
    .filter((part) => part !== '');
}

/** Reads "70553", "70553-26" or "70553 26 59", in any case; a refusal if it is not a code with modifiers. */
export function parseServiceCode(text: string): ServiceCode | Refusal {
  const [code = '', ...modifiers] = splitModifiers(text);
  if (code === '') return refusal('E_CODE_MISSING', '', 'No procedure code is given.');
  if (!CODE_PATTERN.test(code)) {
    return refusal('E_CODE_INVALID', text.trim(), `"${text.trim()}" is not a procedure code.`, {
      hint: 'A code is five letters or digits, as in 90853, G0101 or 70553-26.',
    });
  }
  const odd = modifiers.find((modifier) => !MODIFIER_PATTERN.test(modifier));
  if (odd !== undefined) {
    return refusal('E_MODIFIER_INVALID', code, `"${odd}" is not a modifier.`, {
      hint: 'A modifier is two letters or digits, as in 26, TC or LT.',
    });
  }
  return { code, modifiers };
}
