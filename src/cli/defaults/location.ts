import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of a user's settings: XDG_CONFIG_HOME where it is set, else the usual one of the system. */
function settingsFolder(env: Env, platform: NodeJS.Platform): string | null {
  if (env.XDG_CONFIG_HOME) return env.XDG_CONFIG_HOME;
  if (platform === 'win32') return env.APPDATA || null;
  if (!env.HOME) return null;
  return platform === 'darwin' ? join(env.HOME, 'Library', 'Application Support') : join(env.HOME, '.config');
}

/**
 * Where the user's defaults are kept: RVU_CONFIG names the file itself; set to nothing it means none.
 * null where the environment tells of no place.
 */
export function configPath(env: Env, platform: NodeJS.Platform = process.platform): string | null {
  if (env.RVU_CONFIG !== undefined) return env.RVU_CONFIG === '' ? null : env.RVU_CONFIG;
  const folder = settingsFolder(env, platform);
  return folder === null ? null : join(folder, 'rvu', 'config.json');
}
