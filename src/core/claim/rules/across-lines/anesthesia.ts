import { type Refusal, refusal } from '../../../issue/issue.js';
import {
  CONVERSION_FACTOR_SCALE,
  divideHalfUp,
  formatDollars,
  formatScaled,
} from '../../../number/decimal.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import { type AnesthesiaBase, sourceOf } from '../../../release/fee-schedule.js';
import { NATIONAL_GPCI } from '../../../release/locality.js';
import type { Rate } from '../../../release/rules.js';
import type { AnesthesiaUnits } from '../../line/line.js';
import { isByCrna } from '../../line/modifiers.js';
import { percentText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';

/**
 * Anesthesia (status J): base units of CMS's list plus a unit for each 15 minutes, to a tenth, times the
 * locality's anesthesia factor, by who gave it. Physical status adds nothing for Medicare.
 * Source: 42 CFR 414.46; Pub. 100-04, ch. 12 §50.
 */
const SOURCE = citing('42 CFR 414.46; Pub. 100-04, ch. 12 §50');
const MINUTES_PER_UNIT = 15;
/** 01953 is paid its base units alone; 01968 and 01969 stand on top of 01967 */
const BASE_ONLY = '01953';
const ADD_ONS: readonly string[] = [BASE_ONLY, '01968', '01969'];
const DIRECTED: readonly string[] = ['QK', 'QX', 'QY'];
const MAX_MINUTES = 2880;

/** An anesthesia line with what its amount is made of. */
export interface AnesthesiaLine {
  readonly work: LineWork;
  readonly base: AnesthesiaBase;
  /** Dollars per unit, integer of 1/10,000 */
  readonly factor: number;
}

/** Dollars per unit in the place of a line; a refusal where there is none. */
function factorOf({ line, name }: LineWork, context: RuleContext): number | Refusal {
  const { locality, qp, gpci, release } = line.terms;
  const { schedule } = context;
  if (locality) {
    const factors = schedule.places.anesthesia(locality.key);
    const cents = qp ? factors?.qp : factors?.factor;
    if (cents != null) return cents * 100;
  } else if (gpci === NATIONAL_GPCI) {
    const national = schedule.rules.anesthesiaFactor(release.year, qp);
    if (national)
      return context.reads('anesthesia-factor', 'rule')
        ? (national.ruleText ?? national.file)
        : national.file;
  }
  const why =
    'There is no anesthesia factor for GPCIs of your own or for this release: the factor is of a locality.';
  return refusal('E_ANESTHESIA_FACTOR', name, why, { hint: 'Name a locality, or price nationally.' });
}

/** Modifiers of surgery or equipment on an anesthesia line. */
function foreignModifiers({ modifiers, name, line }: LineWork): Refusal | null {
  const { bilateral, split, returned, role, equipment, therapyAssistant } = modifiers;
  if (!bilateral && !split && !returned && !role && equipment.length === 0 && !therapyAssistant) return null;
  const service = [name, ...line.service.modifiers].join('-');
  return refusal(
    'E_MODIFIER_NOT_ALLOWED',
    service,
    `${name} is anesthesia: only anesthesia modifiers change what it is paid.`,
  );
}

/** Reads what an anesthesia line needs; refused where it cannot be priced. */
export function readAnesthesia(work: LineWork, context: RuleContext): AnesthesiaLine | Refusal {
  const { modifiers, line, name, row } = work;
  const foreign = foreignModifiers(work);
  if (foreign) return foreign;
  const base = context.schedule.anesthesiaBase(row.code);
  if (!base) return refusal('E_ANESTHESIA_BASE', name, `CMS's list of base units does not have ${name}.`);
  if (!modifiers.anesthesia) {
    const hint = 'Add AA (anesthesiologist), QZ (CRNA alone), QK or QY and QX (medical direction), or AD.';
    return refusal(
      'E_MODIFIER_REQUIRED',
      name,
      'Anesthesia is paid by who gave it, which the modifier says.',
      { hint },
    );
  }
  if (line.practitioner && isByCrna(modifiers) !== (line.practitioner.id === 'CRNA')) {
    const why = `${modifiers.anesthesia} does not fit a ${line.practitioner.name}.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${modifiers.anesthesia}`, why);
  }
  const timed = row.code !== BASE_ONLY && modifiers.anesthesia !== 'AD';
  if (timed && (line.minutes ?? 0) > MAX_MINUTES) {
    return refusal('E_COUNT_INVALID', name, `${line.minutes} minutes are over two days.`);
  }
  if (timed && line.minutes === null) {
    const why = 'Anesthesia is paid by time, and no minutes are given.';
    return refusal('E_MINUTES_MISSING', name, why, { remedy: { do: 'give-minutes' } });
  }
  const factor = factorOf(work, context);
  return typeof factor === 'number' ? { work, base, factor } : factor;
}

/** A unit for each 15 minutes, in tenths, rounded half up: 95 minutes are 63. */
export function timeTenths(minutes: number): number {
  return divideHalfUp(minutes * 10, MINUTES_PER_UNIT);
}

/** Cents for tenths of units at a factor and a percentage (whole numbers), rounded once. */
function unitsInCents(tenths: number, factor: number, percent: number): number {
  return divideHalfUp(tenths * factor * percent, 10 * 100 * 100);
}

/** CMS's two files behind the figures, and the rules. */
function sourcesOf({ schedule }: RuleContext, rate: Rate | null): readonly Provenance[] {
  const files = (['anesthesia', 'anesthesia-base'] as const).flatMap((role): Provenance[] => {
    const file = sourceOf(schedule.release, role)?.name;
    return file === undefined ? [] : [{ kind: 'file', file, column: null }];
  });
  return [...files, ...SOURCE, ...(rate ? citing(rate.source) : [])];
}

function payUnits(
  one: AnesthesiaLine,
  tenths: number,
  minutes: number | null,
  context: RuleContext,
): AnesthesiaUnits {
  const { work, base, factor } = one;
  const { line, modifiers } = work;
  const modifier = modifiers.anesthesia ?? '';
  const isBaseOnly = work.row.code === BASE_ONLY;
  const supervised = modifier === 'AD';
  const supervisedUnits = context.reads('supervision-units', 'four') ? 4 : 3;
  const baseUnits = supervised ? supervisedUnits : base.units * (isBaseOnly ? line.units : 1);
  const time = supervised || isBaseOnly ? 0 : tenths;
  const rate = DIRECTED.includes(modifier) ? context.rate('anesthesia-directed', line) : null;
  const total = baseUnits * 10 + time;
  const amount = unitsInCents(total, factor, rate ? rate.percent / 10_000 : 100);
  work.add(amount, null);
  const factorText = formatScaled(factor, CONVERSION_FACTOR_SCALE);
  const units = `${baseUnits} base${time > 0 || !supervised ? ` + ${formatScaled(time, 1)} time units` : ' units'}`;
  const share = rate ? ` × ${percentText(rate.percent)}` : '';
  const timeText = minutes === null || time === 0 ? '' : ` (${minutes} minutes)`;
  const list = supervised ? '' : `, base units of the ${base.listYear} list`;
  const sentence = `anesthesia ${modifier}: ${units}${timeText} × $${factorText}${share} = ${formatDollars(amount)}${list}`;
  work.step('anesthesia', sentence, `(${units}) × ${factorText}${share}`, amount, sourcesOf(context, rate));
  return { base: baseUnits, listYear: base.listYear, minutes, timeTenths: time, factor };
}

/** Anesthesia within another's payment: one session is paid once, by its highest base units. */
function included({ work, base, factor }: AnesthesiaLine, paid: AnesthesiaLine): AnesthesiaUnits {
  work.add(0, null);
  const sentence = `one anesthesia a session: paid with ${paid.work.name}, which has the highest base units, and the time of both`;
  work.step('anesthesia', sentence, 'included', 0, SOURCE);
  return { base: base.units, listYear: base.listYear, minutes: work.line.minutes, timeTenths: 0, factor };
}

function highestBase(lines: readonly AnesthesiaLine[]): AnesthesiaLine | undefined {
  return [...lines].sort(
    (a, b) =>
      b.base.units - a.base.units ||
      (b.work.line.charge ?? 0) - (a.work.line.charge ?? 0) ||
      a.work.index - b.work.index,
  )[0];
}

/** Pays the anesthesia of one session: the highest base units with the total time, and add-ons on top. */
export function applyAnesthesia(
  lines: readonly AnesthesiaLine[],
  context: RuleContext,
): Map<LineWork, AnesthesiaUnits> {
  const isAddOn = ({ work }: AnesthesiaLine): boolean => ADD_ONS.includes(work.row.code);
  const main = lines.filter((one) => !isAddOn(one));
  const paid = highestBase(main);
  const minutes = main.reduce((sum, { work }) => sum + (work.line.minutes ?? 0), 0);
  const units = new Map<LineWork, AnesthesiaUnits>();
  for (const one of lines) {
    const own = one.work.line.minutes;
    const total = one === paid ? (own === null ? null : minutes) : own;
    units.set(
      one.work,
      one === paid || isAddOn(one) || !paid
        ? payUnits(one, timeTenths(total ?? 0), total, context)
        : included(one, paid),
    );
  }
  return units;
}
