import { contractLines } from './read.js';

/** The text of a new contract: what may be said in it, as comments to be filled in. */
export function newContract(name: string, from: string): string {
  return `# ${name}: a contract by work RVUs. Lines that begin with # are comments.
from = ${from}
# through = 2026-12-31
# year-begins = 07-01
# fte = 1.0
# figures-for = full time
# specialty = Family medicine
# base = 250,000
# stipends = 0

# Work RVUs to reach in a contract year, and what production is paid.
# target = 5,000
# threshold = 4,800 at 52.50
# tier = 4,800 to 5,800 at 48.00
# tier = 5,800 and more at 52.00
# tiers-by = year
# prorate = days

# Advances on production, a month, and how often they are reconciled.
# draw = 15,000
# reconcile-by = quarter
# shortfall = carried

# Whose work RVUs count: the release in force on the date, or one for the whole contract.
release = as of service

# exclude-codes = 99396, 99397
# exclude-sites = county, North Clinic

# What is credited, where it differs from Medicare's percentages.
# credit 50 = 200%
# credit 62 = 100%
# credit GC = 100%
# credit FS = 50%
# credit later-surgeries = 50%
# credit add-ons = 100%
# credit unpaid = 0%
`;
}

/** Names that a contract may give more than once. */
const REPEATED: ReadonlySet<string> = new Set(['tier']);

/**
 * Gives a name of a contract a value, on its own line if it has one, and leaves every other line and comment as it is.
 * @param value blank to take the lines of the name out
 */
export function withValue(text: string, name: string, value: string): string {
  const at = contractLines(text).flatMap((each) =>
    'name' in each && each.name === name ? [each.line - 1] : [],
  );
  const lines = text.replace(/\n$/, '').split('\n');
  if (value === '') return `${lines.filter((_, i) => !at.includes(i)).join('\n')}\n`;
  const [first] = at;
  if (first === undefined || REPEATED.has(name)) return `${[...lines, `${name} = ${value}`].join('\n')}\n`;
  const [comment = ''] = /\s+#.*$/.exec(lines[first] ?? '') ?? [];
  return `${lines.map((line, i) => (i === first ? `${name} = ${value}${comment}` : line)).join('\n')}\n`;
}
