// Preloaded into an rvu process: reports its peak memory (kB) on file descriptor 3 when it ends.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
