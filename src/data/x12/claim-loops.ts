import { BLANK, claimPos, npi, serviceDate, zipCode } from './cell.js';
import { checkServiceSegment } from './guide.js';
import type { X12Line } from './line.js';
import { type BillingProvider, type Claim, type Line, lineCells } from './line-cells.js';
import { element, located, type Segment, X12Error } from './segment.js';
import { readService } from './service.js';

/**
 * Tracks where in the loops of an 837P the reader is: billing provider (2000A), claim (2300), other payer
 * (2320), line (2400). Keeps what is needed to price a line, and nothing about the subscriber (2000B) or the
 * patient (2000C).
 */
export class ClaimLoops {
  private billing: BillingProvider = { npi: BLANK, zip: BLANK };
  private claims = 0;
  private claim: Claim | null = null;
  private line: Line | null = null;
  /** Whether the reader is in 2320 to 2330, where the NM1s name another payer's providers. */
  private isOtherPayer = false;
  /** Whose N4 would come next: NM101 of the last NM1 */
  private entity = '';

  /** Takes the next segment of a transaction; returns the line that it ends, if any. @throws X12Error */
  take(segment: Segment): X12Line | null {
    checkServiceSegment(segment);
    switch (segment.id) {
      case 'HL':
        return this.startLevel(segment);
      case 'CLM':
        return this.startClaim(segment);
      case 'LX':
        return this.startLine(segment);
      case 'SV1':
        return this.takeService(segment);
      case 'SBR':
        this.isOtherPayer = this.claim !== null;
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
    this.billing = { npi: BLANK, zip: BLANK };
    return line;
  }

  private startLevel(hl: Segment): X12Line | null {
    const { billing } = this;
    const line = this.end();
    const isBillingProvider = element(hl, 3) === '20';
    if (!isBillingProvider) this.billing = billing;
    return line;
  }

  private startClaim(clm: Segment): X12Line | null {
    const line = this.finishLine();
    this.claims += 1;
    this.claim = { ordinal: this.claims, pos: claimPos(clm) };
    this.isOtherPayer = false;
    this.entity = '';
    return line;
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
    if (this.entity === '85' && !loop) this.billing = { npi: npi(nm1), zip: BLANK };
    if (this.entity === '82' && loop) loop.rendering = npi(nm1);
    if (this.entity === '77' && loop) loop.facilityZip = BLANK;
  }

  private takePlace(n4: Segment): void {
    const loop = this.line ?? this.claim;
    if (this.entity === '85' && !loop) this.billing.zip = zipCode(n4);
    if (this.entity === '77' && loop) loop.facilityZip = zipCode(n4);
  }

  private takeDate(dtp: Segment): void {
    if (!this.line || element(dtp, 1) !== '472') return;
    const second = { text: '', problem: located(dtp, 'a second date of service in one line') };
    this.line.date = this.line.date ? second : serviceDate(dtp);
  }

  private finishLine(): X12Line | null {
    const { claim, line, billing } = this;
    this.line = null;
    return claim && line && lineCells(billing, claim, line);
  }
}
