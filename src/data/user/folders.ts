import { isAbsolute, join } from 'node:path';

/** Folders of the user's, found as the system's own programs do (XDG base directories; Library on a Mac; AppData). */

type Env = Readonly<Record<string, string | undefined>>;

/** A folder that the environment names; it must not depend on where a program is started. */
const named = (folder: string | undefined): string | null => (folder && isAbsolute(folder) ? folder : null);

function usual(env: Env, platform: string, mac: string, other: string): string | null {
  if (platform === 'win32') return env.LOCALAPPDATA || null;
  if (!env.HOME) return null;
  return platform === 'darwin' ? join(env.HOME, 'Library', mac) : join(env.HOME, other);
}

function withinData(env: Env, platform: string, name: string): string | null {
  const folder =
    named(env.XDG_DATA_HOME) ?? usual(env, platform, 'Application Support', join('.local', 'share'));
  return folder === null ? null : join(folder, 'rvu', name);
}

/**
 * The folder of the releases that the user has added: RVU_DATA names it, and an empty value means there is none.
 * null if the environment does not say where to look.
 */
export function addedFolder(env: Env, platform: string = process.platform): string | null {
  if (env.RVU_DATA !== undefined) return env.RVU_DATA === '' ? null : env.RVU_DATA;
  return withinData(env, platform, 'releases');
}

/**
 * The folder of the journal and the contracts: RVU_JOURNAL names it, and an empty value means there is none. null if the
 * environment does not say where to look.
 */
export function journalFolder(env: Env, platform: string = process.platform): string | null {
  if (env.RVU_JOURNAL !== undefined) return env.RVU_JOURNAL === '' ? null : env.RVU_JOURNAL;
  return withinData(env, platform, 'journal');
}

/** The folder for files that may be deleted at any time; bin/rvu.cjs keeps compiled code in the same one. */
export function cacheFolder(env: Env, platform: string = process.platform): string | null {
  const folder = named(env.XDG_CACHE_HOME) ?? usual(env, platform, 'Caches', '.cache');
  return folder === null ? null : join(folder, 'rvu');
}
