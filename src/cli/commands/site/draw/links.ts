import type { CodePlace } from '../../../../core/code/section.js';
import { escapeHtml } from '../../../output/html/escape.js';
import type { Site } from './site.js';

/** The folders of a site. */
export const CODES = 'codes';
export const SECTIONS = 'sections';
export const ASSETS = 'assets';

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const codeFile = (code: string): string => `${CODES}/${code}.html`;

/** The page of a section, or of one of its subsections. @param place null: the codes of no section */
export function placeFile(place: CodePlace | null): string {
  if (!place) return `${SECTIONS}/other.html`;
  const { section, subsection } = place;
  return `${SECTIONS}/${subsection ? `${section.id}-${slug(subsection.name)}` : section.id}.html`;
}

/** What may be a code in a sentence. */
const CODE = /\b(?:\d{5}|[A-Z]\d{4}|\d{4}[A-Z])\b/g;

/** A text as HTML, in which codes lead to their pages and what stands between backticks is to be typed. @param root the way to the site's folder @param self links nowhere */
export function linked(text: string, site: Site, root: string, self = ''): string {
  const html = escapeHtml(text).replace(/`([^`]*)`/g, '<code>$1</code>');
  return html.replace(CODE, (code) =>
    code !== self && site.codes.has(code) ? `<a href="${root}${codeFile(code)}">${code}</a>` : code,
  );
}
