import type { CreditPolicy } from '../credit/policy.js';

/** Dollars per work RVU from one number of work RVUs of a period up to another. Hundredths and cents. */
export interface Tier {
  readonly from: number;
  /** null: without limit */
  readonly to: number | null;
  /** Cents per work RVU */
  readonly rate: number;
}

/** How often tiers begin anew. */
export type TierPeriod = 'month' | 'quarter' | 'year';

/** What a physician is paid by, as the user wrote it down. Work RVUs are hundredths, money is cents. */
export interface Contract {
  readonly name: string;
  /** First and last day, ISO; null: still in force */
  readonly from: string;
  readonly through: string | null;
  /** Hundredths of a full-time position */
  readonly fte: number;
  readonly specialty: string;
  /** A year's base salary; null if none is given */
  readonly base: number | null;
  /** A year's stipends */
  readonly stipends: number;
  /** What production is paid, from the threshold on; by work RVUs, lowest first */
  readonly tiers: readonly Tier[];
  readonly tierPeriod: TierPeriod;
  /** Work RVUs that the user means to reach in a contract year; null if none is given */
  readonly target: number | null;
  /** The release whose work RVUs count for the whole contract; null: the one in force on the date of service */
  readonly release: string | null;
  readonly excludedSites: readonly string[];
  readonly excludedCodes: readonly string[];
  readonly credit: CreditPolicy;
}

/** Whether a day is within a contract. */
export function isInContract({ from, through }: Contract, date: string): boolean {
  return from <= date && (through === null || date <= through);
}

/**
 * The contract of an entry: the one it names, otherwise the one in force on its date that began last. Null if there is
 * none, or it names one that does not exist.
 */
export function contractOf(
  contracts: readonly Contract[],
  { contract, date }: { readonly contract: string; readonly date: string },
): Contract | null {
  if (contract !== '') return contracts.find(({ name }) => name === contract) ?? null;
  const fits = contracts.filter((each) => isInContract(each, date));
  return fits.reduce<Contract | null>((best, each) => (best && best.from >= each.from ? best : each), null);
}
