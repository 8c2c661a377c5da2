import type { Notice } from '../../core/issue/issue.js';
import { BLANK, type Cell, careDays, firstProblem, type Place } from './cell.js';
import type { X12Line } from './line.js';
import type { Segment } from './segment.js';
import type { Service } from './service.js';

export interface BillingProvider {
  npi: Cell;
  place: Place;
}

/**
 * Who rendered a service and where, if a loop names them. One that is named without an NPI or ZIP code is
 * blank, not absent.
 */
interface Parties {
  rendering?: Cell;
  facility?: Place;
}

export interface Claim extends Parties {
  readonly ordinal: number;
  readonly pos: Cell;
  /** CLM05-3: 1 an original claim, 7 one that replaces another, 8 one that voids another */
  readonly frequency: string;
  /** DTP*090 and DTP*091: when postoperative care was assumed and relinquished */
  assumedCare: Segment | null;
  relinquishedCare: Segment | null;
  /** What about the claim is not computed */
  readonly notices: Notice[];
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
/** Postoperative care only */
const CARE_ONLY = /\b55\b/;

/** The cells of a line: its own, otherwise its claim's, otherwise its billing provider's. */
export function lineCells(billing: BillingProvider, claim: Claim, line: Line, isStrict: boolean): X12Line {
  const { date = BLANK, service = UNREAD } = line;
  const provider = line.rendering ?? claim.rendering ?? billing.npi;
  const claimPos = service.pos ? BLANK : claim.pos;
  const pos = service.pos || claimPos.text;
  // A home visit is priced where the patient lives, which the biller's address does not show.
  const elsewhere = pos === HOME ? null : billing.place;
  const place = line.facility ?? claim.facility ?? elsewhere;
  const zip = place?.zip ?? BLANK;
  const slips = [provider, claimPos, zip].flatMap(({ slip }) => slip ?? []);
  const problem = firstProblem([line, service, date, provider, claimPos, zip]);
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
    state: place?.state ?? '',
    careDays: CARE_ONLY.test(service.modifiers)
      ? careDays(claim.assumedCare, claim.relinquishedCare, date.text)
      : '',
    isVoid: claim.frequency === '8',
    notices: [...(date.notice ? [date.notice] : []), ...slips.map(slipNotice), ...claim.notices],
    problem: problem ?? (isStrict ? (slips[0] ?? null) : null),
  };
}

/** What is wrong with a file that does not keep it from being priced. */
export function slipNotice(slip: string): Notice {
  return { code: 'N_X12', message: `${slip.charAt(0).toUpperCase()}${slip.slice(1)}.` };
}
