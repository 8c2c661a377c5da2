import { codeRows } from '../code/code-row.js';
import { type CodeGroup, groupOf } from '../content/browse.js';
import { echo } from '../issue/quoting.js';
import type { FeeRow } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { letters } from '../text/similar-names.js';
import type { CodeClass, CodeReference } from './code-reference.js';

/** What a code without a group of some level is listed under. */
const NO_FAMILY = 'No family';
const NOT_CLASSIFIED = 'Not classified';

/** A code of the release with its place in CMS's classification. */
interface ClassifiedRow {
  readonly row: FeeRow;
  readonly category: string;
  readonly subcategory: string;
  readonly family: string;
}

type Level = 'category' | 'subcategory' | 'family';
const LEVELS: readonly Level[] = ['category', 'subcategory', 'family'];

/** What a part of the tree of CMS's classification holds. */
export interface ClassifiedPart {
  /** "Procedure › Musculoskeletal" */
  readonly title: string;
  readonly groups: readonly CodeGroup[];
  readonly rows: readonly FeeRow[];
}

function classifiedRows(schedule: FeeSchedule, reference: CodeReference): ClassifiedRow[] {
  const groups = new Map<string, CodeClass>(reference.classes());
  return codeRows(schedule).map((row) => {
    const { category, subcategory, family } = groups.get(row.code) ?? {};
    const known = category === undefined ? NOT_CLASSIFIED : NO_FAMILY;
    return {
      row,
      category: category ?? NOT_CLASSIFIED,
      subcategory: subcategory ?? NOT_CLASSIFIED,
      family: family ?? known,
    };
  });
}

function groupsAt(level: Level, rows: readonly ClassifiedRow[], schedule: FeeSchedule): CodeGroup[] {
  const byName = new Map<string, FeeRow[]>();
  for (const each of rows) {
    const members = byName.get(each[level]);
    if (members) members.push(each.row);
    else byName.set(each[level], [each.row]);
  }
  const isRest = (name: string): boolean => name === NO_FAMILY || name === NOT_CLASSIFIED;
  const key = (name: string): string => `${isRest(name) ? 1 : 0}${name}`;
  const names = [...byName].sort(([a], [b]) => (key(a) < key(b) ? -1 : 1));
  return names.map(([name, members]) => groupOf(level, name, members, schedule));
}

/** The ways to name a level of a code's place: by itself, or after the levels above it. */
function isNamed(each: ClassifiedRow, level: Level, wanted: string): boolean {
  const names = LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((above) => letters(each[above]));
  return names.some((_, i) => names.slice(i).join('') === wanted);
}

const titleOf = (each: ClassifiedRow, level: Level): string =>
  LEVELS.slice(0, LEVELS.indexOf(level) + 1)
    .map((above) => each[above])
    .join(' › ');

/**
 * A part of CMS's classification: all categories for a blank text; the subcategories or families of the category or
 * subcategory that it names; the codes of a family that it names or that has a code in its name.
 * @returns null if nothing has that name
 */
export function classifiedPart(
  schedule: FeeSchedule,
  reference: CodeReference,
  text: string,
): ClassifiedPart | null {
  const all = classifiedRows(schedule, reference);
  const wanted = letters(text);
  if (wanted === '') {
    return {
      title: 'All codes',
      groups: groupsAt('category', all, schedule),
      rows: all.map(({ row }) => row),
    };
  }
  const own = all.find(({ row }) => row.code === wanted);
  for (const level of LEVELS) {
    const named = own && level === 'family' ? letters(titleOf(own, level)) : wanted;
    const members = all.filter((each) => isNamed(each, level, named));
    const [first] = members;
    if (!first) continue;
    const titles = [...new Set(members.map((each) => titleOf(each, level)))];
    const next = LEVELS[LEVELS.indexOf(level) + 1];
    return {
      title: titles.join(', '),
      groups: groupsAt(next ?? 'family', members, schedule),
      rows: members.map(({ row }) => row),
    };
  }
  const like = all.filter(({ family }) => letters(family).includes(wanted));
  if (wanted.length < 3 || like.length === 0) return null;
  return {
    title: `Families named "${echo(text)}"`,
    groups: groupsAt('family', like, schedule),
    rows: like.map(({ row }) => row),
  };
}

/** Every name in CMS's classification, for suggestions. */
export function classNames(reference: CodeReference): string[] {
  const names = [...reference.classes()].flatMap(([, { category, subcategory, family }]) =>
    family === null ? [category, subcategory] : [category, subcategory, family],
  );
  return [...new Set(names)];
}
