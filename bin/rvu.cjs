#!/usr/bin/env node
// Starts the bundled program, keeping what V8 compiles for it: a short command spends more time compiling
// than working. This file is CommonJS, because just loading an ES module entry takes a tenth of such a
// command's time.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { cacheFolder, loadProgram } = require('./compiled-code.cjs');

const folder = join(__dirname, '..', 'dist', 'bin');
const whole = join(folder, 'main.cjs');

/** The command's own program, if there is one, because it is less to read and compile; otherwise the whole program. */
function programFor(command) {
  const own = join(folder, `rvu-${command}.cjs`);
  return /^[a-z]+$/.test(command) && existsSync(own) ? own : whole;
}

/** Node 22.8 and later keep compiled code themselves on request. Node 20 is spared loading node:module to find out that it cannot. */
const { enableCompileCache } = Number.parseInt(process.versions.node, 10) < 22 ? {} : require('node:module');

const filename = programFor(process.argv[2] ?? '');
if (filename === whole && !existsSync(whole)) {
  process.stderr.write('rvu: the program is not built yet: run npm install in its folder\n');
  process.exitCode = 2;
} else if (enableCompileCache) {
  enableCompileCache(cacheFolder());
  require(filename).main();
} else {
  loadProgram(filename, cacheFolder()).main();
}
