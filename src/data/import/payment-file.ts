import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';
import { ImportError, quotedFigure } from './formats/source-file.js';

/** A line of CMS's payment amount files (PFALL, PFREV), which are quoted CSV without a header. */
export interface PaymentLine {
  readonly year: number;
  /** MAC and locality */
  readonly locality: string;
  readonly code: string;
  readonly modifier: string;
  /** Cents, not reduced to the OPPS cap */
  readonly nonfacility: number;
  readonly facility: number;
}

const FIELDS =
  /^"?(\d{4})"?,"?(\d{5})"?,"?(\d\d)"?,"?([A-Z0-9]{5})"?,"?([A-Z0-9]{0,2}) *"?,"?([^",]*)"?,"?([^",]*)"?/;

/** Reads one line at a time, since the national file has more than a million. @throws ImportError */
export function* paymentLines(name: string, bytes: Buffer): Generator<PaymentLine> {
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.toString('latin1', at, end).replaceAll('\u001A', '').trimEnd();
    at = end + 1;
    line += 1;
    if (text === '' || /^"?(TRL|HDR)/.test(text)) continue;
    const [isLine, year, mac = '', number = '', code = '', modifier = '', ...amounts] =
      FIELDS.exec(text) ?? [];
    if (isLine === undefined)
      throw new ImportError(name, 'this is not a payment amount with its code and locality', { line });
    const [nonfacility, facility] = amounts.map((amount) => {
      const cents = parseScaled(amount.trim(), CENTS_SCALE);
      if (cents !== null) return cents;
      throw new ImportError(name, `${quotedFigure(amount)} is not an amount`, { line });
    });
    yield {
      year: Number(year),
      locality: mac + number,
      code,
      modifier,
      nonfacility: nonfacility ?? 0,
      facility: facility ?? 0,
    };
  }
}
