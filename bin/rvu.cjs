#!/usr/bin/env node
// Starts the bundled program, keeping what V8 compiles for it: a short command spends more time compiling
// than working. This file is CommonJS, because just loading an ES module entry takes a tenth of such a
// command's time.
const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { cacheFolder } = require('./cache-folder.cjs');

const filename = join(__dirname, '..', 'dist', 'bin', 'main.cjs');

if (!existsSync(filename)) {
  process.stderr.write('rvu: the program is not built yet: run npm install in its folder\n');
  process.exitCode = 2;
} else if (enableCompileCache) {
  enableCompileCache(cacheFolder());
  require(filename).main();
} else {
  require('./compiled-code.cjs').loadProgram(filename, cacheFolder()).main();
}
