import type { HeldRelease } from '../../bundle/held-releases.js';

/** How many of each a release must have: a bundle with a different count is not CMS's file. */
interface ExpectedCounts {
  /** Code + modifier rows of the non-QPP file */
  readonly rows: number;
  /** Rows of status A whose code has a global, a 26 and a TC row, all of status A and priced */
  readonly componentTriples: number;
  /** Rows whose OPPS columns differ in the QPP file, of a release that has one */
  readonly qpDifferences?: number;
  /** Distinct MAC + locality */
  readonly localities: number;
  /** Distinct two-digit locality numbers among them */
  readonly localityNumbers: number;
  /** Five-digit ZIP codes, where the file of ZIP codes is kept with the release */
  readonly zipCodes?: number;
  /** The ones with PLUS 4 FLAG 1 */
  readonly splitZipCodes?: number;
}

/**
 * Counts by release id.
 * Source: RVU26A as CMS published it on 2025-12-29, counted in the files themselves; CMS's documentation of
 * the release also states the numbers of rows and localities. The other releases, likewise, in the files that
 * the manifest names: rows by a count of their lines. California had three more localities until 2023.
 */
const EXPECTED: Readonly<Record<string, ExpectedCounts>> = {
  RVU20A: { rows: 17_236, componentTriples: 814, localities: 112, localityNumbers: 50 },
  RVU20B: { rows: 17_250, componentTriples: 814, localities: 112, localityNumbers: 50 },
  RVU20C: { rows: 17_320, componentTriples: 814, localities: 112, localityNumbers: 50 },
  RVU20D: { rows: 17_346, componentTriples: 814, localities: 112, localityNumbers: 50 },
  RVU21A: { rows: 17_327, componentTriples: 810, localities: 112, localityNumbers: 50 },
  RVU21B: { rows: 17_338, componentTriples: 810, localities: 112, localityNumbers: 50 },
  RVU21C: { rows: 17_403, componentTriples: 810, localities: 112, localityNumbers: 50 },
  RVU21D: { rows: 17_432, componentTriples: 810, localities: 112, localityNumbers: 50 },
  RVU22A: { rows: 17_600, componentTriples: 808, localities: 112, localityNumbers: 50 },
  RVU22B: { rows: 17_630, componentTriples: 808, localities: 112, localityNumbers: 50 },
  RVU22C: { rows: 17_695, componentTriples: 808, localities: 112, localityNumbers: 50 },
  RVU22D: { rows: 17_726, componentTriples: 808, localities: 112, localityNumbers: 50 },
  RVU23A: { rows: 18_010, componentTriples: 809, localities: 112, localityNumbers: 50 },
  RVU23B: { rows: 18_037, componentTriples: 809, localities: 112, localityNumbers: 50 },
  RVU23C: { rows: 18_132, componentTriples: 809, localities: 112, localityNumbers: 50 },
  RVU23D: { rows: 18_168, componentTriples: 809, localities: 112, localityNumbers: 50 },
  RVU24A: { rows: 18_499, componentTriples: 810, localities: 109, localityNumbers: 47 },
  RVU24AR: { rows: 18_499, componentTriples: 810, localities: 109, localityNumbers: 47 },
  RVU24B: { rows: 18_534, componentTriples: 810, localities: 109, localityNumbers: 47 },
  RVU24C: { rows: 18_664, componentTriples: 810, localities: 109, localityNumbers: 47 },
  RVU25A: { rows: 18_865, componentTriples: 815, localities: 109, localityNumbers: 47 },
  RVU25D: { rows: 19_090, componentTriples: 815, localities: 109, localityNumbers: 47 },
  RVU26A: {
    rows: 19_226,
    componentTriples: 819,
    qpDifferences: 1_035,
    localities: 109,
    localityNumbers: 47,
    zipCodes: 42_956,
    splitZipCodes: 581,
  },
  RVU26C: { rows: 19_356, componentTriples: 819, localities: 109, localityNumbers: 47 },
};

/**
 * A problem if a release does not have as many of something as CMS published. What a user has added is compared with
 * the release before it instead, when it is added.
 */
export function countProblems(
  { entry: { id: release }, isAdded }: Pick<HeldRelease, 'entry' | 'isAdded'>,
  what: keyof ExpectedCounts,
  found: number,
): string[] {
  if (isAdded) return [];
  const expected = EXPECTED[release]?.[what];
  if (expected === undefined) {
    return [
      `${release}: no expected number of ${what} in src/data/check/expected.ts, so ${found} is not verified`,
    ];
  }
  return found === expected ? [] : [`${release}: ${found} ${what}, ${expected} expected`];
}
