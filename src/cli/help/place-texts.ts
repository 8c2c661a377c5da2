/** Help behind the options of the commands about places and whole schedules. */

/** Part of `rvu help json`. */
export const PLACE_JSON = `
rvu localities
  key, mac, number, state, state_name, name, counties
  gpci              work, work_without_floor, pe, mp
  gaf, gaf_without_floor, anesthesia_cf, anesthesia_cf_qp, notices

rvu compare          the first result is national, its locality null
  locality          key, mac, number, state, name
  prices            code, modifier, setting, qp, allowed (null: see refused),
                    to_national and to_first (the first price beside it): each
                    difference, percent
  notices

rvu schedule
  release, mac, locality, state, code, modifier, status, qp; percent if asked
  nonfacility_…, facility_…   fee, opps_cap, na, allowed, limiting_charge,
                              therapy_reduced; at_percent if asked
`;

export const PLACE_HELP = {
  localities: `
A query may be part of a name, a state, a county, a MAC or a ZIP code. Few are
shown in full, many as a table; --full and --brief decide. GAF, the geographic
adjustment factor, is what the three GPCIs come to for the average service: for
comparing localities; no price is computed from it.

Examples:
  rvu localities
  rvu localities texas --sort gaf --reverse
  rvu localities 94110
  rvu localities "Arlington, VA"
  rvu localities --mac 01112 --csv
`,
  compare: `
One code: every locality, highest first, with a bar and its distance from the
national amount. Several codes, or --against, stand side by side with difference
and percent; any two of codes, settings and QP fit one table.

Examples:
  rvu compare 99213
  rvu compare 99213 --top 5 --bottom 5
  rvu compare 99213 99214 --states CA,NV
  rvu compare 45378 --against setting --sort percent
  rvu compare 70553 --against setting,qp --state TX
  rvu compare 99213 99214 99215 --csv > visits.csv
`,
  schedule: `
Each line is a row of the release in a locality: fee, OPPS cap, the allowed
amount (the lower of the two), limiting charge, and for always-therapy services
the fee with half its practice expense, in both settings. What Medicare does not
price has no line; what it does not pay in a facility has a fee but no allowed
amount. Without a place: national, GPCI 1.000.

--layout pfall writes the 16 fields of CMS's payment amount file in its order:
its fees are not lowered to the OPPS cap, as CMS's are not.

Examples:
  rvu schedule --locality CA-05 > san-francisco.csv
  rvu schedule --states CA,NV --section radiology --out imaging.xlsx
  rvu schedule --zip 94110 --codes 99202-99215 --percent 120
  rvu schedule --all --out 2026.csv
  rvu schedule --all --layout pfall --out PFALL26.txt
`,
  config: `
  locality  CA-05, or national        pay and schedule, where no place is given
  setting   facility, nonfacility, both
  qp        yes or no
  output    table, json, ndjson, csv, markdown: answers at the prompt; a batch
            stays CSV

An option of a command wins over the environment (RVU_LOCALITY, RVU_SETTING,
RVU_QP, RVU_OUTPUT), which wins over the config file. For one command
--locality national, --no-qp and --table put a default aside.

The file is rvu/config.json in XDG_CONFIG_HOME; without that in ~/.config, on
macOS in ~/Library/Application Support, on Windows in %APPDATA%. RVU_CONFIG
names another file; set to nothing it means none.

Examples:
  rvu config
  rvu config set locality CA-05
  rvu config set qp yes
  rvu config unset qp
  RVU_OUTPUT=json rvu pay 99213
`,
} as const;
