import { boolean, date, decimal, integer, type Table, text } from './table.js';

/** The tables of an export, in the order of its data dictionary. The words of the dictionary are here. */

const RVU = 2;
const GPCI = 3;
const FACTOR = 4;

const rvu = (name: string, about: string) => decimal(name, RVU, about);

const CODE = text('code', 'The five characters of the CPT or HCPCS code.');
const REASON = 'An error code of rvu (rvu help errors)';

export const RELEASES = {
  name: 'releases',
  about: 'The releases that were exported.',
  byRelease: false,
  columns: [
    text('release', "CMS's name for the release: RVU26A."),
    text('title', "The title in CMS's relative value file; empty if it has none."),
    integer('year', 'The calendar year whose services it prices.'),
    date('released', 'The day on which CMS released it; empty if its file does not say.'),
    date('effective_from', 'The first date of service of its quarter.'),
    date('effective_through', 'The last date of service of its quarter.'),
    text('source', "The name of CMS's relative value file."),
    text('sha256', 'The SHA-256 of that file.'),
  ],
} as const satisfies Table;

export const CONVERSION_FACTORS = {
  name: 'conversion_factors',
  about: 'Dollars per RVU.',
  byRelease: false,
  columns: [
    text('release', 'The release.'),
    boolean('qp', 'True: for qualifying APM participants, from 2026 on.'),
    decimal('conversion_factor', FACTOR, 'Dollars per RVU.'),
  ],
} as const satisfies Table;

export const SERVICE_DAYS = {
  name: 'service_days',
  about: 'Which release prices the services of which days, among all that rvu had, not only those exported.',
  byRelease: false,
  columns: [
    integer('period', 'A number for the period, by which places_of_service refers to it.'),
    date('first_day', 'The first date of service.'),
    date('last_day', 'The last date of service.'),
    text('release', 'The release that prices them.'),
    text('stands_in_for', 'The release of the quarter itself, if rvu did not have it; otherwise empty.'),
    boolean('exported', 'Whether the release is in this export.'),
  ],
} as const satisfies Table;

export const PLACES_OF_SERVICE = {
  name: 'places_of_service',
  about: 'Place of service codes and the setting that each means in a period of service_days.',
  byRelease: false,
  columns: [
    integer('period', 'The period of service_days.'),
    text('pos', 'Two digits.'),
    text('setting', 'nonfacility or facility; empty if Medicare claims are not priced by this place.'),
    text('reason', `${REASON} for a place without a setting; otherwise empty.`),
  ],
} as const satisfies Table;

export const CODE_CLASSES = {
  name: 'code_classes',
  about:
    'Kinds of code that are on another fee schedule (E_CODE_ELSEWHERE), for codes that the release does not list. A code of a letter and four digits, or of four digits and a letter, is of a kind if it meets every condition that is not empty.',
  byRelease: false,
  columns: [
    text('class', 'Our name for the kind.'),
    text('first_character', 'The first character of its codes.'),
    text('last_character', 'The last character of its codes.'),
    text('first_code', 'The first code, compared as text.'),
    text('last_code', 'The last code, compared as text.'),
  ],
} as const satisfies Table;

export const MODIFIERS = {
  name: 'modifiers',
  about: 'Modifiers and what each does to a line.',
  byRelease: false,
  columns: [
    text('modifier', 'Two characters.'),
    text('kind', 'The rule that applies it; no-effect and informational change no amount.'),
    text('meaning', 'What it says, in our own words.'),
    date('from_day', 'The first date of service, if that is after 2019; otherwise empty.'),
    text('source', 'Where that is written.'),
  ],
} as const satisfies Table;

export const PERCENTAGES = {
  name: 'percentages',
  about: 'The percentages of the payment rules, by date of service.',
  byRelease: false,
  columns: [
    text('rule', 'Our name for the percentage.'),
    decimal('percent', FACTOR, 'The share that is paid of the amount that the rule applies to.'),
    date('from_day', 'The first date of service; empty: it has no first day of its own.'),
    date('through_day', 'The last date of service; empty: it has no last day of its own.'),
    text('source', 'Where that is written.'),
  ],
} as const satisfies Table;

export const NAMES = {
  name: 'names',
  about: "Names of codes in our own words. They are not the AMA's CPT descriptors.",
  byRelease: false,
  columns: [
    CODE,
    text('name', 'What the service is.'),
    text('synonyms', 'What else people call it, separated by semicolons; empty if nothing.'),
  ],
} as const satisfies Table;

export const SERVICES = {
  name: 'services',
  about: "Every row of CMS's relative value file: all its figures and indicators.",
  byRelease: true,
  columns: [
    CODE,
    text('modifier', '26, TC, 53, or the empty text for the whole service.'),
    text('status', 'STATUS CODE.'),
    boolean('informational', 'NOT USED FOR MEDICARE PAYMENT: the RVUs are for information.'),
    rvu('work_rvu', 'WORK RVU.'),
    rvu('nonfacility_pe_rvu', 'NON-FAC PE RVU.'),
    boolean('nonfacility_na', 'NON-FAC NA INDICATOR: rarely or never done outside a facility.'),
    rvu('facility_pe_rvu', 'FACILITY PE RVU.'),
    boolean('facility_na', 'FACILITY NA INDICATOR: the practitioner is not paid in a facility.'),
    rvu('mp_rvu', 'MP RVU.'),
    rvu('nonfacility_total_rvu', 'NON-FACILITY TOTAL.'),
    rvu('facility_total_rvu', 'FACILITY TOTAL.'),
    text('pc_tc', 'PCTC IND.'),
    text('global_days', 'GLOB DAYS.'),
    rvu('pre_op', 'PRE OP: the share of the fee.'),
    rvu('intra_op', 'INTRA OP: the share of the fee.'),
    rvu('post_op', 'POST OP: the share of the fee.'),
    text('multiple_procedure', 'MULT PROC.'),
    text('bilateral', 'BILAT SURG.'),
    text('assistant_surgeon', 'ASST SURG.'),
    text('co_surgeon', 'CO-SURG.'),
    text('team_surgery', 'TEAM SURG.'),
    text('pricing', 'PRIC IND; empty before 2026.'),
    text('endoscopic_base', 'ENDO BASE.'),
    text('supervision', 'PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES.'),
    text('calculation_flag', 'CALCULATION FLAG.'),
    text('imaging_family', 'DIAGNOSTIC IMAGING FAMILY INDICATOR.'),
    rvu('opps_nonfacility_pe_rvu', 'NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT.'),
    rvu('opps_facility_pe_rvu', 'FACILITY PE USED FOR OPPS PAYMENT AMOUNT.'),
    rvu('opps_mp_rvu', 'MP USED FOR OPPS PAYMENT AMOUNT.'),
    rvu('qp_opps_nonfacility_pe_rvu', 'The same for qualifying APM participants; empty before 2026.'),
    rvu('qp_opps_facility_pe_rvu', 'The same for qualifying APM participants; empty before 2026.'),
    rvu('qp_opps_mp_rvu', 'The same for qualifying APM participants; empty before 2026.'),
    text('reason', `${REASON} that says why it never has an amount; empty if it has one.`),
    text(
      'decided_by',
      'What decides the amount of a line without other modifiers: line (its units are paid alike), unit (one unit alone; several rank against each other), or claim (other lines or minutes). Empty if it never has an amount.',
    ),
  ],
} as const satisfies Table;

export const LOCALITIES = {
  name: 'localities',
  about: 'Medicare payment localities with their GPCIs and anesthesia factors.',
  byRelease: true,
  columns: [
    text('place_key', 'Contractor and locality together: 0111205. It is unique.'),
    text('short_key', 'State and locality: CA-05.'),
    text('mac', 'The contractor (MAC), five digits.'),
    text('locality', 'The number of the locality, which repeats across contractors.'),
    text('state', 'The state, two letters; empty if the release has none.'),
    text('name', "CMS's name for the locality."),
    decimal('work_gpci', GPCI, 'Work GPCI, with the floor where the law has one.'),
    decimal('pe_gpci', GPCI, 'Practice expense GPCI.'),
    decimal('mp_gpci', GPCI, 'Malpractice GPCI.'),
    decimal(
      'work_gpci_without_floor',
      GPCI,
      'Work GPCI without the floor; empty if CMS does not publish it.',
    ),
    decimal('anesthesia_factor', RVU, 'Dollars per anesthesia unit; empty if the release has none.'),
    decimal('qp_anesthesia_factor', RVU, 'The same for qualifying APM participants; empty before 2026.'),
  ],
} as const satisfies Table;

export const ZIPS = {
  name: 'zips',
  about: "Five-digit ZIP codes of CMS's list, and the first three digits of those that are not on it.",
  byRelease: true,
  columns: [
    text('zip', 'Five digits; or three, for every ZIP code of that area that is not listed.'),
    text('place_key', 'The locality; empty if a reason says why there is none.'),
    text('reason', `${REASON} for a ZIP code that does not settle the locality; otherwise empty.`),
  ],
} as const satisfies Table;

export const PLACE_RULES = {
  name: 'place_rules',
  about: 'Places of service where a kind of service is never paid to a practitioner.',
  byRelease: true,
  columns: [
    text('pc_tc', 'The PC/TC indicator of the service.'),
    text('pos', 'The place of service.'),
    text('reason', `${REASON}.`),
  ],
} as const satisfies Table;

export const ABSENT_CODES = {
  name: 'absent_codes',
  about: 'Codes that the release does not list although rvu knows them: they ended before, or began later.',
  byRelease: true,
  columns: [CODE, text('reason', `${REASON}.`)],
} as const satisfies Table;

export const RATES = {
  name: 'rates',
  about:
    'What Medicare allows for one unit that is alone on its day, by code, modifier, locality and QP: the lower of fee and OPPS cap. A service without a price has one row, without a place.',
  byRelease: true,
  columns: [
    CODE,
    text('modifier', '26, TC, 53, or the empty text.'),
    text('place_key', 'The locality, or national (GPCI 1.000); empty for a service without a price.'),
    text('mac', 'The contractor; empty without a locality.'),
    text('locality', 'The number of the locality; empty without one.'),
    boolean('qp', 'For qualifying APM participants; empty for a service without a price.'),
    integer('nonfacility_cents', 'The amount outside a facility, in cents; empty if a reason says why.'),
    integer('facility_cents', 'The amount in a facility, in cents; empty if a reason says why.'),
    text('nonfacility_reason', `${REASON} for a missing amount outside a facility; otherwise empty.`),
    text('facility_reason', `${REASON} for a missing amount in a facility; otherwise empty.`),
  ],
} as const satisfies Table;

export const DATA_DICTIONARY = {
  name: 'data_dictionary',
  about: 'This list.',
  byRelease: false,
  columns: [
    text('table_name', 'The table.'),
    text('column_name', 'The column; empty for the table itself.'),
    text('type', 'Its type.'),
    text('about', 'What it says.'),
  ],
} as const satisfies Table;

export const TABLES: readonly Table[] = [
  RATES,
  SERVICES,
  LOCALITIES,
  ZIPS,
  PLACE_RULES,
  ABSENT_CODES,
  RELEASES,
  CONVERSION_FACTORS,
  SERVICE_DAYS,
  PLACES_OF_SERVICE,
  CODE_CLASSES,
  MODIFIERS,
  PERCENTAGES,
  NAMES,
  DATA_DICTIONARY,
];
