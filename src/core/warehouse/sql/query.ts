import { NATIONAL } from '../../release/locality.js';
import { NEEDS_CLAIM } from '../prices.js';
import type { Table } from '../table.js';
import * as tables from '../tables.js';
import type { Dialect } from './dialects.js';

/** What the query takes and how it is written, apart from the dialect. */
export interface QueryChoices {
  /** The folder of the export, as the warehouse names it */
  readonly folder: string;
  /** The user's table of lines */
  readonly lines: string;
  /** Use the figures for qualifying APM participants */
  readonly qp: boolean;
  /** The largest number of units of a line */
  readonly mostUnits: number;
}

/** The tables that the query reads. */
const READ: readonly Table[] = [
  tables.SERVICE_DAYS,
  tables.PLACES_OF_SERVICE,
  tables.CODE_CLASSES,
  tables.CONVERSION_FACTORS,
  tables.SERVICES,
  tables.LOCALITIES,
  tables.ZIPS,
  tables.PLACE_RULES,
  tables.ABSENT_CODES,
  tables.RATES,
];

const nameOf = ({ name }: Table): string => `rvu_${name}`;

const CONTRACT = `
The table of lines has these columns; one that does not apply may be NULL:
  line_id          anything that is unique
  date_of_service  DATE; the time of day of a TIMESTAMP is ignored
  code             five characters, as 99213
  modifier         26, TC, 53 or NULL
  units            a whole number; NULL is 1
  pos              place of service, as text: '11'
  setting          'facility' or 'nonfacility'; NULL: that of pos, and without one nonfacility
  zip              five digits, as text
  locality         'CA-05' or '0111205'; without zip and locality: national, GPCI 1.000
The view rvu_priced_lines has for each line its release, place and setting, and either allowed_cents
(what rvu pay allows) or a reason: an error code of rvu (rvu help errors), or
  ${NEEDS_CLAIM}   one line alone does not decide it, or it is not written as above: rvu claim or rvu pay prices it
  not-exported  its release is not in the export
A release that stands_in_for another prices its lines because rvu does not have that other one.
No charge, participation or practitioner is considered.`;

/** Rows that are there or not, in the terms that every dialect shares. */
function body({ matches, bigint, money }: Dialect, { lines, qp, mostUnits }: QueryChoices): string {
  const from = (table: Table): string => nameOf(table);
  const isCode = matches('l.code', '[A-Z0-9]{5}');
  // As rvu pay does: five characters with two letters are a word rather than a code, unless the release lists them.
  const looksLikeCode = matches('l.code', '[0-9]*[A-Z]?[0-9]*');
  const isLettered = `(${matches('a.code', '[A-Z][0-9]{4}')} OR ${matches('a.code', '[0-9]{4}[A-Z]')})`;
  const isTwoDigits = matches('l.pos', '[0-9]{2}');
  const isZip = matches('l.zip', '[0-9]{5}');
  const isLocality = `(${matches('l.locality', '[A-Z]{2}-[0-9]{2}')} OR ${matches('l.locality', '[0-9]{7}')})`;
  const SETTING =
    "REPLACE(REPLACE(REPLACE(UPPER(TRIM(COALESCE(c.setting, ''))), '-', ''), '_', ''), ' ', '')";
  return `
WITH written AS (
  SELECT
    c.line_id,
    CAST(c.date_of_service AS DATE) AS date_of_service,
    UPPER(TRIM(COALESCE(c.code, ''))) AS code,
    UPPER(TRIM(COALESCE(c.modifier, ''))) AS modifier,
    COALESCE(c.units, 1) AS units,
    CASE WHEN LENGTH(TRIM(COALESCE(c.pos, ''))) = 1 THEN CONCAT('0', TRIM(c.pos)) ELSE TRIM(COALESCE(c.pos, '')) END AS pos,
    CASE
      WHEN ${SETTING} IN ('F', 'FAC', 'FACILITY') THEN 'facility'
      WHEN ${SETTING} IN ('NF', 'NONFAC', 'NONFACILITY', 'OFFICE') THEN 'nonfacility'
      ELSE ${SETTING}
    END AS setting,
    TRIM(COALESCE(c.zip, '')) AS zip,
    UPPER(TRIM(COALESCE(c.locality, ''))) AS locality
  FROM ${lines} c
),
dated AS (
  SELECT w.*, d.period, d.release, d.stands_in_for, d.exported
  FROM written w
  LEFT JOIN ${from(tables.SERVICE_DAYS)} d
    ON w.date_of_service >= d.first_day AND w.date_of_service <= d.last_day
),
absent AS (
  SELECT DISTINCT a.code
  FROM (SELECT DISTINCT code FROM written) a
  CROSS JOIN ${from(tables.CODE_CLASSES)} k
  WHERE ${isLettered}
    AND (k.first_character IS NULL OR k.first_character = SUBSTR(a.code, 1, 1))
    AND (k.last_character IS NULL OR k.last_character = SUBSTR(a.code, 5, 1))
    AND (k.first_code IS NULL OR a.code >= k.first_code)
    AND (k.last_code IS NULL OR a.code <= k.last_code)
),
unpriced AS (
  SELECT release, code, modifier, nonfacility_reason AS reason FROM ${from(tables.RATES)} WHERE place_key IS NULL
),
located AS (
  SELECT
    l.*,
    CASE WHEN l.setting <> '' THEN l.setting WHEN l.pos <> '' THEN p.setting ELSE 'nonfacility' END AS in_setting,
    p.reason AS pos_reason,
    p.pos AS known_pos,
    CASE
      WHEN l.zip = '' AND l.locality = '' THEN '${NATIONAL}'
      WHEN l.locality = '' THEN z.place_key
      WHEN l.zip = '' THEN COALESCE(k.place_key, s.place_key)
    END AS place_key,
    CASE
      WHEN l.zip <> '' AND l.locality <> '' THEN '${NEEDS_CLAIM}'
      WHEN l.zip <> '' AND NOT ${isZip} THEN '${NEEDS_CLAIM}'
      WHEN l.zip <> '' AND z.zip IS NULL THEN COALESCE(a.reason, 'E_ZIP_UNKNOWN')
      WHEN l.zip <> '' THEN z.reason
      WHEN l.locality <> '' AND k.place_key IS NULL AND s.place_key IS NULL
        THEN CASE WHEN ${isLocality} THEN 'E_LOCALITY_UNKNOWN' ELSE '${NEEDS_CLAIM}' END
    END AS place_reason
  FROM dated l
  LEFT JOIN ${from(tables.PLACES_OF_SERVICE)} p ON p.period = l.period AND p.pos = l.pos
  LEFT JOIN ${from(tables.ZIPS)} z ON z.release = l.release AND z.zip = l.zip
  LEFT JOIN ${from(tables.ZIPS)} a ON a.release = l.release AND a.zip = SUBSTR(l.zip, 1, 3)
  LEFT JOIN ${from(tables.LOCALITIES)} k ON k.release = l.release AND k.place_key = l.locality
  LEFT JOIN ${from(tables.LOCALITIES)} s ON s.release = l.release AND s.short_key = l.locality
),
reasoned AS (
  SELECT
    l.*,
    r.nonfacility_cents,
    r.facility_cents,
    CASE
      WHEN l.date_of_service IS NULL THEN 'E_DATE_MISSING'
      WHEN l.period IS NULL THEN 'E_DATE_NOT_COVERED'
      WHEN NOT l.exported THEN 'not-exported'
      WHEN l.code = '' THEN 'E_CODE_MISSING'
      WHEN NOT ${isCode} THEN '${NEEDS_CLAIM}'
      WHEN l.modifier NOT IN ('', '26', 'TC', '53') THEN '${NEEDS_CLAIM}'${
        qp ? `\n      WHEN f.release IS NULL AND (v.code IS NOT NULL OR ${looksLikeCode}) THEN 'E_NO_QP'` : ''
      }
      WHEN v.code IS NULL AND u.code IS NOT NULL THEN u.reason
      WHEN v.code IS NULL THEN COALESCE(b.reason, CASE WHEN e.code IS NULL THEN 'E_CODE_UNKNOWN' ELSE 'E_CODE_ELSEWHERE' END)
      WHEN l.place_reason IS NOT NULL THEN l.place_reason
      WHEN l.setting NOT IN ('', 'facility', 'nonfacility') THEN 'E_SETTING_INVALID'
      WHEN l.setting = '' AND l.pos <> '' AND l.known_pos IS NULL
        THEN CASE WHEN ${isTwoDigits} THEN 'E_POS_UNKNOWN' ELSE '${NEEDS_CLAIM}' END
      WHEN l.setting = '' AND l.pos_reason IS NOT NULL THEN l.pos_reason
      WHEN l.pos <> '' AND NOT ${isTwoDigits} THEN '${NEEDS_CLAIM}'
      WHEN l.units < 1 OR l.units > ${mostUnits} OR l.units <> FLOOR(l.units) THEN 'E_UNITS_INVALID'
      WHEN v.reason IS NOT NULL THEN v.reason
      WHEN v.decided_by = 'claim' THEN '${NEEDS_CLAIM}'
      WHEN l.in_setting = 'facility' AND r.facility_cents IS NULL THEN COALESCE(r.facility_reason, '${NEEDS_CLAIM}')
      WHEN l.in_setting = 'nonfacility' AND r.nonfacility_cents IS NULL
        THEN COALESCE(r.nonfacility_reason, '${NEEDS_CLAIM}')
      WHEN x.reason IS NOT NULL THEN x.reason
      WHEN v.decided_by = 'unit' AND l.units > 1 THEN '${NEEDS_CLAIM}'
    END AS reason
  FROM located l
  LEFT JOIN ${from(tables.SERVICES)} v ON v.release = l.release AND v.code = l.code AND v.modifier = l.modifier
  LEFT JOIN unpriced u ON u.release = l.release AND u.code = l.code AND u.modifier = l.modifier
  LEFT JOIN ${from(tables.ABSENT_CODES)} b ON b.release = l.release AND b.code = l.code
  LEFT JOIN absent e ON e.code = l.code
  LEFT JOIN ${from(tables.PLACE_RULES)} x ON x.release = l.release AND x.pc_tc = v.pc_tc AND x.pos = l.pos
  LEFT JOIN ${from(tables.RATES)} r
    ON r.release = l.release AND r.code = l.code AND r.modifier = l.modifier
    AND r.place_key = l.place_key AND r.qp = ${qp ? 'TRUE' : 'FALSE'}${
      qp ? `\n  LEFT JOIN ${from(tables.CONVERSION_FACTORS)} f ON f.release = l.release AND f.qp = TRUE` : ''
    }
),
amounts AS (
  SELECT
    q.*,
    CASE WHEN q.reason IS NULL THEN
      CAST(q.units AS ${bigint}) * CASE WHEN q.in_setting = 'facility' THEN q.facility_cents ELSE q.nonfacility_cents END
    END AS allowed_cents
  FROM reasoned q
)
SELECT
  line_id,
  release,
  stands_in_for,
  CASE WHEN reason IS NULL THEN place_key END AS place_key,
  CASE WHEN reason IS NULL THEN in_setting END AS setting,
  allowed_cents,
  CAST(CAST(allowed_cents AS ${money}) / 100 AS ${money}) AS allowed,
  reason
FROM amounts`;
}

const comment = (lines: readonly string[]): string => lines.map((line) => `-- ${line}`.trimEnd()).join('\n');

/** The statements of a dialect: a view or table for each table of the export, and the view that prices lines. */
export function warehouseSql(dialect: Dialect, choices: QueryChoices): string {
  const { folder } = choices;
  const head = comment([
    'Prices lines by the Medicare Physician Fee Schedule, with the tables that rvu export wrote.',
    ...dialect.notes,
    ...CONTRACT.split('\n'),
  ]);
  const sources = READ.map((table) => dialect.source(table, nameOf(table), folder));
  const view = `${dialect.createView} rvu_priced_lines AS${body(dialect, choices)};`;
  return `${[head, sources.join('\n'), view].join('\n\n')}\n`;
}
