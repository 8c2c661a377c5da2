import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of a user's settings: XDG_CONFIG_HOME if set, else the system's usual one. */
function settingsFolder(env: Env, platform: NodeJS.Platform): string | null {
  if (env.XDG_CONFIG_HOME) return env.XDG_CONFIG_HOME;
  if (platform === 'win32') return env.APPDATA || null;
  if (!env.HOME) return null;
  return platform === 'darwin' ? join(env.HOME, 'Library', 'Application Support') : join(env.HOME, '.config');
}

/**
 * The config file: RVU_CONFIG names it; an empty value means there is none.
 * null if the environment does not say where to look.
 */
export function configPath(env: Env, platform: NodeJS.Platform = process.platform): string | null {
  if (env.RVU_CONFIG !== undefined) return env.RVU_CONFIG === '' ? null : env.RVU_CONFIG;
  const folder = settingsFolder(env, platform);
  return folder === null ? null : join(folder, 'rvu', 'config.json');
}
