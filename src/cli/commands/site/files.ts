import { codeFacts } from '../../../core/page/code-facts.js';
import { lookupService } from '../../../core/page/lookup.js';
import { pageOf } from '../../../core/page/page.js';
import { PopulationCache } from '../../../core/rank/rank-service.js';
import type { CodeReference } from '../../../core/reference/code-reference.js';
import { asset } from './assets.js';
import { aboutPage } from './draw/about.js';
import { codePage } from './draw/code-page.js';
import { groupPage } from './draw/group-page.js';
import { homePage } from './draw/home.js';
import { ASSETS, codeFile, placeFile } from './draw/links.js';
import type { Site } from './draw/site.js';
import { treeOf } from './draw/tree.js';
import { searchScript } from './search/script.js';

/** A file of a site: its path within the folder, and its text. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** The pages of the codes, one at a time. */
function* codePages(site: Site, reference: CodeReference): Generator<SiteFile> {
  const { schedule, content, qp, locality } = site;
  const populations = new PopulationCache(schedule);
  for (const { code } of site.rows) {
    const report = lookupService(schedule, { code, modifiers: [] }, populations, qp, locality);
    // Every row of the site is of the release.
    if (!report.ok) throw new Error(report.message);
    const page = pageOf(content, report, () => codeFacts(schedule, reference, report.row));
    yield { path: codeFile(code), text: codePage(page, site) };
  }
}

/** Every file of a site, each made when it is asked for, so that memory does not grow with their number. */
export async function* siteFiles(site: Site, reference: CodeReference): AsyncGenerator<SiteFile> {
  const tree = treeOf(site);
  yield { path: 'index.html', text: homePage(tree, site) };
  yield { path: 'about.html', text: aboutPage(site) };
  for (const branch of tree.flatMap((section) => [section, ...section.within]))
    yield { path: placeFile(branch.place), text: groupPage(branch, site) };
  for (const name of ['site.css', 'site.js', 'icon.svg'])
    yield { path: `${ASSETS}/${name}`, text: asset(name) };
  yield { path: `${ASSETS}/search.js`, text: await searchScript(site) };
  yield* codePages(site, reference);
}
