#!/usr/bin/env node
// Runs the bundled program from code that V8 compiled when it was built: a short command spends more time
// compiling than working. Where that code is missing, or of another V8, the program is compiled as usual.
// CommonJS, because loading an ES module entry alone costs a tenth of a short command's time.
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, '..', 'dist', 'bin', 'main.cjs');

function compiledCode() {
  try {
    return readFileSync(`${filename}.code`);
  } catch {
    return undefined;
  }
}

const script = new Script(wrap(readFileSync(filename, 'utf8')), { filename, cachedData: compiledCode() });
const program = { exports: {} };
script.runInThisContext()(program.exports, require, program, filename, dirname(filename));
program.exports.main();
