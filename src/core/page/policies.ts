import { decodeIndicator, describeOppsCap, POLICY_INDICATORS } from '../code/indicators.js';
import { type FeeRow, hasOppsCap } from '../release/fee-row.js';
import type { IndicatorName, RuleTables } from '../release/rules.js';

/** A payment policy of a row: CMS's value and what it means. */
export interface Policy {
  readonly name: string;
  /** Blank if CMS's file has none */
  readonly value: string;
  readonly meaning: string;
  /** Whether it can change a payment or asks for something */
  readonly applies: boolean;
}

/** Pre-, intra- and postoperative shares of the fee; blank if the row has no split. */
function globalSplit({ preOp, intraOp, postOp }: FeeRow): string {
  return preOp + intraOp + postOp === 0 ? '' : ` (pre ${preOp}%, intra ${intraOp}%, post ${postOp}%)`;
}

/** CMS files the same value for visits and tests, at which nobody assists. Source: ASST SURG 0 beside GLOB DAYS XXX. */
const isNoSurgery = (row: FeeRow, indicator: IndicatorName): boolean =>
  indicator === 'assistant_surgeon' && row.assistantSurgeon === '0' && row.globalDays === 'XXX';

function ofIndicator(row: FeeRow, indicator: IndicatorName, rules: RuleTables): Policy {
  const { name, value, meaning } = decodeIndicator(row, indicator, rules);
  const isIdle =
    value === '' || rules.indicator(indicator).idle.includes(value) || isNoSurgery(row, indicator);
  const said = indicator === 'global_days' ? meaning + globalSplit(row) : meaning;
  return { name, value, meaning: said, applies: !isIdle };
}

function ofSetting(name: string, isNa: boolean, meaning: string): Policy {
  return { name, value: isNa ? 'NA' : '', meaning: isNa ? meaning : 'Usual', applies: isNa };
}

/** Every payment policy of a row, in the order of CMS's file. */
export function policiesOf(row: FeeRow, rules: RuleTables): Policy[] {
  const { endoscopicBase } = row;
  return [
    ...POLICY_INDICATORS.map((indicator) => ofIndicator(row, indicator, rules)),
    {
      name: 'Endoscopic base',
      value: endoscopicBase,
      meaning: endoscopicBase ? 'Base code of the family it is reduced with' : 'None',
      applies: endoscopicBase !== '',
    },
    { name: 'OPPS cap', value: '', meaning: describeOppsCap(row), applies: hasOppsCap(row) },
    ofSetting('Outside a facility', row.nonfacilityNa, 'Rarely or never done there'),
    ofSetting('In a facility', row.facilityNa, 'The facility is paid, not the practitioner'),
  ];
}

/** Whether every policy is one that CMS files where none is meant, as for drugs and supplies. */
export function saysNothing(policies: readonly Policy[]): boolean {
  return policies.every(({ value }) => /^(?:|XXX|0?9+)$/.test(value));
}
