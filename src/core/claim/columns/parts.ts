import { atPercentInCents } from '../../number/percent.js';
import { statusRefusal } from '../../price/price.js';
import type { FeeRow } from '../../release/fee-row.js';
import { reduceForEquipment } from './equipment-rates.js';
import type { Pricing } from './pricing.js';
import { NONE } from './procedures.js';
import type { PartRows, Service } from './service-book.js';

/** Amounts of the parts of one procedure, both sides included, in cents; NONE for a part it does not have. */
export interface ProcedureParts {
  professional: number;
  technical: number;
  technicalCap: number;
  /** The technical part's fee before any reduction for old equipment; 0 without a technical part */
  technicalFee: number;
}

/** The row of a part; null if Medicare does not pay for that part by itself. */
function partRow({ schedule, qp }: Service, code: string, modifier: string): FeeRow | null {
  const row = schedule.row(code, modifier, qp);
  return row && statusRefusal(row, schedule.rules) === null ? row : null;
}

function rowsOf(service: Service): PartRows | null {
  const { row, schedule } = service;
  if (!row) return null;
  const { code, modifier, pcTc } = row;
  const none = { professional: [], technical: [], areCodes: false };
  if (modifier === '26') return { ...none, professional: [row] };
  if (modifier === 'TC' || pcTc === '3') return { ...none, technical: [row] };
  if (modifier === '' && pcTc === '1') {
    const professional = partRow(service, code, '26');
    const technical = partRow(service, code, 'TC');
    if (!professional || !technical) return null;
    return { ...none, professional: [professional], technical: [technical] };
  }
  const companions = pcTc === '4' ? schedule.rules.companions(code) : null;
  if (!companions) return null;
  const professional = companions.professional.map((each) => partRow(service, each, ''));
  const technical = companions.technical.map((each) => partRow(service, each, ''));
  const found = (rows: readonly (FeeRow | null)[]): FeeRow[] => rows.filter((each) => each !== null);
  if (professional.includes(null) || technical.includes(null)) return null;
  return {
    professional: found(professional),
    technical: found(technical),
    areCodes: true,
  };
}

/** The rows of a service's parts, by PCTC IND; null if the service cannot be split into parts. */
export function partsOf(service: Service): PartRows | null {
  if (service.parts === undefined) service.parts = rowsOf(service);
  return service.parts;
}

/** Whether a row can have a technical part. */
export function hasTechnicalPart({ modifier, pcTc }: FeeRow): boolean {
  return modifier === 'TC' || pcTc === '3' || (modifier === '' && (pcTc === '1' || pcTc === '4'));
}

/** Fees of rows, each rounded, then added. */
function sumOfFees(pricing: Pricing, rows: readonly FeeRow[], terms: number): number {
  let sum = 0;
  for (const row of rows) sum += pricing.feeOf(row, terms);
  return sum;
}

/**
 * Fills in the parts of a procedure. Equipment reductions come first if that reading is chosen.
 * @param into is filled in and returned, so that ranking hundreds of procedures allocates no objects
 */
export function procedureParts(pricing: Pricing, procedure: number, into: ProcedureParts): ProcedureParts {
  const { procedures } = pricing;
  const line = procedures.line[procedure] ?? 0;
  const multiple = procedures.multiple[procedure] ?? 0;
  const service = pricing.service(line);
  const rows = partsOf(service);
  if (!rows) throw new Error(`${service.name} has no parts, and its multiple procedure rule needs them`);
  const terms = pricing.unitTerms[line] ?? 0;
  into.professional =
    rows.professional.length === 0
      ? NONE
      : atPercentInCents(sumOfFees(pricing, rows.professional, terms), multiple);
  into.technical = NONE;
  into.technicalCap = NONE;
  into.technicalFee = 0;
  const [first] = rows.technical;
  if (!first) return into;
  into.technicalFee = atPercentInCents(sumOfFees(pricing, rows.technical, terms), multiple);
  into.technical = pricing.reads('equipment-order', 'before')
    ? reduceForEquipment(into.technicalFee, pricing, line)
    : into.technicalFee;
  const cap = rows.areCodes ? NONE : pricing.capOf(first, terms);
  into.technicalCap = cap === NONE ? NONE : atPercentInCents(cap, multiple);
  return into;
}
