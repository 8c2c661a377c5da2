/** Help that stands behind the options of the commands about what codes are. */
export const CONTENT_HELP = {
  search: `
Every word must fit, by its beginning or with a letter or two wrong; where no
code has them all, codes with some are shown. A whole name or synonym comes
first. Digits find codes that begin with them.

Examples:
  rvu search knee replacement
  rvu search TKA
  rvu search colonscopy with snare
  rvu search mri brain --section radiology
  rvu search hernia --global 090 --min-work 8 --limit 30
  rvu search group therapy --json
`,
  browse: `
Counts are codes of the release, and those that Medicare prices; medians and
ranges are the work RVUs of priced codes that have any.

Examples:
  rvu browse
  rvu browse surgery
  rvu browse psychiatry
  rvu browse medicine cardiovascular --codes
  rvu browse 99202-99215
  rvu browse radiology --csv
`,
  page: `
Examples:
  rvu page 90853 > 90853.md
  rvu page 90853 --html 90853.html
  rvu page 27447 --html - | lp
`,
} as const;

/** What the JSON of these commands holds, for `rvu help json`. */
export const CONTENT_JSON = `
rvu search
  code, name, score higher is better; in rank order
  modifier          26 where only that row of the code is priced; else blank
  status, work
  payment, setting  national dollars outside a facility, or in one where the
                    code is never done elsewhere; null where not priced

rvu browse
  kind              section, subsection, family or code
  name, first, last
  codes, priced     how many codes, and how many Medicare prices
  work_median, work_least, work_most
                    of the work RVUs of priced codes; null where none has any
  a code has code, name, modifier, status, work, payment, setting instead
`;
