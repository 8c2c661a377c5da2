import type { Notice } from '../../core/issue/issue.js';
import { BLANK, claimPos, NOWHERE, npi, placeOf, serviceDate } from './cell.js';
import { checkServiceSegment } from './guide.js';
import type { X12Line } from './line.js';
import { type BillingProvider, type Claim, type Line, lineCells } from './line-cells.js';
import { components, element, located, type Segment, X12Error } from './segment.js';
import { readService } from './service.js';

const REPLACES: Notice = {
  code: 'N_REPLACEMENT',
  message: 'The claim replaces an earlier one (CLM05-3): count only one of them.',
};
const OTHER_PAYER: Notice = {
  code: 'N_COB',
  message: 'The claim also names another payer; what that payer pays (COB) is not computed.',
};
const notPrimary = (sequence: string): Notice => ({
  code: 'N_COB',
  message: `The payer of this claim is not the primary one (SBR01 is ${sequence}), but amounts are what Medicare pays as primary payer; COB and Medicare as secondary payer are not computed.`,
});

/** NM101 of a place where services are furnished: 77; before 5010 also the others. */
const FACILITIES = /^(?:77|FA|LI|TL)$/;
/** SBR01 of a payer that is not the first one */
const LATER_PAYER = /^[STA-H]$/;

/**
 * Tracks where in the loops of an 837P the reader is: billing provider (2000A), claim (2300), other payer
 * (2320), line (2400). Keeps what is needed to price a line, and nothing about the subscriber (2000B) or the
 * patient (2000C).
 */
export class ClaimLoops {
  private billing: BillingProvider = { npi: BLANK, place: NOWHERE };
  private claims = 0;
  private claim: Claim | null = null;
  private line: Line | null = null;
  /** Whether the reader is in 2320 to 2330, where the NM1s name another payer's providers. */
  private isOtherPayer = false;
  /** Whose N4 would come next: NM101 of the last NM1 */
  private entity = '';
  /** SBR01 of 2000B: which payer of the subscriber this one is */
  private sequence = '';
  /** Identifiers of practitioners of the claim that are not shown */
  private readonly aliases = new Map<string, string>();

  /** @param isStrict whether what is wrong is a problem of its line even if it does not price */
  constructor(private readonly isStrict: boolean) {}

  /**
   * Takes the next segment of a transaction; returns the line that it ends, if any.
   * @param isOld whether the transaction follows version 4010 of the guide
   * @throws X12Error
   */
  take(segment: Segment, isOld: boolean): X12Line | null {
    checkServiceSegment(segment);
    switch (segment.id) {
      case 'HL':
        return this.startLevel(segment);
      case 'CLM':
        return this.startClaim(segment, isOld);
      case 'LX':
        return this.startLine(segment);
      case 'SV1':
        return this.takeService(segment);
      case 'SBR':
        this.takeSubscriber(segment);
        break;
      case 'NM1':
        this.takeName(segment);
        break;
      case 'N4':
        this.takePlace(segment);
        break;
      case 'DTP':
        this.takeDate(segment);
        break;
    }
    return null;
  }

  /** To be called at the end of a transaction; the next one starts afresh. */
  end(): X12Line | null {
    const line = this.finishLine();
    this.claim = null;
    this.entity = '';
    this.billing = { npi: BLANK, place: NOWHERE };
    return line;
  }

  private startLevel(hl: Segment): X12Line | null {
    const { billing } = this;
    const line = this.end();
    const level = element(hl, 3);
    if (level !== '20') this.billing = billing;
    // A patient (23) has the payer of the subscriber before.
    if (level !== '23') this.sequence = '';
    return line;
  }

  private startClaim(clm: Segment, isOld: boolean): X12Line | null {
    const line = this.finishLine();
    this.claims += 1;
    const frequency = components(clm, 5)[2] ?? '';
    const notices = [
      ...(frequency === '6' || frequency === '7' ? [REPLACES] : []),
      ...(LATER_PAYER.test(this.sequence) ? [notPrimary(this.sequence)] : []),
    ];
    this.claim = {
      ordinal: this.claims,
      pos: claimPos(clm, isOld),
      frequency,
      assumedCare: null,
      relinquishedCare: null,
      notices,
    };
    this.isOtherPayer = false;
    this.entity = '';
    this.aliases.clear();
    return line;
  }

  private takeSubscriber(sbr: Segment): void {
    const { claim } = this;
    this.isOtherPayer = claim !== null;
    if (!claim) this.sequence = element(sbr, 1);
    else if (claim.notices.every(({ code }) => code !== 'N_COB')) claim.notices.push(OTHER_PAYER);
  }

  private startLine(segment: Segment): X12Line | null {
    const line = this.finishLine();
    if (!this.claim) throw new X12Error(located(segment, 'no CLM segment comes before it'));
    this.line = { segment: segment.position, problem: located(segment, 'no SV1 segment follows it') };
    this.isOtherPayer = false;
    this.entity = '';
    return line;
  }

  private takeService(sv1: Segment): X12Line | null {
    const opened = this.line && !this.line.service;
    const before = opened ? null : this.startLine(sv1);
    if (!this.line) return before;
    this.line.segment = sv1.position;
    this.line.service = readService(sv1);
    this.line.problem = opened ? null : located(sv1, 'it has no LX segment of its own before it');
    return before;
  }

  private takeName(nm1: Segment): void {
    this.entity = this.isOtherPayer ? '' : element(nm1, 1);
    const loop = this.line ?? this.claim;
    if (this.entity === '85' && !loop) this.billing = { npi: npi(nm1, () => ''), place: NOWHERE };
    if (this.entity === '82' && loop) loop.rendering = npi(nm1, (identifier) => this.alias(identifier));
    if (FACILITIES.test(this.entity) && loop) loop.facility = NOWHERE;
  }

  private alias(identifier: string): string {
    const known = this.aliases.get(identifier) ?? `practitioner ${this.aliases.size + 1}`;
    this.aliases.set(identifier, known);
    return known;
  }

  private takePlace(n4: Segment): void {
    const loop = this.line ?? this.claim;
    if (this.entity === '85' && !loop) this.billing.place = placeOf(n4);
    if (FACILITIES.test(this.entity) && loop) loop.facility = placeOf(n4);
  }

  private takeDate(dtp: Segment): void {
    const qualifier = element(dtp, 1);
    if (!this.line) {
      if (qualifier === '090' && this.claim) this.claim.assumedCare = dtp;
      if (qualifier === '091' && this.claim) this.claim.relinquishedCare = dtp;
      return;
    }
    if (qualifier !== '472') return;
    const second = { text: '', problem: located(dtp, 'a second date of service in one line') };
    this.line.date = this.line.date ? second : serviceDate(dtp);
  }

  private finishLine(): X12Line | null {
    const { claim, line, billing } = this;
    this.line = null;
    return claim && line && lineCells(billing, claim, line, this.isStrict);
  }
}
