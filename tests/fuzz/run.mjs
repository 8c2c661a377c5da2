/**
 * `npm run fuzz`: bundles the campaign with the program's source and runs it in this process, so that a signal ends the
 * campaign and not just what started it. The bundle is kept where Node finds the packages, as deep in the project as
 * tests/support, which looks for the data from its own folder.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'node_modules/.cache/rvu-fuzz.mjs');

/**
 * Opens the bundled releases once for all inputs, as a user of the library does: to open them takes ten times as
 * long as to answer. Inputs that run in a process of their own open it anew.
 */
const openedOnce = {
  name: 'opened once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/bundle\/schedule\.js$/ }, ({ path, resolveDir, pluginData }) =>
      pluginData === 'itself' ? undefined : { path: resolve(resolveDir, path), namespace: 'opened-once' },
    );
    onLoad({ filter: /.*/, namespace: 'opened-once' }, ({ path }) => ({
      contents: `
        import * as bundle from './bundle/schedule.js';
        export * from './bundle/schedule.js';
        function once(open) {
          const opened = new Map();
          return (options = {}) => {
            const key = JSON.stringify(options);
            if (!opened.has(key)) opened.set(key, open(options));
            return opened.get(key);
          };
        }
        export const openSchedule = once(bundle.openSchedule);
        export const openReleases = once(bundle.openReleases);`,
      resolveDir: resolve(path, '../..'),
      pluginData: 'itself',
      loader: 'ts',
    }));
  },
};

await build({
  entryPoints: [join(ROOT, 'tests/fuzz/main.ts')],
  outfile: OUT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [openedOnce],
});

process.setSourceMapsEnabled(true);
await import(pathToFileURL(OUT).href);
