/** Files of amounts that CMS did not compute from the release that they came with, and why. */
export interface KnownDifference {
  /** Rows of OPPSCAP that agree */
  readonly agree: number;
  /** Completes "They differ because …" */
  readonly cause: string;
}

const FINAL_RULE_2021: KnownDifference = {
  agree: 79,
  cause:
    'CMS made the file for the factor of the final rule (CMS-1734-F), 32.4085, which the Consolidated Appropriations Act, 2021, raised to 34.8931, and for practice expenses of that rule',
};

/** By release. Each was established from CMS's files; tests/oracles/releases shows it. */
export const KNOWN_DIFFERENCES: Readonly<Record<string, KnownDifference>> = {
  RVU21A: FINAL_RULE_2021,
  RVU21B: FINAL_RULE_2021,
  RVU21D: FINAL_RULE_2021,
  RVU23D: {
    agree: 8_658,
    cause: 'CMS used the GPCIs of July 2023 for Puerto Rico and the Virgin Islands (148 rows)',
  },
  RVU24C: {
    agree: 0,
    cause:
      'CMS used the conversion factor of January 2024, 32.7442, with which 6,623 rows agree, and for the others work GPCIs without the 1.0 floor',
  },
};
