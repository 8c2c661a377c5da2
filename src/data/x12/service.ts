import { cell, firstProblem, separatorProblem } from './cell.js';
import type { X12Line } from './line.js';
import { components, element, located, otherSeparator, type Segment } from './segment.js';

/**
 * Digits with or without a decimal point, as X12 writes numbers ("100", "100.", ".5"): up to seven before the
 * point, because a longer number in a line is a date of birth or an identifier in the wrong place.
 */
const DECIMAL = /^(?:\d{1,7}\.?\d{0,10}|\.\d{1,10})$/;

/** Five characters with a digit among them: a word of five letters may be a name in the wrong place. */
const CODE = /^(?=.*\d)[A-Z\d]{5}$/i;

/** 00100 to 01999. */
const ANESTHESIA = /^0[01]\d{3}$/;

export type Service = Pick<
  X12Line,
  'code' | 'modifiers' | 'units' | 'minutes' | 'charge' | 'pos' | 'problem'
>;

/** What an SV1 says. Its description (SV101-7) and diagnosis pointers (SV107) are not read. */
export function readService(sv1: Segment): Service {
  const separator = otherSeparator(sv1, 1, /^(?:HC|ER|IV|WK)$/);
  const procedure = components(sv1, 1);
  const [qualifier = '', code = ''] = procedure;
  const unit = element(sv1, 3);
  const modifiers = procedure.slice(2, 6).filter((modifier) => modifier !== '');
  const cells = {
    qualifier: cell(
      sv1,
      qualifier,
      /^HC$/,
      'SV101-1 is not HC: only HCPCS and CPT codes have a Medicare fee',
    ),
    code: cell(sv1, code, CODE, 'SV101-2 is not a code of five letters and digits'),
    modifiers: cell(
      sv1,
      modifiers.join(' '),
      /^(?:[A-Z\d]{2}(?: |$))*$/i,
      'SV101-3 to 6 contain something that is not a modifier of two letters or digits',
    ),
    charge: cell(sv1, element(sv1, 2), DECIMAL, 'SV102 (charge) is not an amount'),
    unit: cell(sv1, unit, /^(?:UN|MJ)$/, 'SV103 is neither UN (units) nor MJ (minutes)'),
    quantity: cell(sv1, element(sv1, 4), DECIMAL, 'SV104 (units or minutes) is not a number'),
    pos: cell(sv1, element(sv1, 5), /^(?:\d{2})?$/, 'SV105 is not a place of service of two digits'),
  };
  return {
    code: cells.code.text,
    modifiers: cells.modifiers.text,
    ...amounts(unit, cells.quantity.text),
    charge: cells.charge.text,
    pos: cells.pos.text,
    problem:
      separator === null
        ? (firstProblem(Object.values(cells)) ?? minutesProblem(sv1, cells.code.text, unit))
        : separatorProblem(sv1, 'SV101', separator),
  };
}

/** Only anesthesia is paid by minutes: those of another service leave its units open. */
function minutesProblem(sv1: Segment, code: string, unit: string): string | null {
  if (unit !== 'MJ' || ANESTHESIA.test(code)) return null;
  return located(sv1, 'SV103 is MJ (minutes), and only anesthesia is paid by minutes');
}

function amounts(unit: string, quantity: string): Pick<Service, 'units' | 'minutes'> {
  if (unit === 'MJ') return { units: '1', minutes: quantity };
  return { units: unit === 'UN' ? quantity : '', minutes: '' };
}
