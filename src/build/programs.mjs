/**
 * Bundles the programs into dist/bin: one file each, CommonJS and minified, because finding, reading and
 * compiling two hundred small modules costs more than any command's own work (`npm run bench` shows it).
 */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

rmSync('dist/bin', { recursive: true, force: true });
rmSync('dist/help', { recursive: true, force: true });
/**
 * The workbook writer and the search are separate files, loaded on demand: bundled, they would slow down
 * every start.
 */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/(workbook|search-engine)\.js$/ }, ({ path, importer }) =>
      // The program that writes the index never runs at startup.
      importer.endsWith('src/build/search-index.ts')
        ? undefined
        : { path: `./${basename(path, '.js')}.cjs`, external: true },
    );
  },
};

await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    workbook: 'src/cli/output/workbook/workbook.ts',
    'search-engine': 'src/data/search/search-engine.ts',
    'data-search-index': 'src/build/search-index.ts',
    'data-build': 'src/build/data-build.ts',
    'data-check': 'src/build/data-check.ts',
  },
  outdir: 'dist/bin',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias: {
    'string-width': './src/build/startup/string-width.cjs',
    'node:child_process': './src/build/startup/child-process.cjs',
  },
  plugins: [apart],
  // Loads the separate files with require, because code that runs from a vm.Script has no import().
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
});

/** Ends the program with a line that names its build, so that compiled code can be matched to its program. */
function signBuild(filename) {
  const source = readFileSync(filename, 'utf8');
  const id = createHash('sha256').update(source).digest('hex');
  writeFileSync(filename, `${source.trimEnd()}\n//${id}\n`);
}

createRequire(import.meta.url)(resolve('dist/bin/data-search-index.cjs')).writeSearchIndex(
  'dist/search-index.json',
);

// Help topics are read on demand: if they were bundled, every start would read them.
cpSync('src/cli/help/topics', 'dist/help', { recursive: true });

signBuild('dist/bin/main.cjs');
