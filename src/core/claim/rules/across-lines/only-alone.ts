import { citing } from '../../../price/provenance.js';
import type { LineWork } from '../../line/work.js';

/**
 * Status T is paid only where no other service of the fee schedule is payable that day to the same
 * practitioner; several of them alone are all paid. Source: RVU26A documentation, STATUS CODE T.
 */
const SOURCE = citing('RVU26A documentation, STATUS CODE T');
const ONLY_ALONE = 'T';

/** Bundles the status T lines of a day into its other lines; gives the lines that are left to pay. */
export function bundleOnlyAlone(works: readonly LineWork[]): readonly LineWork[] {
  const others = works.filter(({ row }) => row.status !== ONLY_ALONE);
  const [other] = others;
  if (!other || others.length === works.length) return works;
  for (const work of works) {
    if (work.row.status !== ONLY_ALONE) continue;
    work.add(0, 0);
    const sentence = `paid only when alone: bundled into ${other.name} of the same day`;
    work.step('status T', sentence, 'bundled', 0, SOURCE);
  }
  return others;
}
