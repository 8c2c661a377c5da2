import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** CMS's own files are kept next to the project, never in it, because their DESCRIPTION column is AMA copyright. */
export const SHARED_CMS = resolve(import.meta.dirname, '../../../shared/cms');
export const hasShared = existsSync(SHARED_CMS);
export const NEEDS_SHARED = "needs ../shared/cms (CMS's own files): skipped if it is absent";

if (!hasShared) process.stderr.write(`Tests of whole CMS files are skipped: there is no ${SHARED_CMS}\n`);

export const sharedPath = (...parts: readonly string[]): string => join(SHARED_CMS, ...parts);
