import { readFileSync } from 'node:fs';
import { GENERATOR } from './draw/frame.js';
import { ASSETS, CODES, SECTIONS } from './draw/links.js';

/** Files and folders whose names only a site has: the pages of codes are too many to read each of them. */
const OWN = new RegExp(
  `^(?:${CODES}|${SECTIONS}|${ASSETS}|${CODES}/[A-Z0-9]\\d{3}[A-Z0-9]\\.html|${ASSETS}/(?:site\\.css|site\\.js|search\\.js|icon\\.svg))$`,
);

/** Pages whose names anybody could have given. */
const COMMON = new RegExp(`^(?:index|about|${SECTIONS}/[a-z0-9-]+)\\.html$`);

/** Whether a site writes a file or folder of this path. @param file where it is */
export function isOwn(path: string, file: string): boolean {
  return COMMON.test(path) ? readFileSync(file, 'utf8').includes(GENERATOR) : OWN.test(path);
}
