import type { SourceFile } from '../../../core/release/fee-schedule.js';

/** What the files of a release hold, in words. */
export const ROLE_WORDS: Readonly<Record<SourceFile['role'], string>> = {
  rvu: 'relative values',
  'rvu-qp': 'relative values for qualifying APM participants',
  gpci: 'GPCIs',
  anesthesia: 'anesthesia factors',
  counties: 'counties',
  zip: 'ZIP codes',
  'anesthesia-base': 'anesthesia base units',
  'opps-cap': 'OPPS cap amounts',
  zip9: 'ZIP+4 codes',
};

/** "2024-03-09 to 2024-03-31" */
export function daysText({ from, through }: { readonly from: string; readonly through: string }): string {
  return `${from} to ${through}`;
}
