import { summarize } from '../../../../core/content/browse.js';
import type { CodeFamily, Guidance } from '../../../../core/content/code-content.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { counted, grouped } from '../../../terminal/text.js';
import { codeItem } from './blocks.js';
import { codeTable } from './code-table.js';
import { framed } from './frame.js';
import { linked, placeFile } from './links.js';
import { placeText, type Site, siteName, whereText } from './site.js';
import type { Branch } from './tree.js';

const ROOT = '../';

/** "5,933 codes, 5,717 priced" */
export function countText({ rows }: Branch, { schedule }: Site): string {
  const { codes, priced } = summarize(rows, schedule);
  const all = counted(codes, 'code');
  return priced === 0 ? all : `${all}, ${grouped(priced)} priced`;
}

/** "90785 to 90899", or the only code */
function rangeText({ rows }: Branch): string {
  const [first, last] = [rows[0]?.code ?? '', rows.at(-1)?.code ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

/** Sections or subsections to choose from. */
export function branchList(branches: readonly Branch[], site: Site, root: string): string {
  const items = branches.map(
    (branch) =>
      `<li><a href="${root}${placeFile(branch.place)}"><b>${escapeHtml(branch.name)}</b><span class="about">${countText(branch, site)}</span><span class="range">${rangeText(branch)}</span></a></li>`,
  );
  return `<ul class="branches">${items.join('\n')}</ul>`;
}

function guidanceHtml(guidance: Guidance | null, site: Site): string {
  if (!guidance) return '';
  const { pitfalls, links, shared } = guidance;
  const items = [...pitfalls, ...links].map((item) => `<li>${linked(item, site, ROOT)}</li>`);
  return `<section class="guidance"><h2>Billing and documentation</h2><p>${linked([guidance.guidance, shared].filter(Boolean).join(' '), site, ROOT)}</p><ul>${items.join('\n')}</ul></section>`;
}

function familiesHtml(branch: Branch, site: Site): string {
  const own = new Set(branch.rows.map(({ code }) => code));
  const families = site.content.allFamilies().filter(({ codes }) => codes.some((code) => own.has(code)));
  if (families.length === 0) return '';
  const drawn = families.map(
    ({ title, codes }: CodeFamily) =>
      `<details><summary>${escapeHtml(title)} <span class="about">${codes.length}</span></summary><ul class="codes">${codes
        .map((code) => codeItem(site, ROOT, code, site.content.names(code)?.name ?? null))
        .join('\n')}</ul></details>`,
  );
  return `<section class="families"><h2>Families of codes</h2><p>Each is a set of codes to choose from, by size, time, number or approach.</p><div>${drawn.join('\n')}</div></section>`;
}

/** The codes of a branch that are in none of those within it. */
function ownRows({ rows, within }: Branch): Branch['rows'] {
  const inner = new Set(within.flatMap((branch) => branch.rows));
  return rows.filter((row) => !inner.has(row));
}

/** The page of a section or subsection: how it is billed, its families, and its codes or subsections. */
export function groupPage(branch: Branch, site: Site): string {
  const { place, name, within } = branch;
  const { section, subsection } = place ?? {};
  const guidance = section ? site.content.guidance(section.id, subsection?.name) : null;
  const rows = ownRows(branch);
  const above =
    section && subsection
      ? `<li><a href="${ROOT}${placeFile({ section, subsection: null })}">${escapeHtml(section.name)}</a></li>`
      : '';
  const main = `<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="${ROOT}index.html">All codes</a></li>${above}</ol></nav>
<header class="lead"><h1>${escapeHtml(name)}</h1><p class="about">${countText(branch, site)}. Amounts ${escapeHtml(whereText(site))}.</p></header>
${within.length > 0 ? `<section><h2>Subsections</h2>${branchList(within, site, ROOT)}</section>` : ''}
${within.length > 0 ? '' : familiesHtml(branch, site)}
${rows.length > 0 ? `<section class="all"><h2>${within.length > 0 ? 'Other codes' : 'Codes'}</h2>${codeTable(rows, site, ROOT)}</section>` : ''}
${guidanceHtml(guidance, site)}`;
  return framed(site, {
    title: `${name} · ${placeText(site)} · ${siteName(site)}`,
    description: guidance?.guidance ?? name,
    root: ROOT,
    main,
    kind: 'group',
  });
}
