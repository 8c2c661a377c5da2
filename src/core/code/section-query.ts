import type { Section } from '../release/rules.js';
import { letters, similarNames } from '../text/similar-names.js';
import type { CodePlace } from './section.js';

/** Every section and every subsection, each as a separate place. */
function everyPlace(sections: readonly Section[]): CodePlace[] {
  return sections.flatMap((section) => [
    { section, subsection: null },
    ...section.subsections.map((subsection) => ({ section, subsection })),
  ]);
}

/** The spellings that name a place: its own name, its section's id, and for a subsection the section before it. */
function spellings({ section, subsection }: CodePlace): string[] {
  if (!subsection) return [section.id, section.name, ...(section.letter ? [section.letter] : [])];
  return [subsection.name, section.name + subsection.name, section.id + subsection.name];
}

/** "E/M" and "E&M": how people write a section whose names contain neither. */
const SHORT: Readonly<Record<string, string>> = { EM: 'evaluation-management', LAB: 'pathology-laboratory' };

/**
 * The sections and subsections that a text names: "surgery", "Medicine Psychiatry" or "hcpcs g". There are
 * several if different sections have subsections of the same name (Cardiovascular), and none if nothing has
 * that name.
 */
export function placesNamed(text: string, sections: readonly Section[]): CodePlace[] {
  const wanted = letters(SHORT[letters(text)] ?? text);
  if (wanted === '') return [];
  const places = everyPlace(sections);
  return places.filter((place) => spellings(place).some((name) => letters(name) === wanted));
}

/** Names of sections and subsections that a misspelling may be meant for. */
export function similarPlaceNames(text: string, sections: readonly Section[]): string[] {
  const names = everyPlace(sections).map(({ section, subsection }) => subsection?.name ?? section.name);
  return similarNames(text, [...new Set(names)]);
}
