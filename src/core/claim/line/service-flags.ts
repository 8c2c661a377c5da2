import { isTherapy } from '../../release/fee-row.js';
import type { RuleTables } from '../../release/rules.js';
import type { LineModifiers } from './modifiers.js';
import type { KindRow, ServiceKind } from './service-kind.js';

/** Anesthesia codes have a status of their own and no RVUs. */
export const ANESTHESIA_STATUS = 'J';

/** What the arithmetic needs to know about a service, as bits. */
export enum FLAG {
  cap = 1,
  facilityNa = 2,
  nonfacilityNa = 4,
  /** Status R */
  restricted = 8,
  /** Status T */
  onlyAlone = 16,
  anesthesia = 32,
  /** No amount can be calculated from its row */
  refused = 64,
  /** Priced at national GPCIs everywhere */
  national = 128,
  /** A modifier other than 26, TC and 53 was given */
  modified = 256,
  /** Two units that name no side are its two sides */
  twoSided = 512,
  /** Modifier 50, or LT and RT: a line is both sides */
  bothSides = 1024,
  /** LT or RT, on a service that has sides */
  oneSide = 2048,
  /** A modifier for old equipment reduces its technical part */
  equipment = 4096,
  /** An endoscopy of a family (MULT PROC 3) */
  inFamily = 8192,
  /** Its figures are those for qualifying APM participants */
  qp = 16384,
  /** One unit alone on its day is paid in full under every cross-line rule */
  fullAlone = 32768,
  /** Each of several units is paid in full, whatever else is furnished that day */
  unitsAlike = 65536,
  /** It has been determined whether Medicare pays its ordinary share of it */
  shareRead = 131072,
  plainShare = 262144,
  /** A part of a surgical package (54, 55, 56): one operation, whatever the units */
  oneOperation = 524288,
  /** A modifier names an assistant, a co-surgeon or a team */
  inRole = 1048576,
  /** A modifier can change the work credited: sides, a role, a part of a surgical package, 22 or 52 */
  creditRuled = 2097152,
  /** A modifier changes who pays: it waives a part for the patient, or names a therapy assistant */
  shareRuled = 4194304,
  /** What it is paid depends on more of its release than the rows of its code: anesthesia, families, companion codes */
  ofRelease = 8388608,
  /** Always therapy (MULT PROC 5) */
  therapy = 16777216,
  /** Paid for hospital inpatients only (PCTC 8) */
  inpatientOnly = 33554432,
  /** A modifier names a session of its own (59, X{EPSU}) */
  otherSession = 67108864,
}

/** The flags that the kind of a service decides. */
export function flagsOf({ row, modifiers }: ServiceKind, rules: RuleTables): number {
  if (!row) return 0;
  const { pricing } = rules.status(row.status);
  return (
    (pricing === 'rvus-or-contractor' ? FLAG.restricted : 0) |
    (pricing === 'rvus-when-alone' ? FLAG.onlyAlone : 0) |
    (row.status === ANESTHESIA_STATUS ? FLAG.anesthesia : 0) |
    (modifiers.isOnlyComponent ? 0 : FLAG.modified) |
    (modifiers.side === null && /[123]/.test(row.bilateral) ? FLAG.twoSided : 0) |
    (modifiers.bilateral ? FLAG.bothSides : 0) |
    (modifiers.split === null ? 0 : FLAG.oneOperation) |
    (modifiers.side !== null && row.bilateral !== '9' ? FLAG.oneSide : 0) |
    (modifiers.equipment.length > 0 ? FLAG.equipment : 0) |
    (row.multipleProcedure === '3' ? FLAG.inFamily : 0) |
    (isTherapy(row) ? FLAG.therapy : 0) |
    (modifiers.role === null ? 0 : FLAG.inRole) |
    (isCreditRuled(modifiers) ? FLAG.creditRuled : 0) |
    (isShareRuled(modifiers) ? FLAG.shareRuled : 0) |
    (row.pcTc === '8' ? FLAG.inpatientOnly : 0) |
    (modifiers.otherSession ? FLAG.otherSession : 0) |
    (isOfRelease(row) ? FLAG.ofRelease : 0)
  );
}

function isOfRelease({ status, multipleProcedure, pcTc }: KindRow): boolean {
  return status === ANESTHESIA_STATUS || multipleProcedure === '3' || pcTc === '4';
}

function isShareRuled({ screening, testing, preventive, therapyAssistant }: LineModifiers): boolean {
  return screening || testing || preventive || therapyAssistant !== null;
}

function isCreditRuled({ bilateral, side, role, split, returned, byReport }: LineModifiers): boolean {
  const isOfPart = split !== null || returned;
  return bilateral || side !== null || role !== null || isOfPart || byReport.length > 0;
}
