import { citing } from '../../../price/provenance.js';
import type { LineList } from '../../columns/line-list.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import { stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';

/**
 * Status T is paid only where no other service of the fee schedule is payable that day to the same
 * practitioner; several status T services and no others are all paid. Source: RVU26A documentation, STATUS
 * CODE T.
 */
const BUNDLED = stepWords('other', {
  name: 'status T',
  sentence: 'paid only when alone: bundled into {other:text} of the same day',
  formula: 'bundled',
  source: citing('RVU26A documentation, STATUS CODE T'),
});

const isOnlyAlone = (pricing: Pricing, line: number): boolean => (pricing.flags(line) & FLAG.onlyAlone) !== 0;

/** Bundles the status T lines of a day into the other lines and removes them from the list. */
export function bundleOnlyAlone(pricing: Pricing, lines: LineList): void {
  let other = NONE;
  let hasOnlyAlone = false;
  for (let i = 0; i < lines.count; i++) {
    const line = lines.at(i);
    if (isOnlyAlone(pricing, line)) hasOnlyAlone = true;
    else if (other === NONE) other = line;
  }
  if (!hasOnlyAlone || other === NONE) return;
  lines.keep((line) => {
    if (!isOnlyAlone(pricing, line)) return true;
    pricing.add(line, 0, 0);
    pricing.log.add(line, BUNDLED, 0, pricing.texts.number(pricing.service(other).name));
    return false;
  });
}
