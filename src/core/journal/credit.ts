import { type Contract, contractOf } from '../contract/contract.js';
import { MEDICARE_POLICY } from '../credit/policy.js';
import { type CreditedWork, creditWork, isRanked, ONE_UNIT } from '../credit/work.js';
import { type ReleaseInForce, releaseInForce } from '../dates/in-force.js';
import { type Refusal, refusal } from '../issue/issue.js';
import { type FeeSchedule, rowsOfCode } from '../release/fee-schedule.js';
import type { Releases } from '../release/releases.js';
import { entryService, type LiveEntry } from './entry.js';
import { careAfter, isReturn, otherSides, roleOf } from './operations.js';

/** What an entry is credited, and by which contract and release. */
export interface CreditedEntry {
  readonly entry: LiveEntry;
  readonly contract: Contract | null;
  /** The release whose work RVUs count; null if none is held for the date */
  readonly release: string | null;
  /** Whether the contract's frozen release lacks the code, so that the one in force on the date counts */
  readonly isFallback: boolean;
  readonly outcome: CreditedWork | Refusal;
}

/** The work credited for an entry, in hundredths; 0 if none can be. */
export function workOf({ outcome }: CreditedEntry): number {
  return outcome.ok ? outcome.work : 0;
}

interface Facts {
  readonly isOtherSide: boolean;
  readonly isLaterSurgery: boolean;
}

const ALONE: Facts = { isOtherSide: false, isLaterSurgery: false };

const isExcluded = ({ excludedSites, excludedCodes }: Contract, { site, code }: LiveEntry): boolean =>
  excludedCodes.includes(code) || (site !== '' && excludedSites.includes(site.toLowerCase()));

/** Under what an entry is credited, and what has been worked out under the same. */
interface Ground {
  readonly contract: Contract | null;
  /** Whether the contract that the entry names exists; true if it names none */
  readonly isNamed: boolean;
  /** The release in force, or the date if there is none */
  readonly day: string;
  readonly known: Map<string, Omit<CreditedEntry, 'entry'>>;
}

/** Credits entries by contracts and releases; what a service is credited is worked out once. */
export class EntryCredit {
  private readonly grounds = new Map<string, Ground>();
  /** By contract, then by service and circumstances */
  private readonly known = new Map<string, Ground['known']>();
  private readonly days = new Map<string, ReleaseInForce | Refusal>();

  /** @param frozen a release that counts for every entry, whatever its contract says: for comparisons */
  constructor(
    private readonly releases: Releases,
    private readonly contracts: readonly Contract[],
    private readonly frozen: string | null = null,
  ) {}

  /** Credits entries; those of one case and day are looked at together. In the order given. */
  all(entries: readonly LiveEntry[]): CreditedEntry[] {
    const facts = this.factsOf(entries);
    return entries.map((entry) => this.one(entry, facts.get(entry.id) ?? ALONE));
  }

  /** Credits an entry by itself, or as part of its case. */
  one(entry: LiveEntry, facts: Facts = ALONE): CreditedEntry {
    const { contract, isNamed, day, known } = this.groundOf(entry);
    const isOut = contract !== null && isExcluded(contract, entry);
    const bits = (facts.isOtherSide ? 1 : 0) | (facts.isLaterSurgery ? 2 : 0) | (isOut ? 4 : 0);
    const key = `${day} ${entry.code} ${entry.modifiers.join('-')} ${entry.units} ${bits}`;
    let found = known.get(key);
    if (!found) {
      found = this.credited(entry, contract, facts, isNamed, isOut);
      known.set(key, found);
    }
    const { release, isFallback, outcome } = found;
    return { entry, contract, release, isFallback, outcome };
  }

  /** What tells whether a service is credited the same on two dates: on both, the same contract and release count. */
  groundKey(contract: string, date: string): string {
    const ground = this.groundOf({ contract, date });
    return `${ground.contract?.name ?? contract} ${ground.day}`;
  }

  /** What entries of one date and contract have in common. */
  private groundOf({ contract: name, date }: Pick<LiveEntry, 'contract' | 'date'>): Ground {
    const key = name === '' ? date : `${date} ${name}`;
    let ground = this.grounds.get(key);
    if (ground) return ground;
    const contract = contractOf(this.contracts, { contract: name, date });
    const release = this.releaseOf(date);
    const whose = contract?.name ?? (name === '' ? '' : `no ${name}`);
    let known = this.known.get(whose);
    if (!known) {
      known = new Map();
      this.known.set(whose, known);
    }
    ground = {
      contract,
      isNamed: name === '' || contract !== null,
      day: release.ok ? release.id : date,
      known,
    };
    this.grounds.set(key, ground);
    return ground;
  }

  /** The release in force on a day; releases do not change within the run. */
  private releaseOf(date: string): ReleaseInForce | Refusal {
    const known = this.days.get(date);
    if (known) return known;
    const found = releaseInForce(date, this.releases.held);
    this.days.set(date, found);
    return found;
  }

  private credited(
    entry: LiveEntry,
    contract: Contract | null,
    facts: Facts,
    isNamed: boolean,
    isOut: boolean,
  ): Omit<CreditedEntry, 'entry'> {
    const service = entryService(entry);
    const none = { contract, release: null, isFallback: false };
    if (!isNamed) {
      const why = `There is no contract ${entry.contract}.`;
      return { ...none, outcome: refusal('E_CONTRACT', service, why) };
    }
    if (isOut) {
      const why = `${service} is excluded by the contract ${contract?.name ?? ''}.`;
      return { ...none, outcome: refusal('E_CONTRACT_EXCLUDES', service, why) };
    }
    const done = { ...ONE_UNIT, ...facts, units: entry.units, date: entry.date };
    const policy = contract?.credit ?? MEDICARE_POLICY;
    const frozen = this.frozen ?? contract?.release ?? null;
    if (frozen !== null) {
      const schedule = this.releases.open(frozen);
      // Work done before the payment rules begin has no percentages, and is refused below for its date.
      const hasRules = entry.date >= schedule.rules.held.from;
      if (hasRules && rowsOfCode(schedule, entry.code).length > 0) {
        const outcome = creditWork(schedule, entry, done, policy);
        return { contract, release: schedule.release.id, isFallback: false, outcome };
      }
    }
    const inForce = this.releaseOf(entry.date);
    if (!inForce.ok) return { ...none, outcome: { ...inForce, service } };
    const schedule: FeeSchedule = this.releases.open(inForce.id);
    const outcome = creditWork(schedule, entry, done, policy);
    return { contract, release: schedule.release.id, isFallback: frozen !== null, outcome };
  }

  /**
   * Within a case and day, a left and a right line of one service are a pair, and all surgeries but the one with the
   * most work are later ones. As Medicare ranks them, a pair is one surgery, as are an operation (54) and the care after
   * it (55); assistants and co-surgeons are ranked among themselves; and a return to the operating room (78) is not
   * ranked. Entries without a case stand alone, since they may be of different patients.
   */
  private factsOf(entries: readonly LiveEntry[]): Map<string, Facts> {
    const cases = new Map<string, LiveEntry[]>();
    for (const entry of entries) {
      if (entry.case === '') continue;
      const key = JSON.stringify([entry.date, entry.case, entry.contract]);
      const together = cases.get(key);
      if (together) together.push(entry);
      else cases.set(key, [entry]);
    }
    const facts = new Map<string, Facts>();
    for (const together of cases.values()) {
      const others = otherSides(together);
      const care = careAfter(together);
      const operationOf = ({ id }: LiveEntry): string => {
        const first = others.get(id) ?? id;
        return care.get(first) ?? first;
      };
      const greatest = this.greatest(together.filter((entry) => operationOf(entry) === entry.id));
      for (const entry of together) {
        const first = greatest.get(roleOf(entry));
        const isLaterSurgery = first !== undefined && operationOf(entry) !== first && !isReturn(entry);
        facts.set(entry.id, { isOtherSide: others.has(entry.id), isLaterSurgery });
      }
    }
    return facts;
  }

  /** For each role, the number of the surgery with the most work; a service of several units counts by one of them. */
  private greatest(operations: readonly LiveEntry[]): Map<string, string> {
    const best = new Map<string, { readonly id: string; readonly work: number }>();
    for (const entry of [...operations].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const { outcome } = this.one(entry);
      if (isReturn(entry) || !outcome.ok || !isRanked(outcome.row.multipleProcedure)) continue;
      const work = outcome.work / unitsOf(outcome);
      const role = roleOf(entry);
      if (work > (best.get(role)?.work ?? -1)) best.set(role, { id: entry.id, work });
    }
    return new Map([...best].map(([role, { id }]) => [role, id]));
  }
}

/** How many units are credited; the two sides of one procedure are one. */
function unitsOf({ steps }: CreditedWork): number {
  for (const step of steps) if (step.kind === 'units') return step.units;
  return 1;
}
