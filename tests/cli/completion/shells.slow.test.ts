import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HAS_TERMINALS, has, Terminal } from '../../support/pty.js';
import { tempDir } from '../../support/temp.js';
import { BIN } from '../spawned.js';

/** Tab in the real shells. A shell that is not installed is skipped, and the name of its tests says so. */

/** A folder with an `rvu` that completes as usual but only repeats any other command line. */
function folderOfRvu(): string {
  const folder = tempDir();
  const script = `#!/bin/sh
case $1 in
  complete|completion) exec "${process.execPath}" "${BIN}" "$@" ;;
esac
printf 'got'; printf ' <%s>' "$@"; echo ' end'
`;
  writeFileSync(join(folder, 'rvu'), script);
  chmodSync(join(folder, 'rvu'), 0o755);
  writeFileSync(join(folder, 'visits-of-may.csv'), 'code\n');
  return folder;
}

const SHELLS = {
  bash: {
    command: 'bash --norc --noprofile -i',
    setup: 'PS1="> "; source <(rvu completion bash)',
    list: '\t\t',
  },
  zsh: {
    command: 'zsh -f -i',
    setup: 'PS1="> "; autoload -U compinit && compinit -u -D; source <(rvu completion zsh)',
    list: '\t',
  },
} as const;

let terminal: Terminal | undefined;
afterEach(() => terminal?.kill());

describe.each(Object.entries(SHELLS))('Tab in %s', (name, { command, setup, list }) => {
  const ready = HAS_TERMINALS && has(name);
  it.runIf(ready)(
    `completes commands, options, values, places, codes and files`,
    { timeout: 60_000 },
    async () => {
      const folder = folderOfRvu();
      const shell = new Terminal(`cd '${folder}' && ${command}`, { PATH: `${folder}:${process.env.PATH}` });
      terminal = shell;
      const told = async (keys: string): Promise<string> => {
        shell.type(`${keys}\r`);
        await shell.until('got');
        return (await shell.until(' end')).trim();
      };
      shell.type(`${setup}; echo "READY"now\r`);
      await shell.until('READYnow');
      expect(await told('rvu sched\t--layo\tpf\t')).toBe('<schedule> <--layout> <pfall> end');
      expect(await told('rvu pay --locality ca-0\t5')).toBe('<pay> <--locality> <CA-05> end');
      expect(await told('rvu pay 99213 --setting=fac\t')).toMatch(/<--setting=facility> end$/);
      expect(await told('rvu compare 99213 --localities CA-05,NV\t')).toBe(
        '<compare> <99213> <--localities> <CA-05,NV-00> end',
      );
      expect(await told('rvu claim visits\t')).toBe('<claim> <visits-of-may.csv> end');
      shell.type(`rvu pay 9920${list}`);
      expect(await shell.until('99203')).toMatch(/99202 .*New patient office visit/);
      expect(await told('2')).toMatch(/<pay> <99202> end$/);
      shell.type('exit\r');
      await shell.end();
    },
  );
  it.skipIf(ready)(`is not tested: there is no ${name}, or no script of util-linux`, () => {});
});

describe('Tab in fish', () => {
  it.runIf(has('fish'))('completes commands, options, values, places, codes and files', () => {
    const folder = folderOfRvu();
    const completed = (line: string): string[] => {
      const script = `rvu completion fish | source; complete -C '${line}'`;
      const { stdout } = spawnSync('fish', ['--no-config', '-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      });
      return stdout.trimEnd().split('\n');
    };
    expect(completed('rvu sched')).toEqual([expect.stringMatching(/^schedule\t/)]);
    expect(completed('rvu schedule --layo')).toEqual([expect.stringMatching(/^--layout\t/)]);
    expect(completed('rvu schedule --layout p')[0]).toBe('pfall');
    expect(completed('rvu pay --locality=CA-0')[0]).toMatch(/^--locality=CA-05\tSAN FRANCISCO/);
    expect(completed('rvu pay 9920')).toContainEqual(expect.stringMatching(/^99202\tNew patient/));
    expect(completed('rvu claim visits')).toEqual(['visits-of-may.csv']);
  });
  it.skipIf(has('fish'))('is not tested: there is no fish', () => {});
});

describe('Tab in PowerShell', () => {
  const check = `$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseInput([Console]::In.ReadToEnd(), [ref]$null, [ref]$errors); exit $errors.Count`;
  it.runIf(has('pwsh'))('has a script without a syntax error', () => {
    const script = spawnSync(process.execPath, [BIN, 'completion', 'powershell']).stdout;
    expect(spawnSync('pwsh', ['-NoProfile', '-Command', check], { input: script }).status).toBe(0);
  });
  it.skipIf(has('pwsh'))('is not tested: there is no PowerShell', () => {});
});
