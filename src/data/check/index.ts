import { borrowedZips } from './places/borrowed-zips.js';
import { countyNames } from './places/county-names.js';
import { localities } from './places/localities.js';
import { placeOfService } from './places/place-of-service.js';
import { zipCodes } from './places/zip-codes.js';
import { componentSums } from './rows/component-sums.js';
import { endoscopicBase } from './rows/endoscopic-base.js';
import { figures } from './rows/figures.js';
import { indicatorValues } from './rows/indicator-values.js';
import { informationalRows } from './rows/informational-rows.js';
import { largestRvu } from './rows/largest-rvu.js';
import { naRows } from './rows/na-rows.js';
import { rowKeys } from './rows/row-keys.js';
import { totals } from './rows/totals.js';
import { openBundle } from './shape/bundle.js';
import type { Check } from './shape/check.js';
import { anesthesiaBase } from './tables/anesthesia-base.js';
import { companionCodes } from './tables/companion-codes.js';
import { conversionFactors } from './tables/conversion-factors.js';
import { manifestFiles } from './tables/manifest-files.js';
import { rates } from './tables/rates.js';
import { referenceFiles } from './tables/reference-files.js';
import { sections } from './tables/sections.js';

/** Every check, in the order they are printed: first the files themselves, then their content. */
export const CHECKS: readonly Check[] = [
  manifestFiles,
  referenceFiles,
  rowKeys,
  figures,
  totals,
  largestRvu,
  componentSums,
  companionCodes,
  anesthesiaBase,
  naRows,
  informationalRows,
  indicatorValues,
  endoscopicBase,
  localities,
  zipCodes,
  borrowedZips,
  countyNames,
  conversionFactors,
  rates,
  sections,
  placeOfService,
];

/** Checks of other things than the content of a release. */
const OF_THE_FOLDER: ReadonlySet<Check> = new Set([manifestFiles, referenceFiles, sections, placeOfService]);

/** The checks of one release, which need not be in a folder yet. */
export const RELEASE_CHECKS = CHECKS.filter((check) => !OF_THE_FOLDER.has(check));

export interface CheckResult {
  readonly name: string;
  readonly problems: readonly string[];
}

/**
 * Runs every check over a data folder.
 * @throws Error if the manifest or a rule table is missing or is not JSON
 */
export function checkData(dir: string): CheckResult[] {
  const bundle = openBundle(dir);
  return CHECKS.map((check) => ({ name: check.name, problems: check.run(bundle) }));
}
