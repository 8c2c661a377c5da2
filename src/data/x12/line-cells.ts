import { BLANK, type Cell, firstProblem } from './cell.js';
import type { X12Line } from './line.js';
import type { Service } from './service.js';

export interface BillingProvider {
  npi: Cell;
  zip: Cell;
}

/**
 * Who rendered a service and where, if a loop names them. One that is named without an NPI or ZIP code is
 * blank, not absent.
 */
interface Parties {
  rendering?: Cell;
  facilityZip?: Cell;
}

export interface Claim extends Parties {
  readonly ordinal: number;
  readonly pos: Cell;
}

export interface Line extends Parties {
  /** Position of the SV1, or of the LX until the SV1 comes */
  segment: number;
  problem: string | null;
  service?: Service;
  date?: Cell;
}

const UNREAD: Service = {
  code: '',
  modifiers: '',
  units: '',
  minutes: '',
  charge: '',
  pos: '',
  problem: null,
};

/** Place of service code of the patient's home. */
const HOME = '12';

/** The cells of a line: its own, otherwise its claim's, otherwise its billing provider's. */
export function lineCells(billing: BillingProvider, claim: Claim, line: Line): X12Line {
  const { date = BLANK, service = UNREAD } = line;
  const provider = line.rendering ?? claim.rendering ?? billing.npi;
  const claimPos = service.pos ? BLANK : claim.pos;
  const pos = service.pos || claimPos.text;
  // A home visit is priced where the patient lives, which the biller's address does not show.
  const elsewhere = pos === HOME ? BLANK : billing.zip;
  const zip = line.facilityZip ?? claim.facilityZip ?? elsewhere;
  return {
    claim: claim.ordinal,
    segment: line.segment,
    date: date.text,
    provider: provider.text,
    code: service.code,
    modifiers: service.modifiers,
    units: service.units,
    minutes: service.minutes,
    charge: service.charge,
    pos,
    zip: zip.text,
    problem: firstProblem([line, service, date, provider, claimPos, zip]),
  };
}
