/** The bundled files as DuckDB reads them, with every figure an exact DECIMAL, and the formula. */
import { closeSync, openSync, readSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { newestRelease, PLACES_OF_SERVICE, pricedStatuses } from './tables.mjs';

const { files, conversionFactor } = newestRelease();

export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** The column names of a file, read without the rest of it. */
function headerOf(path, separator) {
  const start = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  const read = readSync(file, start);
  closeSync(file);
  return start.toString('utf8', 0, read).split('\n', 1)[0].split(separator);
}

/** Reads a file with a header; `types` has the columns that are not text. */
export function table(path, separator, types) {
  const columns = headerOf(path, separator).map((name) => `'${name}': '${types[name] ?? 'VARCHAR'}'`);
  return `read_csv(${quoted(path)}, auto_detect = false, header = true, delim = '${separator}',
    quote = '"', escape = '"', columns = {${columns.join(', ')}})`;
}

const typed = (type, names) => Object.fromEntries(names.map((name) => [name, type]));
const RVU_COLUMNS = [
  ...['work_rvu', 'nonfacility_pe_rvu', 'facility_pe_rvu', 'mp_rvu', 'nonfacility_total', 'facility_total'],
  ...['opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'],
];
const GPCI_COLUMNS = ['work_gpci', 'pe_gpci', 'mp_gpci'];

export const TABLES = `
  CREATE TABLE services AS
    SELECT hcpcs, coalesce(mod, '') AS mod, ${RVU_COLUMNS.join(', ')},
      coalesce(facility_na, '') = 'NA' AS facility_na,
      pctc_ind = '5' AS hospital_pays, pctc_ind = '8' AS inpatients_only,
      status, mult_proc = '5' AS therapy, coalesce(nonfacility_na, '') AS nonfacility_na_text,
      opps_nonfacility_pe > 0 OR opps_facility_pe > 0 OR opps_mp > 0 AS capped
    FROM ${table(files.rvu, ',', typed('DECIMAL(6,2)', RVU_COLUMNS))}
    WHERE status IN (${pricedStatuses().map(quoted).join(', ')})
      AND coalesce(not_used_for_medicare, '') <> '+'
      AND (nonfacility_total > 0 OR facility_total > 0);
  CREATE TABLE localities AS
    SELECT mac, locality, state, ${GPCI_COLUMNS.join(', ')}
    FROM ${table(files.gpci, '\t', typed('DECIMAL(4,3)', GPCI_COLUMNS))};
  CREATE TABLE places AS
    SELECT place.code AS pos, place.setting = 'facility' AS facility
    FROM (SELECT unnest(values) AS place FROM read_json(${quoted(PLACES_OF_SERVICE)}))
    WHERE place.setting IS NOT NULL AND place.through IS NULL;`;

/** The formula for a service s and a locality l. */
export const formula = (pe, mp, work = 's.work_rvu') => `
  round((${work} * l.work_gpci + ${pe} * l.pe_gpci + ${mp} * l.mp_gpci)
    * CAST(${conversionFactor} AS DECIMAL(6,4)), 2)`;

/** Runs statements one after the other. */
export async function runSql(statements) {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  for (const sql of statements) await connection.run(sql);
  connection.closeSync();
  database.closeSync();
}
