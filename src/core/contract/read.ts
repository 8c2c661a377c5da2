import { parseDate } from '../claim/line/date.js';
import { type CreditPolicy, MEDICARE_POLICY } from '../credit/policy.js';
import { CENTS_SCALE, parseGrouped, RVU_SCALE } from '../number/decimal.js';
import { PERCENT_SCALE } from '../number/percent.js';
import { similarNames } from '../text/similar-names.js';
import { type Contract, type Draw, MOST_FTE, type Tier, type TierPeriod } from './contract.js';

/** What is wrong with a line of a contract, in a clause that its line number comes before: "from is given twice". */
export interface ContractProblem {
  /** From 1; 0: of the contract as a whole */
  readonly line: number;
  readonly why: string;
}

/** A name and its value on a line of a contract. */
export interface ContractLine {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** The names that a contract may use, in the order of a new one. */
export const CONTRACT_NAMES = [
  'from',
  'through',
  'year-begins',
  'fte',
  'figures-for',
  'prorate',
  'specialty',
  'base',
  'stipends',
  'draw',
  'reconcile-by',
  'shortfall',
  'target',
  'threshold',
  'tier',
  'tiers-by',
  'release',
  'exclude-codes',
  'exclude-sites',
  'credit',
] as const;

/** What "credit … =" may name besides a modifier. */
export const CREDIT_KINDS = ['later-surgeries', 'add-ons', 'unpaid'] as const;

/** Names that take one of a few words; the first is what counts where a contract does not say. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'tiers-by': ['year', 'quarter', 'month'],
  'reconcile-by': ['year', 'quarter', 'month'],
  shortfall: ['carried', 'forgiven'],
  'figures-for': ['position', 'full time'],
  prorate: ['days', 'no'],
};

/** Hundredths of a full-time position */
const FTE_SCALE = 2;

class Unreadable extends Error {}

const refuse = (why: string): never => {
  throw new Unreadable(why);
};

function scaled(text: string, scale: number, what: string): number {
  return parseGrouped(text.replace(/[$\s]/g, ''), scale) ?? refuse(`"${text}" is not ${what}`);
}

const workRvus = (text: string): number => scaled(text, RVU_SCALE, 'a number of work RVUs such as 4800');

function fte(text: string): number {
  const what = 'a share of a full-time position such as 0.8';
  const share = scaled(text, FTE_SCALE, what);
  return share > 0 && share <= MOST_FTE ? share : refuse(`"${text}" is not ${what}`);
}

const money = (text: string): number => scaled(text, CENTS_SCALE, 'dollars such as 52.50');
const day = (text: string): string => parseDate(text) ?? refuse(`"${text}" is not a date such as 2026-01-31`);

/** "07-01" of a month and a day, also written 7/1. */
function monthDay(text: string): string {
  const [, month = '', date = ''] = /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  const found = parseDate(`2023-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return found?.slice(5) ?? refuse(`"${text}" is not a month and day such as 07-01`);
}

function percent(text: string): number {
  if (!text.endsWith('%')) return refuse(`"${text}" is not a percentage such as 62.5%`);
  return scaled(text.slice(0, -1), PERCENT_SCALE, 'a percentage such as 62.5%');
}

const TIER = /^([\d,.]+)\s*(?:(?:-|to)\s*([\d,.]+)|and more)\s+at\s+(\S+)$/i;
const THRESHOLD = /^([\d,.]+)\s+at\s+(\S+)$/i;

function tierOf({ name, value }: ContractLine): Tier {
  if (name === 'threshold') {
    const [, from = '', rate = ''] = THRESHOLD.exec(value) ?? refuse(`"${value}" is not like 4800 at 52.50`);
    return { from: workRvus(from), to: null, rate: money(rate) };
  }
  const form = 'like 4800 to 5800 at 48.00, or 5800 and more at 52.00';
  const [, from = '', to, rate = ''] = TIER.exec(value) ?? refuse(`"${value}" is not ${form}`);
  return { from: workRvus(from), to: to === undefined ? null : workRvus(to), rate: money(rate) };
}

function refuseOverlap(tiers: readonly Tier[]): void {
  for (const [i, { from, to }] of tiers.entries()) {
    const next = tiers[i + 1];
    if (to !== null && to <= from) refuse('a tier ends before it begins');
    if (next && (to === null || to > next.from)) refuse('two tiers overlap');
  }
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Names with commas between them, since a site may have several words. */
const sites = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter(Boolean);

/** Names and values of a contract's text, without comments. */
export function contractLines(text: string): (ContractLine | ContractProblem)[] {
  return text.split(/\r?\n/).flatMap((raw, i): (ContractLine | ContractProblem)[] => {
    const line = i + 1;
    const kept = raw.replace(/(^|\s)#.*$/, '').trim();
    if (kept === '') return [];
    const [, name = '', value = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(kept) ?? [];
    if (name === '') return [{ line, why: 'it does not have the form "name = value"' }];
    return [{ line, name: name.toLowerCase().replace(/\s+/g, ' '), value }];
  });
}

/** The values read so far. */
interface Draft {
  readonly values: Map<string, string>;
  readonly tiers: Tier[];
  /** What "credit … =" was given for */
  readonly credited: Set<string>;
  readonly modifiers: Map<string, number>;
  kinds: Omit<CreditPolicy, 'modifiers'>;
}

function readCredit(draft: Draft, what: string, value: string): void {
  if (draft.credited.has(what)) refuse(`credit ${what} is given twice`);
  draft.credited.add(what);
  const share = percent(value);
  if (what === 'later-surgeries') draft.kinds = { ...draft.kinds, laterSurgeries: share };
  else if (what === 'add-ons') draft.kinds = { ...draft.kinds, addOns: share };
  else if (what === 'unpaid') draft.kinds = { ...draft.kinds, unpaid: share };
  else if (/^[a-z0-9]{2}$/.test(what)) draft.modifiers.set(what.toUpperCase(), share);
  else refuse(`credit takes a modifier, ${CREDIT_KINDS.join(', ')}, not "${what}"`);
}

function take(draft: Draft, at: ContractLine): void {
  const { name, value } = at;
  if (value === '') return;
  if (name.startsWith('credit ')) readCredit(draft, name.slice('credit '.length), value);
  else if (name === 'tier' || name === 'threshold') draft.tiers.push(tierOf(at));
  else if (!(CONTRACT_NAMES as readonly string[]).includes(name)) {
    const [similar] = similarNames(name, CONTRACT_NAMES);
    refuse(`"${name}" is not known${similar ? `; did you mean ${similar}?` : ''}`);
  } else if (draft.values.has(name)) refuse(`${name} is given twice`);
  else draft.values.set(name, check(name, value));
}

/** A value as it is kept, once it has been read without a complaint. */
function check(name: string, value: string): string {
  if (name === 'from' || name === 'through') return day(value);
  if (name === 'fte') fte(value);
  if (name === 'base' || name === 'stipends' || name === 'draw') money(value);
  if (name === 'target') workRvus(value);
  if (name === 'year-begins') monthDay(value);
  const choices = CHOICES[name];
  if (choices && !choices.includes(value.toLowerCase()))
    refuse(`${name} takes ${choices.join(', ')}, not "${value}"`);
  if (name === 'release' && !/^(RVU\d\d[A-D]R?|as of service)$/i.test(value))
    refuse(`release takes a release such as RVU24A, or "as of service", not "${value}"`);
  return value;
}

/** The word that a contract gives for a name, or the one that counts if it gives none. */
const choice = (values: Draft['values'], name: string): string =>
  values.get(name)?.toLowerCase() ?? CHOICES[name]?.[0] ?? '';

function drawOf(values: Draft['values']): Draw | null {
  const monthly = values.get('draw');
  if (monthly === undefined) {
    const alone = ['reconcile-by', 'shortfall'].find((name) => values.has(name));
    return alone === undefined ? null : refuse(`${alone} is about a draw, which is missing`);
  }
  return {
    monthly: money(monthly),
    reconcileBy: choice(values, 'reconcile-by') as TierPeriod,
    shortfall: choice(values, 'shortfall') as Draw['shortfall'],
  };
}

function built(name: string, { values, tiers, modifiers, kinds }: Draft): Contract {
  const text = (key: string): string => values.get(key) ?? '';
  const number = (key: string, read: (text: string) => number): number | null =>
    values.has(key) ? read(text(key)) : null;
  const from = values.get('from') ?? refuse('from is missing: the first day of the contract');
  const through = values.get('through') ?? null;
  if (through !== null && through < from) refuse('through is before from');
  const sorted = [...tiers].sort((a, b) => a.from - b.from);
  refuseOverlap(sorted);
  const release = text('release').toUpperCase();
  return {
    name,
    from,
    through,
    yearBegins: values.has('year-begins') ? monthDay(text('year-begins')) : null,
    fte: number('fte', fte) ?? 100,
    isForFullTime: choice(values, 'figures-for') === 'full time',
    isProrated: choice(values, 'prorate') === 'days',
    specialty: text('specialty'),
    base: number('base', money),
    stipends: number('stipends', money) ?? 0,
    draw: drawOf(values),
    tiers: sorted,
    tierPeriod: choice(values, 'tiers-by') as TierPeriod,
    target: number('target', workRvus),
    release: release === '' || release === 'AS OF SERVICE' ? null : release,
    excludedSites: sites(text('exclude-sites')),
    excludedCodes: words(text('exclude-codes').toUpperCase()),
    credit: { ...kinds, modifiers },
  };
}

/** Reads the text of a contract. @returns everything that is wrong with it, if anything is */
export function readContract(name: string, text: string): Contract | readonly ContractProblem[] {
  const { modifiers: _, ...kinds } = MEDICARE_POLICY;
  const draft: Draft = {
    values: new Map(),
    tiers: [],
    credited: new Set(),
    modifiers: new Map(),
    kinds,
  };
  const problems: ContractProblem[] = [];
  const noting = <T>(line: number, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push({ line, why: error.message });
      return null;
    }
  };
  for (const at of contractLines(text)) {
    if ('why' in at) problems.push(at);
    else noting(at.line, () => take(draft, at));
  }
  const contract = noting(0, () => built(name, draft));
  return contract === null || problems.length > 0 ? problems : contract;
}
