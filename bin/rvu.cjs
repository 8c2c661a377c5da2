#!/usr/bin/env node
// Runs the bundled program from code that V8 compiled when it was built: a short command spends more time
// compiling than working. CommonJS, because loading an ES module entry alone costs a tenth of its time.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { buildIdOf, readCompiledCode } = require('./compiled-code.cjs');

const filename = join(__dirname, '..', 'dist', 'bin', 'main.cjs');

if (existsSync(filename)) {
  const source = readFileSync(filename, 'utf8');
  const cachedData = readCompiledCode(`${filename}.code`, buildIdOf(source));
  const script = new Script(wrap(source), { filename, cachedData });
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(filename), program, filename, dirname(filename));
  program.exports.main();
} else {
  process.stderr.write('rvu: the program is not built yet: run npm install in its folder\n');
  process.exitCode = 2;
}
