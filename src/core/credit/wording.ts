import { percentText } from '../claim/line/wording.js';
import { formatScaled, RVU_SCALE } from '../number/decimal.js';
import type { CreditCause, CreditStep } from './steps.js';

const CAUSES: Readonly<Record<CreditCause, string>> = {
  'both-sides': 'both sides',
  'other-side': 'the other side of the pair',
  'co-surgeon': 'co-surgeon',
  assistant: 'assistant at surgery',
  split: 'part of the surgical package',
  return: 'the operation alone',
  'by-report': 'no percentage is stated, so it is credited in full',
  teaching: 'teaching physician, credited in full',
  'shared-visit': 'shared visit, credited in full to whoever bills it',
  policy: 'by the credit policy',
  'later-surgery': 'second or later surgery of the operation',
  'add-on': 'add-on code',
  unpaid: 'not paid by Medicare',
};

/** A step of a credit in words: "62.5% for co-surgeon (62): Pub. 100-04, ch. 12 §40.8". */
export function creditSentence(step: CreditStep): string {
  if (step.kind === 'days') return `${step.days} of ${step.of} days of care`;
  if (step.kind === 'units') return `${formatScaled(step.work, RVU_SCALE)} × ${step.units}`;
  const { cause, percent, modifier, source } = step;
  const by = modifier === '' ? '' : ` (${modifier})`;
  return `${percentText(percent)}, ${CAUSES[cause]}${by}: ${source}`;
}
