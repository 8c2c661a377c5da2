import type { Answer } from '../../../answer/find/answer.js';
import { type ListedCode, listedCode } from '../../../answer/find/listed-code.js';
import { resolveWord } from '../../../core/code/code-query.js';
import { codeRows } from '../../../core/code/code-row.js';
import type { CodePlace } from '../../../core/code/section.js';
import { placesNamed } from '../../../core/code/section-query.js';
import {
  type CodeGroup,
  familyGroups,
  sectionGroups,
  subsectionGroups,
} from '../../../core/content/browse.js';
import type { CodeContent } from '../../../core/content/code-content.js';
import { echo } from '../../../core/issue/quoting.js';
import { classifiedPart, classNames } from '../../../core/reference/code-groups.js';
import type { CodeReference } from '../../../core/reference/code-reference.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { letters, similarNames } from '../../../core/text/similar-names.js';
import { badValue } from '../../options/define.js';
import { isWithin, namedPlaces } from '../../options/section.js';
import type { BrowseOptions } from './command.js';

export interface BrowsedCode extends ListedCode {
  readonly kind: 'code';
}

export interface BrowseAnswer extends Answer<CodeGroup | BrowsedCode> {
  /** The level shown, in words: "Medicine › Psychiatry" */
  readonly title: string;
  /** How many of its codes are not listed */
  readonly hidden: number;
}

/** More codes than this are listed only with --codes. */
const MOST_CODES = 60;

interface Shown {
  readonly title: string;
  readonly groups: readonly CodeGroup[];
  readonly rows: readonly FeeRow[];
}

function placeTitle({ section, subsection }: CodePlace): string {
  return subsection ? `${section.name} › ${subsection.name}` : section.name;
}

/** A section by its subsections; a subsection, or several places, by families. */
function shownPlaces(schedule: FeeSchedule, content: CodeContent, places: readonly CodePlace[]): Shown {
  const belongs = isWithin(places, schedule.rules.sections());
  const rows = codeRows(schedule).filter(({ code }) => belongs(code));
  const title = places.map(placeTitle).join(', ');
  const [place] = places;
  const divided = places.length === 1 && place?.subsection === null && place.section.subsections.length > 0;
  const groups = divided ? subsectionGroups(schedule, rows) : familyGroups(schedule, content, rows);
  return { title, groups, rows };
}

/** Families whose title contains the words; null if there are none. */
function shownFamilies(schedule: FeeSchedule, content: CodeContent, text: string): Shown | null {
  const wanted = letters(text);
  const families = content.allFamilies().filter(({ title }) => letters(title).includes(wanted));
  if (families.length === 0 || wanted.length < 3) return null;
  const codes = new Set(families.flatMap((family) => family.codes));
  const rows = [...codes].sort().flatMap((code) => codeRows(schedule, code, code));
  const titles = new Set(families.map(({ title }) => title));
  const groups = familyGroups(schedule, content, rows).filter(({ name }) => titles.has(name));
  return { title: `Families named "${echo(text)}"`, groups, rows };
}

function shownCodes(schedule: FeeSchedule, content: CodeContent, text: string): Shown | null {
  if (!/\d/.test(text)) return null;
  const { services } = resolveWord(schedule, text.toUpperCase());
  const rows = services.flatMap(({ code }) => codeRows(schedule, code, code));
  return rows.length === 0
    ? null
    : { title: text.toUpperCase(), groups: familyGroups(schedule, content, rows), rows };
}

function shown(schedule: FeeSchedule, content: CodeContent, text: string): Shown {
  const sections = schedule.rules.sections();
  const places = placesNamed(text, sections);
  if (places.length > 0) return shownPlaces(schedule, content, places);
  return (
    shownCodes(schedule, content, text) ??
    shownFamilies(schedule, content, text) ??
    shownPlaces(schedule, content, namedPlaces('rvu browse', text, sections))
  );
}

/** A part of CMS's classification. @throws UsageError E_OPTION_VALUE with similar names */
function shownClasses(schedule: FeeSchedule, reference: CodeReference, text: string): Shown {
  const part = classifiedPart(schedule, reference, text);
  if (part) return part;
  const similar = similarNames(text, classNames(reference));
  const hint =
    similar.length > 0
      ? `Did you mean ${similar.map((name) => `"${name}"`).join(' or ')}?`
      : 'rvu browse --rbcs lists the categories.';
  throw badValue('rvu browse --rbcs', text, hint);
}

/** The groups that a level may have above its codes: their codes are listed only on request. */
const UPPER: ReadonlySet<CodeGroup['kind']> = new Set(['subsection', 'category', 'subcategory']);

/** One level of the tree: the sections, or the contents of the named section, subsection, family or range. */
export function answerBrowse(
  schedule: FeeSchedule,
  content: CodeContent,
  reference: CodeReference,
  text: string,
  options: BrowseOptions,
): BrowseAnswer {
  const base = { schema: 'rvu.browse/1', release: schedule.release, errors: [] };
  if (text === '' && !options.rbcs) {
    const all = options.codes ? codeRows(schedule) : [];
    const codes = all.map((row) => browsed(schedule, content, row));
    return { ...base, title: 'All codes', results: [...sectionGroups(schedule), ...codes], hidden: 0 };
  }
  const { title, groups, rows } = options.rbcs
    ? shownClasses(schedule, reference, text)
    : shown(schedule, content, text);
  const oneByOne =
    options.codes || (rows.length <= MOST_CODES && !groups.some(({ kind }) => UPPER.has(kind)));
  const codes = oneByOne ? rows.map((row) => browsed(schedule, content, row)) : [];
  return {
    ...base,
    title,
    results: [...groups, ...codes],
    hidden: oneByOne ? 0 : rows.length,
  };
}

function browsed(schedule: FeeSchedule, content: CodeContent, row: FeeRow): BrowsedCode {
  return { kind: 'code', ...listedCode(schedule, content, row) };
}
