/** Sizes, times and counts: "3 cm" in a query belongs to "2.6 to 5.0 cm" in a name. */

type Unit =
  | 'cm'
  | 'sq cm'
  | 'g'
  | 'minute'
  | 'year'
  | 'view'
  | 'muscle'
  | 'lesion'
  | 'study'
  | 'region'
  | 'level'
  | 'limb'
  | 'graft';

/** What a query says about a size, a time or a number: "3 cm". */
export interface Quantity {
  readonly unit: Unit;
  readonly value: number;
}

/** What a name says about it: "2.6 to 5.0 cm". */
interface Range {
  /** null: a count of whatever the name is about: "15 or more" */
  readonly unit: Unit | null;
  readonly least: number;
  readonly most: number;
  /** "first 20 sq cm": larger ones begin with this code too */
  readonly isFirst: boolean;
}

/** How a unit is written, and how many of ours it is. Longer spellings come first. */
const SPELLINGS: readonly (readonly [spelling: string, unit: Unit, times: number])[] = [
  ['sq(?:uare)?\\.? ?(?:cm|centimeters?)|cm2|cm\\^2', 'sq cm', 1],
  ['centimeters?|cms?', 'cm', 1],
  ['millimeters?|mm', 'cm', 0.1],
  ['grams?|gms?|g', 'g', 1],
  ['minutes?|mins?', 'minute', 1],
  ['hours?|hrs?', 'minute', 60],
  ['years? old|years?|y/?o|yrs?', 'year', 1],
  ['views?|vws?|v', 'view', 1],
  ['muscles?', 'muscle', 1],
  ['lesions?|aks?|keratos[ei]s|warts?|skin tags?|tags?|moles?|abscess(?:es)?|biops(?:y|ies)', 'lesion', 1],
  ['stud(?:y|ies)|nerves?', 'study', 1],
  ['(?:body )?regions?', 'region', 1],
  ['levels?|(?:vertebral )?segments?|interspaces?|vertebra(?:e|l bod(?:y|ies))?', 'level', 1],
  ['limbs?|extremit(?:y|ies)', 'limb', 1],
  ['(?:[a-z]+ )?grafts?', 'graft', 1],
];
const UNIT = SPELLINGS.map(([spelling]) => `(?:${spelling})`).join('|');

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER_WORD = new RegExp(`\\b(?:${NUMBER_WORDS.join('|')}|single|both)\\b(?= )`, 'g');

function digits(word: string): string {
  if (word === 'single') return '1';
  return word === 'both' ? '2' : String(NUMBER_WORDS.indexOf(word));
}

/** Lower case, numbers in digits, "first hour" as "first 1 hour". */
function prepared(text: string): string {
  return text
    .toLowerCase()
    .replace(NUMBER_WORD, digits)
    .replace(/(\d),(\d{3})\b/g, '$1$2')
    .replace(/\b(first|additional|each) (hour|view|muscle|level|lesion)\b/g, '$1 1 $2');
}

const WHOLE_SPELLINGS = SPELLINGS.map(
  ([spelling, unit, times]) => [new RegExp(`^(?:${spelling})$`), unit, times] as const,
);

function unitOf(written: string): readonly [Unit, number] | null {
  const found = WHOLE_SPELLINGS.find(([pattern]) => pattern.test(written));
  return found ? [found[1], found[2]] : null;
}

const NUMBER = '\\d+(?:\\.\\d+)?';
const BEFORE =
  'no more than|not more than|more than|less than|at least|up to|under|over|first|additional|further|each|ages?';
const AFTER = 'or more|or less|or fewer|or over|or older|and over|and older|and more|\\+';
const RANGE = new RegExp(
  `(?:\\b(${BEFORE}) )?\\b(${NUMBER})(?: ?(?:to|through|-|or) ?(${NUMBER}))?(?: ?(${AFTER}))? ?(?:(${UNIT})\\b)?(?: ?(${AFTER}))?`,
  'g',
);
/** What "under 3" leaves out of the range and "over 3" does not put in. */
const LITTLE = 1e-6;

function toRange(match: RegExpMatchArray): Range | null {
  const [, before = '', first = '', last, after = '', written = '', later = ''] = match;
  const [unit, times] = before.startsWith('age') ? (['year', 1] as const) : (unitOf(written) ?? [null, 1]);
  const [low, high] = [Number(first) * times, Number(last ?? first) * times];
  const end = after || later;
  const range = (least: number, most: number): Range => ({ unit, least, most, isFirst: before === 'first' });
  if (/additional|further|each/.test(before)) return null;
  if (/^(?:up to|no more|not more)/.test(before) || /less|fewer/.test(end)) return range(0, high);
  if (/^(?:under|less)/.test(before)) return range(0, high - LITTLE);
  if (before === 'over' || before === 'more than') return range(low + LITTLE, Number.POSITIVE_INFINITY);
  if (before === 'at least' || end !== '') return range(low, Number.POSITIVE_INFINITY);
  if (before === 'first') return range(0, high);
  return range(low, high);
}

function rangesIn(text: string): Range[] {
  return [...prepared(text).matchAll(RANGE)].flatMap((match) => toRange(match) ?? []);
}

const COUNTED: ReadonlySet<Unit> = new Set(['lesion', 'muscle', 'region', 'study', 'graft', 'view', 'level']);

/** A size with its unit, with a word between them at most: "4 vein grafts". */
const TYPED = new RegExp(
  `\\b(?:ages? (${NUMBER})|(${NUMBER})(?: ?- ?${NUMBER})?\\+?[ -]?(${UNIT})\\b(?: old\\b)?)`,
  'g',
);
/** Counts written after what is counted: "skin tags 25" */
const TYPED_AFTER = /\b(aks?|keratos[ei]s|warts?|tags?|lesions?) (\d+)\b(?! ?(?:cm|mm|sq))/g;

/** The quantities of a query, and the rest of it. Counted things stay in the rest, since names are found by them. */
export function readQuantities(query: string): {
  readonly quantities: readonly Quantity[];
  readonly rest: string;
} {
  const quantities: Quantity[] = [];
  const text = prepared(query);
  if (!/\d/.test(text)) return { quantities, rest: query };
  const rest = text
    .replace(TYPED, (whole: string, age?: string, number?: string, written = '') => {
      const known = age === undefined ? unitOf(written) : (['year', 1] as const);
      if (!known) return whole;
      const [unit, times] = known;
      quantities.push({ unit, value: Math.round(Number(age ?? number) * times * 1e6) / 1e6 });
      return COUNTED.has(unit) && unit !== 'view' ? written : ' ';
    })
    .replace(TYPED_AFTER, (_, counted: string, number: string) => {
      quantities.push({ unit: 'lesion', value: Number(number) });
      return counted;
    });
  return { quantities, rest };
}

const FITS = 2;
const MISSES = 0.35;
const SAYS_NOTHING = 1;
/** How near a time has to be to one that is named alone, "or 45 minutes", as a share of it */
const NEAR = 0.5;

/** A time named alone is where a code begins: 50 minutes are nearer to "45 minutes" than 40 are. */
function nearness(value: number, at: number): number {
  const off = Math.abs(value - at) / at;
  if (off > NEAR) return MISSES;
  return value > at ? FITS - off : SAYS_NOTHING - off;
}

const concerns = ({ unit }: Quantity, range: Range): boolean =>
  range.unit === unit || (range.unit === null && COUNTED.has(unit) && range.least !== range.most);

function fitOf(quantity: Quantity, all: readonly Range[]): number {
  const { unit, value } = quantity;
  const ranges = all.filter((range) => concerns(quantity, range));
  if (ranges.length === 0) return SAYS_NOTHING;
  if (ranges.some(({ least, most, isFirst }) => value >= least && (value <= most || isFirst))) return FITS;
  const isAlone = ranges.every(({ least, most }) => least === most);
  if (unit !== 'minute' || !isAlone) return MISSES;
  return Math.max(...ranges.map(({ least }) => nearness(value, least)));
}

/** How well the sizes, times and counts of a name fit those of a query: above 1 if they do, below 1 if they do not. */
export function fitFactor(quantities: readonly Quantity[], texts: readonly string[]): number {
  if (quantities.length === 0) return SAYS_NOTHING;
  const ranges = texts.flatMap(rangesIn);
  return quantities.reduce((factor, quantity) => factor * fitOf(quantity, ranges), 1);
}
