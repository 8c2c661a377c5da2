/**
 * The yardstick of whole schedules: the cross join of services and localities with every column that
 * `rvu schedule --all` writes, in the same order.
 *
 * node duckdb-schedule.mjs out.csv
 */
import { formula, quoted, runSql, TABLES } from './duckdb-tables.mjs';
import { newestRelease } from './tables.mjs';

const [out] = process.argv.slice(2);
const { id } = newestRelease();

function amounts(setting, na) {
  const pe = `s.${setting}_pe_rvu`;
  return {
    fee: formula(pe, 's.mp_rvu'),
    opps_cap: `CASE WHEN s.capped THEN ${formula(`s.opps_${setting}_pe`, 's.opps_mp')} END`,
    na: `CASE WHEN ${na} THEN 'NA' END`,
    // Half the practice expense, with everything doubled so that it stays exact.
    therapy: `CASE WHEN s.therapy THEN ${formula(`(${pe} * CAST(0.5 AS DECIMAL(2,1)))`, 's.mp_rvu')} END`,
  };
}

const nonfacility = amounts('nonfacility', "s.nonfacility_na_text = 'NA'");
const facility = amounts('facility', 's.facility_na');

const limit = (allowed) => `round(${allowed} * CAST(1.0925 AS DECIMAL(5,4)), 2)`;
const unlessNa = (text) => `CASE WHEN NOT unpaid THEN ${text} END`;

const SCHEDULE = `
  COPY (
    SELECT release, mac, locality, state, code, modifier, status, qp,
      nf_fee AS nonfacility_fee, nf_cap AS nonfacility_opps_cap, nf_na AS nonfacility_na,
      least(nf_fee, nf_cap) AS nonfacility_allowed, ${limit('least(nf_fee, nf_cap)')} AS nonfacility_limiting_charge,
      nf_therapy AS nonfacility_therapy_reduced,
      f_fee AS facility_fee, f_cap AS facility_opps_cap, f_na AS facility_na,
      ${unlessNa('least(f_fee, f_cap)')} AS facility_allowed,
      ${unlessNa(limit('least(f_fee, f_cap)'))} AS facility_limiting_charge,
      ${unlessNa('f_therapy')} AS facility_therapy_reduced
    FROM (
      SELECT ${quoted(id)} AS release, l.mac, l.locality, l.state, s.hcpcs AS code, nullif(s.mod, '') AS modifier, s.status, 'no' AS qp,
        ${nonfacility.fee} AS nf_fee, ${nonfacility.opps_cap} AS nf_cap, ${nonfacility.na} AS nf_na,
        ${nonfacility.therapy} AS nf_therapy,
        ${facility.fee} AS f_fee, ${facility.opps_cap} AS f_cap, ${facility.na} AS f_na,
        ${facility.therapy} AS f_therapy, s.facility_na AS unpaid, l.rowid AS place, s.rowid AS row
      FROM localities l CROSS JOIN services s
    )
    ORDER BY place, row
  ) TO ${quoted(out)} (FORMAT csv, HEADER true)`;

await runSql([TABLES, SCHEDULE]);
