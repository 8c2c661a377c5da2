/**
 * The yardstick: prices a file of claims with DuckDB, as exactly as `rvu pay` does. It uses DECIMALs
 * throughout and rounds once, half up; their widths keep the product in DECIMAL(18,9), the widest that DuckDB
 * computes in 64 bits. Every file's columns are declared, because guessing them costs DuckDB time.
 *
 * node duckdb.mjs claims.csv out.csv             keeps the order of the claims
 * node duckdb.mjs claims.csv out.csv any-order   leaves the order to DuckDB
 * node duckdb.mjs claims.csv out.csv whole       reads whole claims, and applies no rule of claims
 */
import { formula, quoted, runSql, TABLES, table } from './duckdb-tables.mjs';

const [claims, out, order] = process.argv.slice(2);

const either = (facility, nonfacility) => `CASE WHEN p.facility THEN ${facility} ELSE ${nonfacility} END`;
const FEE = formula(either('s.facility_pe_rvu', 's.nonfacility_pe_rvu'), 's.mp_rvu');
const OPPS_CAP = formula(either('s.opps_facility_pe', 's.opps_nonfacility_pe'), 's.opps_mp');

// Whole claims have two modifiers, of which one may be that of a row, and name a locality in one column.
const isWhole = order === 'whole';
const SERVICE_MODIFIER = isWhole
  ? "CASE WHEN c.mod1 IN ('26', 'TC', '53') THEN c.mod1 WHEN c.mod2 IN ('26', 'TC', '53') THEN c.mod2 ELSE '' END"
  : "coalesce(c.modifier, '')";
const LOCALITY = isWhole ? 'l.mac || l.locality = c.locality' : 'l.mac = c.mac AND l.locality = c.locality';

const price = (source, end) => `
  COPY (
    SELECT c.*, CASE
      WHEN p.facility IS NULL OR (p.facility AND s.facility_na) THEN NULL
      WHEN s.hospital_pays AND c.pos IN ('19', '21', '22', '23') THEN NULL
      WHEN s.inpatients_only AND c.pos <> '21' THEN NULL
      WHEN s.capped THEN least(c.charge, c.units * least(${FEE}, ${OPPS_CAP}))
      ELSE least(c.charge, c.units * ${FEE}) END AS rvu_allowed
    FROM ${source} c
    LEFT JOIN services s ON s.hcpcs = c.code AND s.mod = ${SERVICE_MODIFIER}
    LEFT JOIN localities l ON ${LOCALITY}
    LEFT JOIN places p ON p.pos = c.pos
    ${end}
  ) TO ${quoted(out)} (FORMAT csv, HEADER true)`;

const CLAIMS = table(claims, ',', { units: 'INTEGER', charge: 'DECIMAL(9,2)' });

// A join loses the order of its input, so to keep it the claims go into a table and are sorted by row.
// Without a table, DuckDB takes the claims for the smaller side of the joins, which costs time and memory, so
// the order of the joins is kept as written.
const IN_ORDER = [`CREATE TABLE claims AS FROM ${CLAIMS}`, price('claims', 'ORDER BY c.rowid')];
const IN_ANY_ORDER = ["SET disabled_optimizers = 'join_order,build_side_probe_side'", price(CLAIMS, '')];

await runSql([TABLES, ...(order === 'any-order' ? IN_ANY_ORDER : IN_ORDER)]);
