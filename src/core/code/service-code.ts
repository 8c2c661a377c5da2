import { type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';

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

/**
 * Reads "70553", "70553-26" or "70553 26 59", in any case; a refusal if it is not a code with modifiers.
 * @param quoting how the refusal may repeat the text
 */
export function parseServiceCode(text: string, quoting = Quoting.typed): ServiceCode | Refusal {
  const [code = '', ...modifiers] = splitModifiers(text);
  if (code === '') return refusal('E_CODE_MISSING', '', 'No procedure code is given.');
  if (!CODE_PATTERN.test(code)) {
    const message = `${quoting.quoted('code', text)} is not a procedure code.`;
    return refusal('E_CODE_INVALID', quoting.bare('code', text), message, {
      hint: 'A code is five letters or digits, as in 90853, G0101 or 70553-26.',
    });
  }
  const odd = modifiers.find((modifier) => !MODIFIER_PATTERN.test(modifier));
  if (odd !== undefined) {
    const message = `${quoting.quoted('modifier', odd)} is not a modifier.`;
    return refusal('E_MODIFIER_INVALID', quoting.bare('code', code), message, {
      hint: 'A modifier is two letters or digits, as in 26, TC or LT.',
    });
  }
  return { code, modifiers };
}

/** The refusal of a modifier that neither CPT nor HCPCS has. */
export function unknownModifier({ code, modifiers }: ServiceCode, modifier: string): Refusal {
  const message = `${modifier} is not a CPT or HCPCS modifier.`;
  return refusal('E_MODIFIER_UNKNOWN', [code, ...modifiers].join('-'), message, {
    hint: 'Leave it out to see the amount without it.',
  });
}
