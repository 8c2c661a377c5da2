/** How many of each a release must have: a bundle with a different count is not CMS's file. */
interface ExpectedCounts {
  /** Code + modifier rows of the non-QPP file */
  readonly rows: number;
  /** Rows of status A whose code has a global, a 26 and a TC row, all of status A and priced */
  readonly componentTriples: number;
  /** Rows whose OPPS columns differ in the QPP file */
  readonly qpDifferences: number;
  /** Distinct MAC + locality */
  readonly localities: number;
  /** Distinct two-digit locality numbers among them */
  readonly localityNumbers: number;
  /** Five-digit ZIP codes */
  readonly zipCodes: number;
  /** The ones with PLUS 4 FLAG 1 */
  readonly splitZipCodes: number;
}

/**
 * Counts by release id.
 * Source: RVU26A as CMS published it on 2025-12-29, counted in the files themselves; CMS's documentation of
 * the release also states the numbers of rows and localities.
 */
const EXPECTED: Readonly<Record<string, ExpectedCounts>> = {
  RVU26A: {
    rows: 19_226,
    componentTriples: 819,
    qpDifferences: 1_035,
    localities: 109,
    localityNumbers: 47,
    zipCodes: 42_956,
    splitZipCodes: 581,
  },
};

/** A problem if a release does not have as many of something as CMS published. */
export function countProblems(release: string, what: keyof ExpectedCounts, found: number): string[] {
  const expected = EXPECTED[release]?.[what];
  if (expected === undefined) {
    return [
      `${release}: no expected number of ${what} in src/data/check/expected.ts, so ${found} is not verified`,
    ];
  }
  return found === expected ? [] : [`${release}: ${found} ${what}, ${expected} expected`];
}
