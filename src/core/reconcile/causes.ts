import type { Contract } from '../contract/contract.js';
import { readContract } from '../contract/read.js';
import type { CreditPolicy } from '../credit/policy.js';
import { type CreditedEntry, EntryCredit, workOf } from '../journal/credit.js';
import type { LiveEntry } from '../journal/entry.js';
import type { Releases } from '../release/releases.js';
import { type PolicySwitch, switchesFor } from './switches.js';

/** What would make the log credit exactly what the report does. */
export interface WorkCause {
  /** The release whose work RVUs they would be; null: the same release */
  readonly release: string | null;
  /** The line of a contract, "credit 50 = 200%", or "full credit for every unit"; null: the same policy */
  readonly setting: string | null;
  /** Whether it is the work of one unit, whatever the units of the line */
  readonly isOneUnit: boolean;
}

/** An entry of the log, and the work RVUs that a report has for it. */
export interface OtherWork {
  readonly credited: CreditedEntry;
  /** Hundredths */
  readonly work: number;
}

/** A contract for entries that have none, so that its policy can be changed. */
const NO_CONTRACT = readContract('', 'from = 2000-01-01') as Contract;

const caseKey = ({ date, case: group, contract }: LiveEntry): string =>
  JSON.stringify([date, group, contract]);

/** Works with the same key have the same causes: without a case, only the service and what it counts by matter. */
function sameKey(work: OtherWork): string {
  const { entry, contract, release } = work.credited;
  const { id, case: group, code, modifiers, units, site } = entry;
  const which = group === '' ? '' : id;
  return JSON.stringify([which, code, modifiers, units, site, contract?.name, release, work.work]);
}

/** Looks for the one thing, else the two, that would make the log credit what a report does. */
class CauseSearch {
  private readonly found = new Map<OtherWork, WorkCause[]>();
  private readonly contracts: readonly Contract[];

  constructor(
    private readonly releases: Releases,
    contracts: readonly Contract[],
    private readonly entries: readonly LiveEntry[],
  ) {
    this.contracts = [...contracts, NO_CONTRACT];
  }

  /** The entries in question, with those of the same cases, since these belong together. */
  private together(works: readonly OtherWork[]): LiveEntry[] {
    const ids = new Set(works.map(({ credited }) => credited.entry.id));
    const cases = new Set(
      works.flatMap(({ credited: { entry } }) => (entry.case === '' ? [] : caseKey(entry))),
    );
    return this.entries.filter(
      (entry) => ids.has(entry.id) || (entry.case !== '' && cases.has(caseKey(entry))),
    );
  }

  /** Notes a cause for each of the works that it explains. */
  private attempt(
    works: readonly OtherWork[],
    entries: readonly LiveEntry[],
    cause: WorkCause,
    change: (policy: CreditPolicy) => CreditPolicy,
  ): void {
    const changed = this.contracts.map((contract) => ({ ...contract, credit: change(contract.credit) }));
    const asked = cause.isOneUnit ? entries.map((entry) => ({ ...entry, units: 1 })) : entries;
    const credit = new EntryCredit(this.releases, changed, cause.release);
    const results = new Map(credit.all(asked).map((each) => [each.entry.id, each]));
    for (const work of works) {
      const result = results.get(work.credited.entry.id);
      if (!result?.outcome.ok || workOf(result) !== work.work) continue;
      // A code that the release lacks would count by another one.
      if (cause.release !== null && result.isFallback) continue;
      this.found.set(work, [...(this.found.get(work) ?? []), cause]);
    }
  }

  causes(works: readonly OtherWork[]): ReadonlyMap<OtherWork, readonly WorkCause[]> {
    const { single, whole } = switchesFor(works.flatMap(({ credited }) => credited.entry.modifiers));
    const held = this.releases.held.map(({ id }) => id);
    const same = (policy: CreditPolicy): CreditPolicy => policy;
    const all = this.together(works);
    for (const release of held) this.attempt(works, all, { release, setting: null, isOneUnit: false }, same);
    for (const each of single) this.attempt(works, all, ofSwitch(null, each), each.apply);
    const several = works.filter(({ credited }) => credited.entry.units > 1);
    this.attempt(several, all, { release: null, setting: null, isOneUnit: true }, same);
    // Each step looks only for what the ones before do not explain.
    for (const [releases, switches] of [
      [[null], [whole]],
      [held, single],
      [held, [whole]],
    ] as const) {
      const rest = works.filter((work) => !this.found.has(work));
      if (rest.length === 0) break;
      const entries = this.together(rest);
      for (const release of releases)
        for (const each of switches) this.attempt(rest, entries, ofSwitch(release, each), each.apply);
    }
    return this.found;
  }
}

const ofSwitch = (release: string | null, { setting }: PolicySwitch): WorkCause => ({
  release,
  setting,
  isOneUnit: false,
});

/**
 * What would give exactly the work RVUs that a report has, for each of some entries: another release, another line of the
 * credit policy, one unit instead of several, or, where none of these does, a release together with a line of the policy.
 * An entry that nothing explains is not in the result.
 * @param entries the whole log, since what an entry is credited depends on the others of its case
 */
export function workCauses(
  works: readonly OtherWork[],
  entries: readonly LiveEntry[],
  releases: Releases,
  contracts: readonly Contract[],
): ReadonlyMap<OtherWork, readonly WorkCause[]> {
  const different = new Map<string, OtherWork>();
  for (const work of works) if (!different.has(sameKey(work))) different.set(sameKey(work), work);
  if (different.size === 0) return new Map();
  const found = new CauseSearch(releases, contracts, entries).causes([...different.values()]);
  return new Map(
    works.flatMap((work) => {
      const first = different.get(sameKey(work));
      const causes = first && found.get(first);
      return causes ? [[work, causes] as const] : [];
    }),
  );
}
