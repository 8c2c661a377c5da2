import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';
// @ts-expect-error: a plain script, which the smoke test runs without TypeScript
import { packInto, ROOT, run } from './pack.mjs';

/** What each example of `rvu help library` prints. */
const PRINTED = [
  '117.58 SAN FRANCISCO-OAKLAND-BERKELEY (SAN FRANCISCO/SAN MATEO/ALAMEDA/CONTRA COSTA CNTY)\n',
  '27447 1301.36\n64447 33.99\n1046.92\n',
  '27447 Total knee replacement\n90 1625\nRVU20A RVU26C\n',
  '2 95.19\n3 73.48\n',
];

const COMMON_JS = `import rvu = require('rvu');
const price = rvu.openRvu().price({ code: '90853', locality: 'CA-05' });
if (!price.ok) throw new Error(price.message);
const trace: readonly rvu.TraceShape[] | undefined = price.trace;
console.log(price.allowed, trace);
try {
  rvu.openRvu({ release: 'RVU19A' });
} catch (error) {
  if (error instanceof rvu.UsageError) console.log(error.code);
}
`;

const topic = readFileSync(join(ROOT, 'src/cli/help/topics/library.md'), 'utf8');
const examples = [...topic.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

const app = tempDir();
const tsc = (...args: string[]): string =>
  run(
    process.execPath,
    [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      ...'--strict --target es2023 --exactOptionalPropertyTypes --skipLibCheck false --types node'.split(' '),
      ...args,
    ],
    { cwd: app },
  );
const node = (file: string): string => run(process.execPath, [file], { cwd: app });

/** Installs the packed package without asking a registry: its dependencies are this project's own. */
beforeAll(() => {
  const modules = join(app, 'node_modules');
  mkdirSync(join(modules, 'rvu'), { recursive: true });
  run('tar', ['-xzf', packInto(app), '-C', join(modules, 'rvu'), '--strip-components', '1']);
  for (const name of ['minisearch', '@types', 'undici-types']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
}, 120_000);

describe('the packed library', () => {
  it('compiles and runs the examples of rvu help library as ECMAScript modules', () => {
    expect(examples).toHaveLength(PRINTED.length);
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }\n');
    const names = examples.map((code, i) => {
      writeFileSync(join(app, `example-${i}.ts`), code);
      return `example-${i}`;
    });
    tsc('--module', 'nodenext', ...names.map((name) => `${name}.ts`));
    expect(names.map((name) => node(`${name}.js`))).toEqual(PRINTED);
  }, 120_000);

  it('is typed for CommonJS and runs there', () => {
    writeFileSync(join(app, 'package.json'), '{ "type": "commonjs" }\n');
    writeFileSync(join(app, 'common.cts'), COMMON_JS);
    tsc('--module', 'node16', 'common.cts');
    expect(node('common.cjs')).toBe('35.48 undefined\nE_RELEASE_UNKNOWN\n');
  }, 120_000);

  it('has the reference that its own types give', async () => {
    // @ts-expect-error: a plain script of the build
    const { reference } = await import('../../src/build/library.mjs');
    const installed = join(app, 'node_modules/rvu/dist');
    const text = readFileSync(join(installed, 'help/api.md'), 'utf8');
    expect(text).toBe(reference(join(installed, 'index.d.ts')));
    for (const name of ['price', 'claim', 'lookup', 'search', 'find', 'rank', 'history', 'priceStream']) {
      expect(text).toMatch(new RegExp(`^### ${name}\\n\\n\`\`\`ts\\n${name}\\([^\`]*\`\`\`\\n\\n[A-Z]`, 'm'));
    }
    expect(text).toContain('| `allowed` | `number` | What Medicare allows for all units');
  });
});
