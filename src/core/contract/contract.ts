import type { CreditPolicy } from '../credit/policy.js';

/** Dollars per work RVU from one number of work RVUs of a period up to another. Hundredths and cents. */
export interface Tier {
  readonly from: number;
  /** null: without limit */
  readonly to: number | null;
  /** Cents per work RVU */
  readonly rate: number;
}

/** Parts of a contract year: how often tiers begin anew, or draws are reconciled. */
export type TierPeriod = 'month' | 'quarter' | 'year';

/** An advance on what production will pay. */
export interface Draw {
  /** Cents a month */
  readonly monthly: number;
  /** How often what was advanced is compared with what production paid */
  readonly reconcileBy: TierPeriod;
  /** What becomes of an advance that production did not earn: owed in the next period, or kept */
  readonly shortfall: 'carried' | 'forgiven';
}

/** Hundredths: no one holds more than two full-time positions, and a greater number is a percentage. */
export const MOST_FTE = 200;

/** What a physician is paid by, as the user wrote it down. Work RVUs are hundredths, money is cents. */
export interface Contract {
  readonly name: string;
  /** First and last day, ISO; null: still in force */
  readonly from: string;
  readonly through: string | null;
  /** Month and day on which each contract year begins, "07-01"; null: the anniversary of the first day */
  readonly yearBegins: string | null;
  /** Hundredths of a full-time position */
  readonly fte: number;
  /** Whether base, draw, target and tiers are those of a full-time position, so that the FTE reduces them */
  readonly isForFullTime: boolean;
  /** Whether the bounds of tiers and the target of a part of a period are reduced by its days */
  readonly isProrated: boolean;
  readonly specialty: string;
  /** A year's base salary; null if none is given */
  readonly base: number | null;
  /** A year's stipends, which the FTE does not change */
  readonly stipends: number;
  readonly draw: Draw | null;
  /** What production is paid, from the threshold on; by work RVUs, lowest first */
  readonly tiers: readonly Tier[];
  readonly tierPeriod: TierPeriod;
  /** Work RVUs that the user means to reach in a contract year; null if none is given */
  readonly target: number | null;
  /** The release whose work RVUs count for the whole contract; null: the one in force on the date of service */
  readonly release: string | null;
  /** In lower case */
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
