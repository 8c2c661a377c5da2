import { escapeHtml } from '../../../output/html/escape.js';
import { counted } from '../../../terminal/text.js';
import { framed, searchBox } from './frame.js';
import { branchList } from './group-page.js';
import { placeText, type Site, siteName, whereText } from './site.js';
import type { Branch } from './tree.js';

/** The start page: the search, and the sections. */
export function homePage(tree: readonly Branch[], site: Site): string {
  const what = `What Medicare allows ${whereText(site)}, what a code means and how it is billed: ${counted(site.rows.length, 'CPT or HCPCS code')}.`;
  const main = `<section class="hero">
<h1>${escapeHtml(siteName(site))}</h1>
<p class="lede">${escapeHtml(what)}</p>
${searchBox()}
<noscript><p class="about">The search needs JavaScript. Without it, choose a section.</p></noscript>
</section>
<section>
<h2>Sections</h2>
${branchList(tree, site, '')}
</section>`;
  return framed(site, {
    title: `${siteName(site)} · ${placeText(site)}`,
    description: what,
    root: '',
    main,
    kind: 'home',
  });
}
