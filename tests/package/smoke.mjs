/**
 * Packs the project, installs the tarball on its own in an empty folder, and tries the program and the library
 * there: under this Node, and under the others that the package claims to run on.
 *
 *     node tests/package/smoke.mjs [--report FILE] [NODE_MAJOR...]
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installInto, npm, packInto, ROOT, run } from './pack.mjs';

const print = (text) => process.stdout.write(`${text}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };

function check(name, body) {
  try {
    body();
    counts.passed += 1;
    print(`ok       ${name}`);
  } catch (error) {
    counts.failed += 1;
    print(`FAILED   ${name}\n${error.message}`);
  }
}

function expectText(text, wanted) {
  if (!wanted.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${wanted}`);
}

/** The binary of another Node version, from its npm package; null if the registry does not have it. */
function installNode(major, folder) {
  mkdirSync(folder);
  try {
    npm(['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `node@${major}`], {
      cwd: folder,
    });
    const node = join(
      folder,
      'node_modules',
      'node',
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    expectText(run(node, ['--version']), new RegExp(`^v${major}\\.`));
    return node;
  } catch (error) {
    print(error.message.split('\n').slice(0, 3).join('\n'));
    return null;
  }
}

/** The program's output, on the first run and again from the code that run compiled. */
function checkProgram(node, app, bin, cache) {
  const version = run(node, ['--version']).trim();
  const env = { ...process.env, RVU_CONFIG: '', XDG_CACHE_HOME: cache };
  for (const time of ['first', 'second']) {
    check(`rvu pay on Node ${version}, ${time} run`, () => {
      const args = [bin, 'pay', '90853', '--locality', 'CA-05'];
      expectText(run(node, args, { cwd: app, env }), /\$35\.48[\s\S]*\$27\.00/);
      if (readdirSync(join(cache, 'rvu')).length === 0) throw new Error('no compiled code was stored');
    });
  }
  check(`rvu search on Node ${version}`, () => {
    expectText(run(node, [bin, 'search', 'TKA'], { cwd: app, env }), /27447/);
  });
  check(`rvu schedule writes a workbook on Node ${version}`, () => {
    const out = join(cache, 'ca.xlsx');
    run(node, [bin, 'schedule', '--locality', 'CA-05', '--out', out], { cwd: app, env });
    expectText(readFileSync(out).subarray(0, 2).toString(), /^PK$/);
  });
  check(`the library on Node ${version}`, () => {
    expectText(run(node, [join(app, 'consumer.js')], { cwd: app }), /^\$35\.48 \$70\.96$/m);
  });
}

function checkInstalled(app) {
  check('has only its own dependencies', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const strays = Object.keys(devDependencies).filter((name) => existsSync(join(app, 'node_modules', name)));
    if (strays.length > 0) throw new Error(`installed along with it: ${strays.join(', ')}`);
  });
  check('provides its types to a TypeScript program', () => {
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options =
      '--strict --module nodenext --target es2023 --exactOptionalPropertyTypes --skipLibCheck false';
    run(process.execPath, [tsc, ...options.split(' '), 'consumer.ts'], { cwd: app });
  });
}

const { values, positionals: majors } = parseArgs({
  options: { report: { type: 'string' } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), 'rvu-package-'));
try {
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(app, 'consumer.ts'), readFileSync(join(import.meta.dirname, 'consumer.ts')));
  const { bin } = installInto(app, packInto(folder));
  checkInstalled(app);
  checkProgram(process.execPath, app, bin, join(folder, 'cache'));
  for (const major of majors) {
    const node = installNode(major, join(folder, `node-${major}`));
    if (node) checkProgram(node, app, bin, join(folder, `cache-${major}`));
    else {
      counts.skipped += 1;
      print(`SKIPPED  NOT CHECKED on Node ${major}: npm could not install node@${major}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
print(`package: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
if (values.report) writeFileSync(values.report, JSON.stringify(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
