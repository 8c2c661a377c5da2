import { CLAIMS_TOPIC } from './claim-texts.js';
import { ERROR_MEANINGS, NOTICE_MEANINGS } from './codes.js';
import { CONTENT_JSON } from './content-texts.js';
import { PLACE_JSON } from './place-texts.js';

/** Help that stands behind each command's options, and the topics of `rvu help`. */

const BATCH_HINT = `
A CSV or a list of codes on standard input is answered line by line:
rvu help batch. Exit codes: 0 answered, 1 in part or not found, 2 could not
run, 130 interrupted.
`;

export const HELP = {
  rvu: `
Examples:
  rvu lookup 90853                      what a code is, its figures and rules
  rvu search knee replacement           the codes that words mean
  rvu pay 90853 --locality CA-05        what Medicare allows in San Francisco
  rvu pay 90853 --zip 94110             the same, by ZIP code
  rvu rank 90853                        its percentile within its section
  rvu claim 45385 45380 --pos 22        what a whole claim comes to
  rvu compare 90853                     what it is elsewhere
  rvu pay < claims.csv > priced.csv     a whole file, line by line
  rvu help json | batch | errors | exit-codes
`,
  lookup: `
One code is a page: name, description, plain language, clinical context,
figures, policy, guidance, comparison, specialties, related codes. What is not
written yet is left out. --brief leaves the figures: a screen for one code, a
line each for several, as for ranges and prefixes.

Examples:
  rvu lookup 90853
  rvu lookup 70553-26 45378 G0121
  rvu lookup 99202-99215
  rvu lookup '9083*' --full
  rvu lookup 90853 --faq
  rvu lookup 27447 --json
  cut -d, -f3 visits.csv | rvu lookup > figures.csv
${BATCH_HINT}`,
  pay: `
Without a place or --gpci: national, GPCI 1.000. Parts of a place narrow each
other; parts that contradict each other are refused. A ZIP code split between
localities is shown in each; with --strict, and in batches, it is an error.
A locality number alone can name several places (05 is San Francisco and New
Mexico): at the prompt all are shown; with --strict, and in batches, it is an
error that lists them.

Examples:
  rvu pay 90853 --locality CA-05
  rvu pay 99213 --zip 94110
  rvu pay 99213 --county "Alameda, CA"
  rvu pay 99213 99214 --locality manhattan --pos 11
  rvu pay 70553 70553-26 70553-TC --state OH
  rvu pay 45378 --setting facility --explain
  rvu pay 99213 --gpci 1.095,1.410,0.425 --cf 32.35
  rvu pay 27447-80 20610-50 --pos 22
  rvu pay 99213 --provider-type NP --charge 120 --waterfall
  rvu pay 00142-AA --minutes 95 --locality CA-05
  rvu pay --pos 22 --locality 0111205 < claims.csv > priced.csv
${BATCH_HINT}`,
  rank: `
The population is part of the result: by default every row of the section with
a work RVU above zero, 26/TC/53 rows included. The percentile is the share of it
at or below the code.

Examples:
  rvu rank 90853
  rvu rank 27447 --within subsection
  rvu rank 99214 --by payment --setting facility
  rvu rank 90853 --population codes --json
${BATCH_HINT}`,
} as const;

const JSON_TOPIC = `JSON

--json prints one object, --ndjson one result (or {"error": …}) a line.
Numbers print with CMS's own decimals: RVUs two, GPCIs three, conversion factors
four, dollars two.

  schema    "rvu.lookup/1", "rvu.pay/1", "rvu.claim/1", "rvu.rank/1",
            "rvu.localities/1", "rvu.compare/1", "rvu.schedule/1",
            "rvu.search/1", "rvu.browse/1"; "rvu.error/1" (failed)
  release   the CMS release of every figure, "RVU26A"
  results   what was answered, below
  errors    code, message, hint, service, setting, reference_amount; a code paid
            in one of two settings has its result, and here why not the other

rvu lookup
  code, modifier, section, subsection
  name, synonyms, description, plain_language, clinical_context, specialties:
                    our own words; null where not written yet
  status            code, meaning, payable
  not_priced        code, message; null where Medicare prices the row
  paid_elsewhere    what, paid_by, where, note: who pays what is not priced here
  rvu               work, nonfacility_pe, facility_pe, malpractice,
                    nonfacility_total, facility_total
  payment           nonfacility, facility: national dollars, or null
  indicators        pc_tc, global_days (with pre_op, intra_op, post_op),
                    multiple_procedure, bilateral, assistant_surgeon,
                    co_surgeon, team_surgery, supervision, imaging_family:
                    value, meaning; endoscopic_base, opps_cap (its RVUs, or
                    null), nonfacility_na, facility_na, not_used_for_medicare
  related_rows      the code's other rows: modifier, status, rvu
  rank              as below, by work RVU within the section; null without one
  guidance          section, subsection: guidance, shared, pitfalls, links
  related           relation (family, primary, add-on, endoscopic-base), title,
                    code, name
  faq               with --faq: question, answer

rvu pay
  code, modifier, setting, units, qp
  locality          key, mac, number, state, name; null: national or given GPCIs
  gpci              work, pe, mp
  conversion_factor dollars per RVU
  rvu               work, pe (of the setting), mp, total
  fee               fee schedule amount of one unit; null for anesthesia
  opps_cap          OPPS cap of one unit; null where the row has none
  modifiers         as asked for
  allowed           lower of fee and cap, times units, after every rule
  rules             what modifiers, units and practitioner did, a sentence each
  anesthesia        base_units, base_units_list, minutes, time_units, factor
  payment           deductible, coinsurance, medicare_share, sequestration,
                    medicare_pays, patient_pays, received, limiting_charge;
                    null where the fee alone is the answer and no --waterfall
  notices           code, message (rvu help errors)
  trace             name, formula, source, value of each step

rvu claim
  claim             its number in the input; null without one
  lines             line, date, provider, charge, and the fields of rvu pay; or
                    line and error
  totals            lines, refused, allowed, deductible, coinsurance,
                    sequestration, medicare_pays, patient_pays, received

rvu rank
  code, modifier, metric, value, section, subsection
  population        rule (in words), n
  percentile, percentile_rounded
  median, ratio_to_median, side_of_median (below, above, at)
  max, max_code
${PLACE_JSON}${CONTENT_JSON}
In a batch --ndjson prints {line, input, result} or {line, input, error}; --json
puts line into each result, and line and input into each error.
`;

const BATCH_TOPIC = `Batches

rvu lookup, pay and rank read standard input when no code is given, or for "-".

Input   CSV with commas, tabs or semicolons and a header, or a bare list of
        codes. Columns are known by their usual names in any case: code, hcpcs,
        cpt, procedure code; modifier, mod, mod1 to mod4; units, qty; pos, place
        of service; setting; zip, zip code; county; locality; mac, carrier;
        state. --code-column and its like name others. A row's own cells win
        over the options.
Output  your columns untouched and in order, one record for each record, then
          pay     rvu_work, rvu_pe, rvu_mp, rvu_total, rvu_allowed, rvu_setting,
                  rvu_locality, rvu_release, rvu_notes, rvu_error
          lookup  rvu_name, rvu_status, rvu_work, rvu_nonfacility_pe,
                  rvu_facility_pe, rvu_mp, rvu_nonfacility_total,
                  rvu_facility_total, rvu_nonfacility_payment,
                  rvu_facility_payment, rvu_error
          rank    rvu_work, rvu_section, rvu_percentile, rvu_section_median,
                  rvu_error
        or --ndjson, or --json (which keeps its errors in memory to the end).
        A bare list gets a header.
Errors  A row that cannot be answered has its reason in rvu_error (rvu help
        errors) and the rest goes on. Malformed lines are reported by number. A
        summary stands on standard error; the exit code is 1 if any row was
        refused.
Charges rvu pay reads charge, minutes, provider_type and care_days columns too:
        the lower of charge and fee is allowed. Its rows are priced one by one,
        and dates are not read; rvu claim prices rows that belong together.
`;

const EXIT_TOPIC = `Exit codes

  0    everything asked was answered
  1    answered in part, or not found: a code or row was refused
  2    could not run: a wrong option or value, unreadable input, missing data
  130  interrupted with Ctrl-C
`;

function list(meanings: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(meanings).map((code) => code.length));
  return Object.entries(meanings)
    .map(([code, meaning]) => `  ${code.padEnd(width)}  ${meaning}\n`)
    .join('');
}

const ERRORS_TOPIC = `Error and notice codes (stable; the wording beside them may change)

${list(ERROR_MEANINGS)}
Notices

${list(NOTICE_MEANINGS)}`;

/** What `rvu help <topic>` prints besides the help of commands. */
export const TOPICS: Readonly<Record<string, string | (() => Promise<string>)>> = {
  json: JSON_TOPIC,
  batch: BATCH_TOPIC,
  claims: CLAIMS_TOPIC,
  readings: async () => (await import('./readings-text.js')).readingsText(),
  errors: ERRORS_TOPIC,
  'exit-codes': EXIT_TOPIC,
};
