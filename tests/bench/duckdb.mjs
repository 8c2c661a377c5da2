/**
 * The yardstick: prices a file of claims with DuckDB, as exactly as `rvu pay` does. It uses DECIMALs
 * throughout and rounds once, half up; their widths keep the product in DECIMAL(18,9), the widest that DuckDB
 * computes in 64 bits. Every file's columns are declared, because guessing them costs DuckDB time.
 *
 * node duckdb.mjs claims.csv out.csv             keeps the order of the claims node duckdb.mjs claims.csv
 * out.csv any-order   leaves the order to DuckDB
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { newestRelease, PLACES_OF_SERVICE, pricedStatuses } from './tables.mjs';

const [claims, out, order] = process.argv.slice(2);
const { files, conversionFactor } = newestRelease();

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** The column names of a file, read without the rest of it. */
function headerOf(path, separator) {
  const start = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  const read = readSync(file, start);
  closeSync(file);
  return start.toString('utf8', 0, read).split('\n', 1)[0].split(separator);
}

/** Reads a file with a header; `types` has the columns that are not text. */
function table(path, separator, types) {
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

const TABLES = `
  CREATE TABLE services AS
    SELECT hcpcs, coalesce(mod, '') AS mod, ${RVU_COLUMNS.join(', ')},
      coalesce(facility_na, '') = 'NA' AS facility_na,
      pctc_ind = '5' AS hospital_pays, pctc_ind = '8' AS inpatients_only,
      opps_nonfacility_pe > 0 OR opps_facility_pe > 0 OR opps_mp > 0 AS capped
    FROM ${table(files.rvu, ',', typed('DECIMAL(6,2)', RVU_COLUMNS))}
    WHERE status IN (${pricedStatuses().map(quoted).join(', ')})
      AND coalesce(not_used_for_medicare, '') <> '+'
      AND (nonfacility_total > 0 OR facility_total > 0);
  CREATE TABLE localities AS
    SELECT mac, locality, ${GPCI_COLUMNS.join(', ')}
    FROM ${table(files.gpci, '\t', typed('DECIMAL(4,3)', GPCI_COLUMNS))};
  CREATE TABLE places AS
    SELECT place.code AS pos, place.setting = 'facility' AS facility
    FROM (SELECT unnest(values) AS place FROM read_json(${quoted(PLACES_OF_SERVICE)}))
    WHERE place.setting IS NOT NULL;`;

const fee = (nonfacilityPe, facilityPe, mp) => `
  round((s.work_rvu * l.work_gpci + CASE WHEN p.facility THEN ${facilityPe} ELSE ${nonfacilityPe} END * l.pe_gpci
    + ${mp} * l.mp_gpci) * CAST(${conversionFactor} AS DECIMAL(6,4)), 2)`;
const FEE = fee('s.nonfacility_pe_rvu', 's.facility_pe_rvu', 's.mp_rvu');
const OPPS_CAP = fee('s.opps_nonfacility_pe', 's.opps_facility_pe', 's.opps_mp');

const price = (source, end) => `
  COPY (
    SELECT c.*, CASE
      WHEN p.facility IS NULL OR (p.facility AND s.facility_na) THEN NULL
      WHEN s.hospital_pays AND c.pos IN ('19', '21', '22', '23') THEN NULL
      WHEN s.inpatients_only AND c.pos <> '21' THEN NULL
      WHEN s.capped THEN least(c.charge, c.units * least(${FEE}, ${OPPS_CAP}))
      ELSE least(c.charge, c.units * ${FEE}) END AS rvu_allowed
    FROM ${source} c
    LEFT JOIN services s ON s.hcpcs = c.code AND s.mod = coalesce(c.modifier, '')
    LEFT JOIN localities l ON l.mac = c.mac AND l.locality = c.locality
    LEFT JOIN places p ON p.pos = c.pos
    ${end}
  ) TO ${quoted(out)} (FORMAT csv, HEADER true)`;

const CLAIMS = table(claims, ',', { units: 'INTEGER', charge: 'DECIMAL(9,2)' });

// A join loses the order of its input, so to keep it the claims go into a table and are sorted by row.
// Without a table, DuckDB takes the claims for the smaller side of the joins, which costs time and memory, so
// the order of the joins is kept as written.
const IN_ORDER = [`CREATE TABLE claims AS FROM ${CLAIMS}`, price('claims', 'ORDER BY c.rowid')];
const IN_ANY_ORDER = ["SET disabled_optimizers = 'join_order,build_side_probe_side'", price(CLAIMS, '')];

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
for (const sql of [TABLES, ...(order === 'any-order' ? IN_ANY_ORDER : IN_ORDER)]) await connection.run(sql);
connection.closeSync();
database.closeSync();
