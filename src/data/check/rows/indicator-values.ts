import type { IndicatorName } from '../../../core/release/rules.js';
import { ROW_COLUMNS, type RowColumn } from '../../bundle/row-text.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

const COLUMNS: Readonly<Record<IndicatorName, RowColumn>> = {
  pc_tc: 'pctc_ind',
  global_days: 'glob_days',
  multiple_procedure: 'mult_proc',
  bilateral: 'bilat_surg',
  assistant_surgeon: 'asst_surg',
  co_surgeon: 'co_surg',
  team_surgery: 'team_surg',
  supervision: 'supervision',
  imaging_family: 'imaging_family',
  pricing: 'pric_ind',
  calculation_flag: 'calculation_flag',
};

/** PRIC IND came with the two conversion factors of 2026. */
const FIRST_PRICING_YEAR = 2026;

/** What a column may hold: the values of the rule tables, and the marks CMS prints. */
function allowedValues(bundle: Bundle, year: number): (readonly [RowColumn, ReadonlySet<string>])[] {
  const indicators = Object.entries(COLUMNS).map(([name, column]) => {
    const values = Object.keys(bundle.indicator(name as IndicatorName).values);
    const blank = name === 'pricing' && year < FIRST_PRICING_YEAR ? [''] : [];
    return [column, new Set([...values, ...blank])] as const;
  });
  return [
    ...indicators,
    ['status', new Set(bundle.statuses.keys())],
    ['not_used_for_medicare', new Set(['', '+'])],
    ['nonfacility_na', new Set(['', 'NA'])],
    ['facility_na', new Set(['', 'NA'])],
  ];
}

function run(bundle: Bundle, { entry, cells }: BundledRelease): string[] {
  const problems: string[] = [];
  for (const [column, allowed] of allowedValues(bundle, entry.year)) {
    const at = ROW_COLUMNS.indexOf(column);
    for (const line of cells('rvu')) {
      const value = line[at] ?? '';
      if (!allowed.has(value))
        problems.push(`${entry.id}: ${line[0]},${line[1]} has the unknown ${column} "${value}"`);
    }
  }
  return problems;
}

/** A value without a meaning would be shown to the reader unexplained, and no rule could apply it. */
export const indicatorValues: Check = {
  name: 'every status and indicator value is one that data/rules explains',
  run: (bundle) => bundle.releases.flatMap((release) => run(bundle, release)),
};
