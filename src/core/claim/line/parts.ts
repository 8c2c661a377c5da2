import { atPercentInCents } from '../../number/percent.js';
import { priceRow } from '../../price/price.js';
import type { RowPrice } from '../../price/priced.js';
import type { FeeRow } from '../../release/fee-row.js';
import { reduceForEquipment } from './technical-reduction.js';
import { type LineWork, lineOf, type Procedure, type RuleContext } from './work.js';

/** The technical part of a procedure: its fee, and the OPPS cap that holds for it. Cents. */
export interface TechnicalPart {
  readonly fee: number;
  readonly cap: number | null;
}

/** A procedure told apart into what the practitioner reads and what the equipment does. */
export interface Parts {
  readonly professional: number | null;
  readonly technical: TechnicalPart | null;
}

/** The same of a whole procedure, both sides in it. */
export interface ProcedureParts extends Parts {
  /** The technical part's fee before any reduction for old equipment; 0 without a technical part */
  readonly technicalFee: number;
}

/** The price of a part; null where Medicare pays none for it alone. */
function partPrice(code: string, modifier: string, work: LineWork, context: RuleContext): RowPrice | null {
  const { terms } = work.price;
  const row = context.schedule.row(code, modifier, terms.qp);
  // Whether a facility's practitioner is paid was settled for the line itself.
  const price = row && priceRow(row, { ...terms, allowNa: true }, 1, context.schedule.rules);
  return price?.ok ? price : null;
}

const technicalOf = ({ fee, oppsCap }: RowPrice): TechnicalPart => ({ fee, cap: oppsCap });

/** The codes for a whole test's parts, each rounded, then added; null where one has no price. */
function sumOfCodes(codes: readonly string[], work: LineWork, context: RuleContext): number | null {
  const fees = codes.map((code) => partPrice(code, '', work, context)?.fee);
  return fees.reduce<number | null>((sum, fee) => (sum === null || fee === undefined ? null : sum + fee), 0);
}

/** One side of a row's parts by PCTC IND; null where the row has no parts that could be told apart. */
export function partsOf(work: LineWork, context: RuleContext): Parts | null {
  const { code, modifier, pcTc } = work.row;
  if (modifier === '26') return { professional: work.price.fee, technical: null };
  if (modifier === 'TC' || pcTc === '3') return { professional: null, technical: technicalOf(work.price) };
  if (modifier === '' && pcTc === '1') {
    const [professional, technical] = [
      partPrice(code, '26', work, context),
      partPrice(code, 'TC', work, context),
    ];
    return professional && technical && { professional: professional.fee, technical: technicalOf(technical) };
  }
  const companions = pcTc === '4' ? context.schedule.rules.companions(code) : null;
  if (!companions) return null;
  const professional = sumOfCodes(companions.professional, work, context);
  const technical = sumOfCodes(companions.technical, work, context);
  return professional === null || technical === null
    ? null
    : { professional, technical: { fee: technical, cap: null } };
}

/** Whether a row can have a technical part, so that what concerns equipment can concern it. */
export function hasTechnicalPart({ modifier, pcTc }: FeeRow): boolean {
  return modifier === 'TC' || pcTc === '3' || (modifier === '' && (pcTc === '1' || pcTc === '4'));
}

/** The parts of a procedure, both sides in them; equipment reductions first where they are read so. */
export function procedureParts(procedure: Procedure, context: RuleContext): ProcedureParts {
  const work = lineOf(procedure);
  const parts = partsOf(work, context);
  if (!parts) throw new Error(`${work.name} has no parts, and its multiple procedure rule needs them`);
  const times = (cents: number): number => atPercentInCents(cents, procedure.multiple);
  const { professional, technical } = parts;
  const technicalFee = times(technical?.fee ?? 0);
  const isEarly = context.reads('equipment-order', 'before');
  return {
    professional: professional === null ? null : times(professional),
    technicalFee,
    technical: technical && {
      fee: isEarly ? reduceForEquipment(technicalFee, work, context) : technicalFee,
      cap: technical.cap === null ? null : times(technical.cap),
    },
  };
}
