import { readFileSync } from 'node:fs';
import { GENERATOR } from './draw/frame.js';
import { ASSETS, CODES, SECTIONS } from './draw/links.js';

/** Files and folders that only a site has. */
const OWN = new RegExp(
  `^(?:${CODES}|${SECTIONS}|${ASSETS}|${CODES}/[A-Z0-9]{5}\\.html|${SECTIONS}/[a-z0-9-]+\\.html|${ASSETS}/(?:site\\.css|site\\.js|search\\.js|icon\\.svg))$`,
);

/** Pages whose names other sites have too. */
const COMMON = new Set(['index.html', 'about.html']);

/** Whether a site writes a file or folder of this path. @param file where it is */
export function isOwn(path: string, file: string): boolean {
  return COMMON.has(path) ? readFileSync(file, 'utf8').includes(GENERATOR) : OWN.test(path);
}
