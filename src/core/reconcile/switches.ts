import type { CreditPolicy } from '../credit/policy.js';
import type { CreditedEntry } from '../journal/credit.js';
import { formatScaled } from '../number/decimal.js';
import { PERCENT_SCALE, WHOLE_PERCENT } from '../number/percent.js';

/** A change of a credit policy: one line of a contract, or all of them. */
export interface PolicySwitch {
  /** As a contract says it, "credit 50 = 200%"; or "full credit for every unit" */
  readonly setting: string;
  /** Whether it could change what an entry is credited */
  concerns(credited: CreditedEntry): boolean;
  apply(policy: CreditPolicy): CreditPolicy;
}

/** Percentages that employers use for any modifier: nothing, half, in full. */
const USUAL = [0, 50, 100];

/** Percentages that are in use for some modifiers besides these: Medicare's own, and those of many contracts. */
const CUSTOMARY: Readonly<Record<string, readonly number[]>> = {
  '22': [120, 125, 150],
  '50': [150, 200],
  '62': [62.5],
  '80': [16, 20, 25],
  '81': [16, 20, 25],
  '82': [16, 20, 25],
  AS: [13.6, 14, 16, 20],
};

const ofPercent = (percent: number): number => Math.round(percent * 10 ** PERCENT_SCALE);

/** "62.5%" */
const textOf = (share: number): string =>
  `${formatScaled(share, PERCENT_SCALE).replace(/0+$/, '').replace(/\.$/, '')}%`;

const always = (): boolean => true;

/** Whether the policy of a modifier can matter to an entry: that of 50 is also asked for other ways to write two sides. */
const hasModifier =
  (modifier: string) =>
  ({ entry }: CreditedEntry): boolean =>
    entry.modifiers.includes(modifier) || (modifier === '50' && (entry.units === 2 || entry.case !== ''));

const isOfCase = ({ entry }: CreditedEntry): boolean => entry.case !== '';
const isAddOn = ({ outcome }: CreditedEntry): boolean => outcome.ok && outcome.row.globalDays === 'ZZZ';
const isUnpaid = ({ outcome }: CreditedEntry): boolean => outcome.ok && outcome.unpaid !== null;

function ofModifier(modifier: string): PolicySwitch[] {
  return [...USUAL, ...(CUSTOMARY[modifier] ?? [])].map((percent) => {
    const share = ofPercent(percent);
    return {
      setting: `credit ${modifier} = ${textOf(share)}`,
      concerns: hasModifier(modifier),
      apply: (policy) => ({ ...policy, modifiers: new Map([...policy.modifiers, [modifier, share]]) }),
    };
  });
}

/** "credit add-ons = 0%", and how it changes a policy. */
const ofKind = (
  kind: string,
  percent: number,
  concerns: PolicySwitch['concerns'],
  change: Partial<CreditPolicy>,
): PolicySwitch => ({
  setting: `credit ${kind} = ${percent}%`,
  concerns,
  apply: (policy) => ({ ...policy, ...change }),
});

const KINDS: readonly PolicySwitch[] = [
  ofKind('later-surgeries', 0, isOfCase, { laterSurgeries: 0 }),
  ofKind('later-surgeries', 50, isOfCase, { laterSurgeries: ofPercent(50) }),
  ofKind('later-surgeries', 100, isOfCase, { laterSurgeries: null }),
  ofKind('add-ons', 0, isAddOn, { addOns: 0 }),
  ofKind('add-ons', 100, isAddOn, { addOns: WHOLE_PERCENT }),
  ofKind('unpaid', 0, isUnpaid, { unpaid: 0 }),
  ofKind('unpaid', 100, isUnpaid, { unpaid: WHOLE_PERCENT }),
];

/** No percentage at all, not even for two sides. */
function inFull(modifiers: readonly string[]): PolicySwitch {
  const shares = modifiers.map((each) => [each, each === '50' ? 2 * WHOLE_PERCENT : WHOLE_PERCENT] as const);
  const policy: CreditPolicy = {
    modifiers: new Map(shares),
    laterSurgeries: null,
    addOns: WHOLE_PERCENT,
    unpaid: WHOLE_PERCENT,
  };
  return { setting: 'full credit for every unit', concerns: always, apply: () => policy };
}

/** The changes of a policy that could explain what is credited for services with some modifiers. */
export interface Switches {
  /** One line of a contract each */
  readonly single: readonly PolicySwitch[];
  /** All of them at once, for what no single line explains */
  readonly whole: PolicySwitch;
}

export function switchesFor(modifiers: Iterable<string>): Switches {
  const present = [...new Set([...modifiers, '50'])].sort();
  return { single: [...present.flatMap(ofModifier), ...KINDS], whole: inFull(present) };
}
