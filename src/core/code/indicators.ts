import { type FeeRow, hasOppsCap } from '../release/fee-row.js';
import type { IndicatorName, RuleTables } from '../release/rules.js';

/** An indicator as CMS filed it and what it means in words. */
export interface DecodedIndicator {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

const COLUMNS: Readonly<Record<IndicatorName, (row: FeeRow) => string>> = {
  pc_tc: (row) => row.pcTc,
  global_days: (row) => row.globalDays,
  multiple_procedure: (row) => row.multipleProcedure,
  bilateral: (row) => row.bilateral,
  assistant_surgeon: (row) => row.assistantSurgeon,
  co_surgeon: (row) => row.coSurgeon,
  team_surgery: (row) => row.teamSurgery,
  supervision: (row) => row.supervision,
  imaging_family: (row) => row.imagingFamily,
  pricing: (row) => row.pricing,
  calculation_flag: (row) => row.calculationFlag,
};

/** Decodes one indicator of a row. */
export function decodeIndicator(row: FeeRow, name: IndicatorName, rules: RuleTables): DecodedIndicator {
  const table = rules.indicator(name);
  const value = COLUMNS[name](row);
  const meaning = table.values[value] ?? (value === '' ? 'Not in this release' : 'Not documented by CMS');
  return { name: table.name, value, meaning };
}

/**
 * The indicators that readers ask about, in file order; pricing and calculation flag are left out, since they
 * never vary.
 */
export const POLICY_INDICATORS = [
  'pc_tc',
  'global_days',
  'multiple_procedure',
  'bilateral',
  'assistant_surgeon',
  'co_surgeon',
  'team_surgery',
  'supervision',
  'imaging_family',
] as const satisfies readonly IndicatorName[];

/** Whether an OPPS cap exists for the row, in words. */
export function describeOppsCap(row: FeeRow): string {
  return hasOppsCap(row) ? 'The lower of the fee and the OPPS amount is paid' : 'Does not apply';
}
