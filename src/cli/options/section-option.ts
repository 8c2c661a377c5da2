import { type CodePlace, placeOf } from '../../core/code/section.js';
import { placesNamed, similarPlaceNames } from '../../core/code/section-query.js';
import { UsageError } from '../../core/issue/issue.js';
import type { Section } from '../../core/release/rules.js';

/**
 * The sections or subsections that a user names.
 * @param what how the message begins: "--section" or "rvu browse"
 * @throws UsageError E_OPTION_VALUE with the names that may have been meant
 */
export function namedPlaces(what: string, text: string, sections: readonly Section[]): CodePlace[] {
  const places = placesNamed(text, sections);
  if (places.length > 0) return places;
  const similar = similarPlaceNames(text, sections);
  const hint =
    similar.length > 0
      ? `Did you mean ${similar.map((name) => `"${name}"`).join(' or ')}?`
      : `Give one of ${sections.map(({ name }) => `"${name}"`).join(', ')}, or a subsection.`;
  throw new UsageError('E_OPTION_VALUE', `${what} does not take "${text}".`, hint);
}

/** Whether a code stands in one of the places. */
export function standsIn(
  places: readonly CodePlace[],
  sections: readonly Section[],
): (code: string) => boolean {
  return (code) => {
    const own = placeOf(code, sections);
    return places.some(
      ({ section, subsection }) => own?.section === section && (!subsection || own.subsection === subsection),
    );
  };
}
