import { type ServiceCode, unknownModifier } from '../../code/service-code.js';
import { type Refusal, refusal } from '../../issue/issue.js';
import type { ReportModifier } from '../../issue/remedy.js';
import type { ModifierKind, ModifierRule, RuleTables } from '../../release/rules.js';

/** What the modifiers of a line mean, grouped by the rules they affect. */
export interface LineModifiers {
  /** 26, TC or 53: the row to price */
  readonly component: string;
  /** Whether there are no others */
  readonly isOnlyComponent: boolean;
  /** 50, or LT and RT on one line */
  readonly bilateral: boolean;
  readonly side: 'LT' | 'RT' | null;
  /** 54, 55 or 56 */
  readonly split: string | null;
  /** 78 */
  readonly returned: boolean;
  /** 62, 66, 80, 81, 82 or AS; null for the surgeon */
  readonly role: ModifierRule | null;
  /** 22, 52 */
  readonly byReport: readonly ReportModifier[];
  /** FX, FY, CT, in the order in which they apply */
  readonly equipment: readonly string[];
  /** CO or CQ */
  readonly therapyAssistant: string | null;
  /** AA, QK, QX, QY, QZ or AD */
  readonly anesthesia: string | null;
  /** 59 or X{EPSU} */
  readonly otherSession: boolean;
  /** PT */
  readonly screening: boolean;
  /** CS */
  readonly testing: boolean;
  /** 33 */
  readonly preventive: boolean;
  /** Those that may get a notice: without an effect on the amount, or newer than some dates of service */
  readonly said: readonly ModifierRule[];
}

/** The result for a service without modifiers, or with modifiers that could not be read. */
export const NO_MODIFIERS: LineModifiers = {
  component: '',
  isOnlyComponent: true,
  bilateral: false,
  side: null,
  split: null,
  returned: false,
  role: null,
  byReport: [],
  equipment: [],
  therapyAssistant: null,
  anesthesia: null,
  otherSession: false,
  screening: false,
  testing: false,
  preventive: false,
  said: [],
};

const ROLES: readonly ModifierKind[] = ['co-surgeon', 'team', 'assistant', 'assistant-nonphysician'];

/** A line may have at most one modifier of each of these groups. */
const EXCLUSIVE: readonly (readonly ModifierKind[])[] = [
  ['component'],
  ROLES,
  ['split', 'return'],
  ['therapy-assistant'],
  ['anesthesia'],
];

/** Modifiers of which the line says something, whatever its date. */
const SAID: readonly ModifierKind[] = ['no-effect', 'physical-status', 'testing'];

function named(service: ServiceCode): string {
  return [service.code, ...service.modifiers].join('-');
}

function conflict(service: ServiceCode, rules: readonly ModifierRule[]): Refusal | null {
  for (const kinds of EXCLUSIVE) {
    const fits = rules.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
    if (fits.length > 1) return conflictOf(service, fits);
  }
  // An assistant takes no part in pre- and postoperative care: ch. 12 §40.9 lists no such pair.
  const assistant = rules.find(({ kind }) => kind === 'assistant' || kind === 'assistant-nonphysician');
  const split = rules.find(({ kind }) => kind === 'split');
  return assistant && split ? conflictOf(service, [split.code, assistant.code]) : null;
}

function conflictOf(service: ServiceCode, modifiers: readonly string[]): Refusal {
  return refusal(
    'E_MODIFIER_CONFLICT',
    named(service),
    `${modifiers.join(' and ')} cannot be used together on one line.`,
  );
}

function refusedKind(service: ServiceCode, { code, kind, meaning }: ModifierRule): Refusal | null {
  if (kind === 'facility-only') {
    const why = `Modifier ${code} (${meaning}) is for hospitals and surgical centers, not for practitioners.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', named(service), why, {
      hint: 'A practitioner reports 52 or 53.',
    });
  }
  if (kind === 'noncovered') {
    const why = `Modifier ${code} (${meaning}) says that Medicare is not expected to pay.`;
    return refusal('E_MODIFIER_NONCOVERED', named(service), why);
  }
  return null;
}

/**
 * Whether a nurse anesthetist or anesthesiologist assistant gave it, who is paid separately from the
 * directing physician.
 */
export function isByCrna({ anesthesia }: LineModifiers): boolean {
  return anesthesia === 'QX' || anesthesia === 'QZ';
}

/** Reads the modifiers of a service; refused where one is unknown or two exclude each other. */
export function readModifiers(service: ServiceCode, rules: RuleTables): LineModifiers | Refusal {
  const found: ModifierRule[] = [];
  for (const code of new Set(service.modifiers)) {
    const rule = rules.modifier(code);
    if (!rule) return unknownModifier(service, code);
    const refused = refusedKind(service, rule);
    if (refused) return refused;
    found.push(rule);
  }
  const first = (kind: ModifierKind): string | null => found.find((rule) => rule.kind === kind)?.code ?? null;
  const all = (kind: ModifierKind): string[] =>
    found.flatMap((rule) => (rule.kind === kind ? [rule.code] : []));
  const sides = all('side');
  return (
    conflict(service, found) ?? {
      component: first('component') ?? '',
      isOnlyComponent: found.every(({ kind }) => kind === 'component'),
      bilateral: first('bilateral') !== null || sides.length === 2,
      side: sides.length === 1 ? (sides[0] as 'LT' | 'RT') : null,
      split: first('split'),
      returned: first('return') !== null,
      role: found.find(({ kind }) => ROLES.includes(kind)) ?? null,
      byReport: all('by-report') as ReportModifier[],
      equipment: ['FX', 'FY', 'CT'].filter((code) => all('equipment').includes(code)),
      therapyAssistant: first('therapy-assistant'),
      anesthesia: first('anesthesia'),
      otherSession: first('session') !== null,
      screening: first('screening') !== null,
      testing: first('testing') !== null,
      preventive: first('preventive') !== null,
      said: found.filter(({ kind, from }) => SAID.includes(kind) || from !== undefined),
    }
  );
}
