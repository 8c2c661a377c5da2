import { spawnSync } from 'node:child_process';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guard, release, removeStrays, temporaryIn } from '../../../src/data/files/temporary.js';
import { tempDir } from '../../support/temp.js';

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ['-e', '']).pid;

/** Leaves a file as a process would. */
function leave(folder: string, change: (name: string) => string): string {
  const path = join(folder, change(basename(temporaryIn(folder, 'part'))));
  writeFileSync(path, 'half');
  return path;
}

const ofProcess =
  (pid: number) =>
  (name: string): string =>
    name.replace(String(process.pid), String(pid));

function hoursOld(path: string, hours: number): string {
  const then = Date.now() / 1000 - hours * 3600;
  utimesSync(path, then, then);
  return path;
}

describe('a temporary file', () => {
  it('is short and names its process', () => {
    const name = basename(temporaryIn('/x', 'part'));
    expect(name).toMatch(new RegExp(`^\\.rvu-${process.pid}-[a-z0-9]+@[\\w.-]*\\.part$`));
    expect(name.length).toBeLessThan(120);
  });

  it('of a process that has ended is removed, however young', () => {
    const folder = tempDir();
    leave(folder, ofProcess(ended));
    expect(removeStrays(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a running process stays, however old', () => {
    const folder = tempDir();
    const kept = hoursOld(leave(folder, ofProcess(process.ppid)), 1000);
    expect(removeStrays(folder)).toEqual([kept]);
    expect(readdirSync(folder)).toEqual([basename(kept)]);
  });

  it('of an earlier process with the number of this one is removed, but not one of this process', () => {
    const folder = tempDir();
    const own = leave(folder, (name) => name);
    leave(folder, (name) => name);
    guard(own);
    expect(removeStrays(folder)).toEqual([own]);
    release(own);
    expect(removeStrays(folder)).toEqual([]);
  });

  it('of another machine stays for a day after it was last written', () => {
    const folder = tempDir();
    const elsewhere = (name: string): string => name.replace('@', '@other-');
    const kept = hoursOld(leave(folder, elsewhere), 23);
    hoursOld(leave(folder, elsewhere), 25);
    expect(removeStrays(folder)).toEqual([kept]);
    expect(readdirSync(folder)).toEqual([basename(kept)]);
  });

  it('is never a file that only looks similar', () => {
    const folder = tempDir();
    const names = [`.rvu-${ended}.part`, `rvu-${ended}-a@b.part`, `.rvu-${ended}-a@b.part.csv`, 'x.csv.part'];
    for (const name of names) writeFileSync(join(folder, name), 'precious');
    removeStrays(folder);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });
});
