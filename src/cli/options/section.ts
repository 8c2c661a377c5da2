import { type CodePlace, placeOf } from '../../core/code/section.js';
import { placesNamed, similarPlaceNames } from '../../core/code/section-query.js';
import type { Section } from '../../core/release/rules.js';
import { badValue, type FromSchedule } from './define.js';
import { setOf } from './values.js';

/** Tells whether a code passes a filter. */
export type CodeFilter = (code: string) => boolean;

/**
 * The sections or subsections that a user names.
 * @param what how the message begins: "--section" or "rvu browse"
 * @throws UsageError E_OPTION_VALUE with similar names
 */
export function namedPlaces(what: string, text: string, sections: readonly Section[]): CodePlace[] {
  const places = placesNamed(text, sections);
  if (places.length > 0) return places;
  const similar = similarPlaceNames(text, sections);
  const hint =
    similar.length > 0
      ? `Did you mean ${similar.map((name) => `"${name}"`).join(' or ')}?`
      : `Give one of ${sections.map(({ name }) => `"${name}"`).join(', ')}, or a subsection.`;
  throw badValue(what, text, hint);
}

/** Whether a code belongs to one of the sections or subsections. */
export function isWithin(places: readonly CodePlace[], sections: readonly Section[]): CodeFilter {
  return (code) => {
    const own = placeOf(code, sections);
    return places.some(
      ({ section, subsection }) => own?.section === section && (!subsection || own.subsection === subsection),
    );
  };
}

function sectionFilter(text: string): FromSchedule<CodeFilter> {
  return ({ rules }) => {
    const sections = rules.sections();
    return isWithin(namedPlaces('--section', text, sections), sections);
  };
}

/** Filters of rows that several commands share. */
export const ROW_FILTER_OPTIONS = {
  section: {
    flags: '--section <name>',
    help: 'only this section or subsection: surgery',
    parse: sectionFilter,
    values: 'section',
  },
  status: {
    flags: '--status <list>',
    help: 'only rows of these statuses: A,R,T',
    parse: setOf('--status', /^[A-Z]$/, 'Give status letters such as A,R,T.'),
  },
} as const;
