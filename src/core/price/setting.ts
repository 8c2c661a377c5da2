import { type Notice, type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import type { Setting } from '../release/fee-row.js';
import type { RuleTables } from '../release/rules.js';

export interface SettingOutcome {
  readonly ok: true;
  readonly setting: Setting;
  readonly notices: readonly Notice[];
}

const SPELLINGS: Readonly<Record<string, Setting>> = {
  F: 'facility',
  FAC: 'facility',
  FACILITY: 'facility',
  NF: 'nonfacility',
  NONFAC: 'nonfacility',
  NONFACILITY: 'nonfacility',
  OFFICE: 'nonfacility',
};

/** Reads "facility", "non-facility", "F", "NF" …; null for anything else. */
export function parseSetting(text: string): Setting | null {
  return SPELLINGS[text.toUpperCase().replace(/[\s_-]/g, '')] ?? null;
}

/** Accepts "2" and "02.0" for "02": spreadsheets and data frames turn 11 into 11.0 and 02 into 2. */
export function placeCode(text: string): string {
  return text.trim().replace(/\.0+$/, '').padStart(2, '0');
}

/**
 * The setting of a place of service code ("11", "2" for "02") on a date of service.
 * Source: Pub. 100-04, ch. 12 §20.4.2; the list is data/rules/place-of-service.json.
 * @param on ISO
 * @param quoting how a refusal may repeat the text
 */
export function settingOfPlace(
  text: string,
  rules: RuleTables,
  on: string,
  quoting = Quoting.typed,
): SettingOutcome | Refusal {
  const code = placeCode(text);
  const place = rules.placeOfService(code, on);
  const begins = place ? null : rules.placeBegins(code);
  if (begins !== null) {
    const why = `${code} is a place of service only from ${begins} on.`;
    return refusal('E_POS_UNKNOWN', '', why, { hint: 'Give the place of service of that date.' });
  }
  if (!place) {
    return refusal('E_POS_UNKNOWN', '', `${quoting.quoted('pos', text)} is not a place of service code.`, {
      hint: 'Give two digits, as in 11 (office) or 22 (outpatient hospital).',
    });
  }
  if (!place.setting) {
    const why = `Medicare claims are not priced by place of service ${code} (${place.name}).`;
    return refusal('E_POS_NOT_PRICED', '', why, {
      hint: 'Give the setting itself: facility or nonfacility.',
    });
  }
  const notices: Notice[] = place.flag
    ? [{ code: 'N_POS', message: `Place of service ${code}: ${place.flag}.` }]
    : [];
  return { ok: true, setting: place.setting, notices };
}
