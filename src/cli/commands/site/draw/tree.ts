import { type CodePlace, placeOf } from '../../../../core/code/section.js';
import type { FeeRow } from '../../../../core/release/fee-row.js';
import type { Site } from './site.js';

/** A section or subsection with the codes that have pages. */
export interface Branch {
  /** null: the codes of no section */
  readonly place: CodePlace | null;
  readonly name: string;
  readonly rows: readonly FeeRow[];
  /** The subsections of a section; none for a subsection, or a section that has none */
  readonly within: readonly Branch[];
}

function byName(
  rows: readonly FeeRow[],
  nameOf: (place: CodePlace | null) => string,
  site: Site,
): Map<string, FeeRow[]> {
  const sections = site.schedule.rules.sections();
  const groups = new Map<string, FeeRow[]>();
  for (const row of rows) {
    const name = nameOf(placeOf(row.code, sections));
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

/** The subsections of a section; one of codes outside every subsection has the section's own page. */
function subsections(rows: readonly FeeRow[], site: Site): Branch[] {
  const sections = site.schedule.rules.sections();
  return [...byName(rows, (place) => place?.subsection?.name ?? '', site)].flatMap(([name, members]) =>
    name === ''
      ? []
      : [{ place: placeOf(members[0]?.code ?? '', sections), name, rows: members, within: [] }],
  );
}

/** The sections of a site that have codes, in the order of the code set. */
export function treeOf(site: Site): Branch[] {
  const sections = site.schedule.rules.sections();
  const groups = byName(site.rows, (place) => place?.section.name ?? '', site);
  return ['', ...sections.map((section) => section.name)].flatMap((name) => {
    const rows = groups.get(name);
    if (!rows) return [];
    const section = sections.find((each) => each.name === name);
    return {
      place: section ? { section, subsection: null } : null,
      name: name || 'Codes of no section',
      rows,
      within: subsections(rows, site),
    };
  });
}
