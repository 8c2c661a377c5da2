import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addedFolder, cacheFolder, journalFolder } from '../../../src/data/user/folders.js';

type Env = Readonly<Record<string, string>>;

/** Paths of this system, since a folder of XDG must be absolute to count. */
const local = join('/', 'Users', 'a', 'AppData', 'Local');
const home = join('/', 'home', 'a');

describe("a user's folders", () => {
  it.each<[Env, NodeJS.Platform, string | null]>([
    [{ LOCALAPPDATA: local }, 'win32', local],
    [{ LOCALAPPDATA: local, HOME: home, APPDATA: join(home, 'Roaming') }, 'win32', local],
    [{ LOCALAPPDATA: '', HOME: home }, 'win32', null],
    [{ HOME: home }, 'win32', null],
    [{ LOCALAPPDATA: local, XDG_DATA_HOME: join(home, 'data') }, 'win32', join(home, 'data')],
    [{ HOME: home, LOCALAPPDATA: local }, 'darwin', join(home, 'Library', 'Application Support')],
    [{ HOME: home, LOCALAPPDATA: local }, 'linux', join(home, '.local', 'share')],
    [{ HOME: home, XDG_DATA_HOME: 'relative' }, 'linux', join(home, '.local', 'share')],
  ])('with %j on %s are in %s', (env, platform, folder) => {
    const within = (name: string) => (folder === null ? null : join(folder, 'rvu', name));
    expect(journalFolder(env, platform)).toBe(within('journal'));
    expect(addedFolder(env, platform)).toBe(within('releases'));
  });

  it('are those that RVU_JOURNAL and RVU_DATA name; an empty value means none', () => {
    const env = { LOCALAPPDATA: local, RVU_JOURNAL: 'log', RVU_DATA: '' };
    expect([journalFolder(env, 'win32'), addedFolder(env, 'win32')]).toEqual(['log', null]);
    expect(journalFolder({ ...env, RVU_JOURNAL: '' }, 'win32')).toBeNull();
  });

  it('for what may be deleted are apart', () => {
    expect(cacheFolder({ LOCALAPPDATA: local }, 'win32')).toBe(join(local, 'rvu'));
    expect(cacheFolder({ HOME: home }, 'win32')).toBeNull();
  });
});
