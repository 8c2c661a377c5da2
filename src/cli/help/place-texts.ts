/** Help behind the options of the commands about places and whole schedules. */

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
} as const;
