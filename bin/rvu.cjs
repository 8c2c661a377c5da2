#!/usr/bin/env node
// CommonJS, because loading an ES module entry costs a tenth of a short command's whole time.
require('node:module').enableCompileCache?.();
require('../dist/bin/main.cjs').main();
