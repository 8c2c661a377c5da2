import { anesthesiaBase } from './anesthesia-base.js';
import { openBundle } from './bundle.js';
import type { Check } from './check.js';
import { companionCodes } from './companion-codes.js';
import { componentSums } from './component-sums.js';
import { conversionFactors } from './conversion-factors.js';
import { countyNames } from './county-names.js';
import { endoscopicBase } from './endoscopic-base.js';
import { figures } from './figures.js';
import { indicatorValues } from './indicator-values.js';
import { informationalRows } from './informational-rows.js';
import { localities } from './localities.js';
import { manifestFiles } from './manifest-files.js';
import { naRows } from './na-rows.js';
import { placeOfService } from './place-of-service.js';
import { rowKeys } from './row-keys.js';
import { sections } from './sections.js';
import { totals } from './totals.js';
import { zipCodes } from './zip-codes.js';

/** Every check, in the order they are printed: the files themselves first, then what they say. */
export const CHECKS: readonly Check[] = [
  manifestFiles,
  rowKeys,
  figures,
  totals,
  componentSums,
  companionCodes,
  anesthesiaBase,
  naRows,
  informationalRows,
  indicatorValues,
  endoscopicBase,
  localities,
  zipCodes,
  countyNames,
  conversionFactors,
  sections,
  placeOfService,
];

export interface CheckResult {
  readonly name: string;
  readonly problems: readonly string[];
}

/**
 * Runs every check over a data folder.
 * @throws Error where the manifest or a rule table is missing or is not JSON
 */
export function checkData(dir: string): CheckResult[] {
  const bundle = openBundle(dir);
  return CHECKS.map((check) => ({ name: check.name, problems: check.run(bundle) }));
}
