import type { DayRule, Rule } from '../columns/rule.js';
import { anesthesiaModifier } from './across-lines/anesthesia.js';
import { bilateral } from './across-lines/bilateral.js';
import { cardiovascular, ophthalmology } from './across-lines/diagnostic.js';
import { imaging } from './across-lines/imaging.js';
import { inFull } from './across-lines/in-full.js';
import { surgery } from './across-lines/surgery.js';
import { therapy } from './across-lines/therapy-units.js';
import { byReport } from './one-line/by-report.js';
import { charge } from './one-line/charge.js';
import { equipment } from './one-line/equipment.js';
import { globalSplit } from './one-line/global-split.js';
import { modifierWords } from './one-line/modifier-words.js';
import { nonparticipation } from './one-line/nonparticipation.js';
import { placeOfService } from './one-line/place-of-service.js';
import { practitioner } from './one-line/practitioner.js';
import { surgeons } from './one-line/surgeons.js';
import { therapyAssistant } from './one-line/therapy-assistant.js';

/**
 * Every rule in the order it applies. Lines are checked first; the remaining lines of a day are ranked
 * against each other; then come each line's own rules and the charge.
 * Source: RVU26A documentation; Pub. 100-04, ch. 12 §40.
 */

/** Asked in this order whether they refuse a line; the first refusal counts. */
export const CHECKS: readonly Rule[] = [
  practitioner,
  placeOfService,
  bilateral,
  globalSplit,
  surgeons,
  equipment,
  anesthesiaModifier,
];

/** Rules across the procedures of a day. The first to accept a procedure pays it. */
export const DAY_RULES: readonly DayRule[] = [
  surgery,
  imaging,
  therapy,
  cardiovascular,
  ophthalmology,
  inFull,
];

/** How a line's own modifiers and practitioner change its fee schedule amount; not for anesthesia. */
export const FEE_RULES: readonly Rule[] = [equipment, globalSplit, byReport, surgeons, practitioner];

/**
 * What lowers the fee schedule amount, including that of anesthesia, what is said of modifiers, and then the
 * charge.
 */
export const PAYMENT_RULES: readonly Rule[] = [nonparticipation, therapyAssistant, modifierWords];
export const LAST: Rule = charge;
