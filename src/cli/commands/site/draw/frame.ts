import { releaseText } from '../../../output/finish.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { ASSETS } from './links.js';
import { placeText, type Site, siteName } from './site.js';

/** Marks a file as written by this command. */
export const GENERATOR = '<meta name="generator" content="rvu site">';

/**
 * Nothing may be loaded but the site's own files; no script or style may stand within a page. Browsers disagree whether
 * a file that was opened from a folder is of the page's own site, so the folder is named too.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What differs from page to page. */
export interface Page {
  readonly title: string;
  /** For search engines and previews of links */
  readonly description: string;
  /** The way to the site's folder: blank or "../" */
  readonly root: string;
  readonly main: string;
  /** A class of the page's body, for its style */
  readonly kind: 'home' | 'group' | 'code' | 'about';
}

/** The search; its suggestions appear while a reader types. */
export function searchBox(): string {
  return `<div class="search" role="search">
<label for="search" class="unseen">Search codes</label>
<input id="search" type="search" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="found" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="knee replacement, 99213, TKA">
<kbd aria-hidden="true">/</kbd>
<div id="found" class="found" role="listbox" aria-label="Codes found" hidden></div>
<p id="found-count" class="unseen" role="status"></p>
</div>`;
}

/** A complete page. */
export function framed(site: Site, { title, description, root, main, kind }: Page): string {
  const home = kind === 'home';
  const brand = `<a class="brand" href="${root}index.html"${home ? ' aria-current="page"' : ''}>${escapeHtml(siteName(site))}</a>`;
  const source = releaseText({ release: site.schedule.release, chosen: site.chosen });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${GENERATOR}
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${root}${ASSETS}/icon.svg">
<link rel="stylesheet" href="${root}${ASSETS}/site.css">
<script src="${root}${ASSETS}/site.js" defer></script>
</head>
<body class="${kind}" data-root="${root}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="bar">${brand}<p class="place">${escapeHtml(placeText(site))}</p>${home ? '' : searchBox()}</div></header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="foot"><p>${escapeHtml(source).replaceAll('\n', '<br>')}</p><p><a href="${root}about.html">Sources and what the amounts mean</a></p></footer>
</body>
</html>
`;
}
