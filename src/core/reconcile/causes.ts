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

/** What the log credits for one service, in one case if it has one, and the works that a report has for it instead. */
interface Question {
  readonly credited: CreditedEntry;
  /** The entry, with the others of its case, since these are credited together */
  readonly entries: readonly LiveEntry[];
  readonly works: OtherWork[];
}

/** Entries with the same key are credited the same: without a case, only the service and what it counts by matter. */
function sameKey({ entry, contract, release }: CreditedEntry): string {
  const { id, case: group, code, modifiers, units, site } = entry;
  const which = group === '' ? '' : id;
  return JSON.stringify([which, code, modifiers, units, site, contract?.name, release]);
}

function questionsOf(works: readonly OtherWork[], entries: readonly LiveEntry[]): Question[] {
  const cases = new Map<string, LiveEntry[]>();
  for (const entry of entries) {
    if (entry.case === '') continue;
    const key = caseKey(entry);
    const known = cases.get(key);
    if (known) known.push(entry);
    else cases.set(key, [entry]);
  }
  const questions = new Map<string, Question>();
  for (const work of works) {
    const { credited } = work;
    const key = sameKey(credited);
    const known = questions.get(key);
    if (known) known.works.push(work);
    else {
      const together = cases.get(caseKey(credited.entry)) ?? [credited.entry];
      questions.set(key, { credited, entries: together, works: [work] });
    }
  }
  return [...questions.values()];
}

const ofRelease = (release: string): WorkCause => ({ release, setting: null, isOneUnit: false });
const ofSwitch = (release: string | null, { setting }: PolicySwitch): WorkCause => ({
  release,
  setting,
  isOneUnit: false,
});
const ONE_UNIT_CAUSE: WorkCause = { release: null, setting: null, isOneUnit: true };

const samePolicy = (policy: CreditPolicy): CreditPolicy => policy;

/** Looks for the one thing, else the two, that would make the log credit what a report does. */
class CauseSearch {
  readonly found = new Map<OtherWork, WorkCause[]>();
  private readonly contracts: readonly Contract[];

  constructor(
    private readonly releases: Releases,
    contracts: readonly Contract[],
  ) {
    this.contracts = [...contracts, NO_CONTRACT];
  }

  /** Notes a cause for each of the works that it explains. */
  private attempt(
    questions: readonly Question[],
    cause: WorkCause,
    change: (policy: CreditPolicy) => CreditPolicy,
  ): void {
    if (questions.length === 0) return;
    const changed = this.contracts.map((contract) => ({ ...contract, credit: change(contract.credit) }));
    const entries = new Map(questions.flatMap((each) => each.entries.map((entry) => [entry.id, entry])));
    const asked = [...entries.values()].map((entry) => (cause.isOneUnit ? { ...entry, units: 1 } : entry));
    const credit = new EntryCredit(this.releases, changed, cause.release);
    const results = new Map(credit.all(asked).map((each) => [each.entry.id, each]));
    for (const { credited, works } of questions) {
      const result = results.get(credited.entry.id);
      // A code that the release lacks would count by another one.
      if (!result?.outcome.ok || (cause.release !== null && result.isFallback)) continue;
      for (const work of works)
        if (work.work === workOf(result)) this.found.set(work, [...(this.found.get(work) ?? []), cause]);
    }
  }

  private switched(questions: readonly Question[], release: string | null, each: PolicySwitch): void {
    const concerned = questions.filter(({ credited }) => each.concerns(credited));
    this.attempt(concerned, ofSwitch(release, each), each.apply);
  }

  search(questions: readonly Question[]): void {
    const { single, whole } = switchesFor(questions.flatMap(({ credited }) => credited.entry.modifiers));
    const held = this.releases.held.map(({ id }) => id);
    for (const release of held) this.attempt(questions, ofRelease(release), samePolicy);
    for (const each of single) this.switched(questions, null, each);
    const several = questions.filter(({ credited }) => credited.entry.units > 1);
    this.attempt(several, ONE_UNIT_CAUSE, samePolicy);
    // Each step looks only for what the ones before do not explain.
    for (const [releases, switches] of [
      [[null], [whole]],
      [held, single],
      [held, [whole]],
    ] as const) {
      const rest = questions.flatMap((question) => {
        const works = question.works.filter((work) => !this.found.has(work));
        return works.length === 0 ? [] : [{ ...question, works }];
      });
      for (const release of releases) for (const each of switches) this.switched(rest, release, each);
    }
  }
}

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
  const search = new CauseSearch(releases, contracts);
  search.search(questionsOf(works, entries));
  return search.found;
}
