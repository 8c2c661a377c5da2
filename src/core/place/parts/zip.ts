import { type Refusal, refusal } from '../../issue/issue.js';
import { Quoting } from '../../issue/quoting.js';

/** A ZIP code as it was written. */
export interface ZipText {
  readonly ok: true;
  /** Five digits */
  readonly zip: string;
  /** The four digits after it; blank if there are none */
  readonly plus4: string;
  /** Whether a spreadsheet had dropped its leading zero */
  readonly restored: boolean;
}

const FORM = 'Give five digits, as in 94110, or nine, as in 94110-1234.';
const PLUS_4_DIGITS = 4;

function invalid(text: string, quoting: Quoting, hint = FORM): Refusal {
  return refusal('E_ZIP_INVALID', '', `${quoting.quoted('zip', text)} is not a ZIP code.`, { hint });
}

/**
 * Reads "94110", "94110-1234", "941101234", and "2134" or "2134-1234", whose leading zero a spreadsheet has
 * dropped. Three digits could also be the beginning of a ZIP code, so they are refused.
 * @param quoting how the refusal may repeat the text
 */
export function readZipText(text: string, quoting = Quoting.typed): ZipText | Refusal {
  const bare = text.trim().replace(/\.0+$/, '');
  const [digits = '', plus4 = ''] = bare.split(/[-\s]/);
  const isJoined = plus4 === '' && digits.length >= 8;
  const whole = isJoined ? digits.slice(0, -PLUS_4_DIGITS) : digits;
  const last = isJoined ? digits.slice(-PLUS_4_DIGITS) : plus4;
  if (!/^\d{3,9}([-\s]\d{4})?$/.test(bare)) return invalid(text, quoting);
  if (/^\d{5}$/.test(whole)) return { ok: true, zip: whole, plus4: last, restored: false };
  if (/^\d{4}$/.test(whole)) return { ok: true, zip: `0${whole}`, plus4: last, restored: true };
  const zeros = /^\d{3}$/.test(whole) ? `If zeros were lost, write 00${whole}. ${FORM}` : FORM;
  return invalid(text, quoting, zeros);
}

/** First three digits of APO, FPO and DPO ZIP codes. Source: USPS Publication 28, military addresses: AA, AE and AP. */
const MILITARY = /^(340|09[0-8]|96[2-6])/;

/** Why a ZIP code that CMS does not list has no locality. */
export function unlistedZip(zip: string, source: string): Refusal {
  const otherwise = 'Name the place another way: by county ("Alameda, CA"), state or locality (CA-05).';
  if (MILITARY.test(zip)) {
    const message = `ZIP code ${zip} is military (APO, FPO or DPO): it names a unit, not a place, and Medicare has no locality for it.`;
    return refusal('E_ZIP_MILITARY', '', message, { hint: otherwise });
  }
  return refusal('E_ZIP_UNKNOWN', '', `ZIP code ${zip} is not in CMS's ${source}.`, { hint: otherwise });
}
