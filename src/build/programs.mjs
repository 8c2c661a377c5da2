/**
 * Bundles the programs into dist/bin: one file each, CommonJS and minified, because finding, reading and
 * compiling two hundred small modules costs more than any command's own work (`npm run bench` shows it).
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import launcher from '../../bin/rvu.cjs';
import { completeLibrary } from './library.mjs';

const { BATCH_PROGRAM_OF, PROGRAM_OF } = launcher;

rmSync('dist/bin', { recursive: true, force: true });
rmSync('dist/help', { recursive: true, force: true });
rmSync('dist/man', { recursive: true, force: true });
rmSync('dist/site', { recursive: true, force: true });
/**
 * What few commands need is in files of its own, loaded on demand: bundled, it would slow down every start. The program
 * that always searches and the one that writes the index do include the search.
 */
const APART = {
  workbook: 'src/cli/output/workbook/workbook.ts',
  'search-engine': 'src/data/search/search-engine.ts',
  sheets: 'src/data/import/formats/sheets.ts',
  fields: 'src/cli/output/fields/fields.ts',
  'workbook-output': 'src/cli/batch/workbook/output.ts',
  parquet: 'src/cli/output/parquet/parquet.ts',
  // The protocol's package comes with a web server, which is left out here and which an install does not bring.
  'mcp-server': 'src/cli/mcp/server.ts',
};
/** The source of a module that another one imports, by its whole path, because others may have the same name. */
const sourceOf = (path, folder) => resolve(folder, path).replace(/\.js$/, '.ts');
const apartName = (source) => Object.entries(APART).find(([, file]) => resolve(file) === source)?.[0];
const apart = {
  name: 'apart',
  setup({ onResolve, initialOptions }) {
    const searches = Object.keys(initialOptions.entryPoints).includes('rvu-search');
    onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir, importer }) => {
      const name = apartName(sourceOf(path, resolveDir));
      if (name === undefined) return undefined;
      const within = name === 'search-engine' && (searches || importer.endsWith('src/build/data-tables.ts'));
      return within ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};

/** What only batches need. Programs for prompts leave it out, and bin/rvu.cjs starts another program for a batch. */
const FOR_BATCHES = /[\\/]cli[\\/](?:batch[\\/](?:named-file|run)|commands[\\/]\w+[\\/]batch)\.ts$/;
const NO_BATCH = `Promise.reject(new Error('This program answers prompts, and was started for a batch.'))`;

/** What few prompts need and what loads much of Node: writing files, and the journal. */
const ON_DEMAND = /[\\/]cli[\\/](?:output[\\/](?:file|freshness|in-place)|journal[\\/]track-line)\.ts$/;

/**
 * Turns most dynamic imports of a source into static ones. For each module that is imported dynamically, and for each that
 * it imports, esbuild adds a function that checks whether the module is loaded. A prompt loads most of them anyway, and
 * starts faster without those checks.
 */
function joined(source, path) {
  const imports = [];
  const body = source.replace(/(?<!typeof )\bimport\('(\.[^']+)'\)/g, (text, module) => {
    const file = sourceOf(module, dirname(path));
    if (FOR_BATCHES.test(file)) return NO_BATCH;
    const isApart = apartName(file) !== undefined && apartName(file) !== 'search-engine';
    if (isApart || ON_DEMAND.test(file)) return text;
    const name = `joined${imports.length}`;
    imports.push(`import * as ${name} from '${module}';`);
    return `Promise.resolve(${name})`;
  });
  return `${imports.join('')}${body}`;
}

/** Reduces the list of commands to a few; otherwise each start would read and compile the others too. */
const only = (names, isForPrompts) => ({
  name: 'only',
  setup({ onLoad }) {
    const imports = names.map(
      (name) => `import { ${name.toUpperCase()} as ${name} } from './commands/${name}/command.js';`,
    );
    const commands = names.map(
      (name) =>
        `{ command: ${name}, load: async () => (await import('./commands/${name}/run.js')).${name}Command },`,
    );
    const list = `${imports.join('')} export const COMMANDS = [${commands.join('')}];`;
    onLoad({ filter: /\/cli\/command-list\.ts$/ }, ({ path }) => ({
      contents: isForPrompts ? joined(list, path) : list,
      loader: 'ts',
    }));
  },
});

const NUMBER = /^const ([A-Z][A-Z_0-9]*) = (-?[0-9][0-9_]*);$/gm;

/**
 * Puts the numbers of a module's own constants in their places. In modules that are loaded on demand, esbuild makes
 * constants variables of the program, which V8 reads and checks each time. It replaces exported ones and the members
 * of enums by itself, but only while they are TypeScript, so files of enums are left to it.
 */
const numbers = (isForPrompts) => ({
  name: 'numbers',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const define = {};
      const original = readFileSync(path, 'utf8');
      const source = isForPrompts ? joined(original, path) : original;
      const rest = source.replace(NUMBER, (_, name, number) => {
        define[name] = number.replaceAll('_', '');
        return '';
      });
      if (rest === source || /^export enum /m.test(source)) return { contents: source, loader: 'ts' };
      const { code } = await transform(rest, { loader: 'ts', target: OPTIONS.target, define });
      return { contents: code, loader: 'js' };
    });
  },
});

const OPTIONS = {
  outdir: 'dist/bin',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: true,
  // With any other character, V8 stores the source at two bytes per character.
  charset: 'ascii',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias: {
    'string-width': './src/build/startup/string-width.cjs',
    'node:child_process': './src/build/startup/child-process.cjs',
    'node:crypto': './src/build/startup/crypto.cjs',
    'node:module': './src/build/startup/module.cjs',
  },
  // Loads the separate files with require, because code that runs from a vm.Script has no import().
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
};

await build({
  ...OPTIONS,
  entryPoints: {
    main: 'src/cli/main.ts',
    'rvu-complete': 'src/cli/completion/main.ts',
    ...APART,
    'data-tables': 'src/build/data-tables.ts',
    'data-build': 'src/build/data-build.ts',
    'data-check': 'src/build/data-check.ts',
    'data-history': 'src/build/data-history.ts',
    'data-manual': 'src/cli/manual/made.ts',
    'data-reference': 'src/build/data-reference.ts',
  },
  plugins: [apart, numbers(false)],
});

/**
 * Commands that the whole program answers: help, also that of the defaults, covers all commands; the others are asked
 * for rarely or answer at length, and their own programs would make the package larger by a twentieth.
 */
const WITHOUT_PROGRAM = new Set([
  'page',
  'help',
  'benchmark',
  'completion',
  'config',
  'contract',
  'diff',
  'mcp',
  'pace',
  'export',
  'reconcile',
  'release',
  'report',
  'schedule',
  'sql',
  'schema',
  'site',
]);
const commands = readdirSync('src/cli/commands').filter((name) => !WITHOUT_PROGRAM.has(name));
/** The version needs no command. */
const withProgram = [...commands.filter((name) => !(name in PROGRAM_OF)), 'version'];
for (const name of withProgram) {
  const entryPoints = { [`rvu-${name}`]: 'src/cli/main.ts' };
  const own = commands.filter((command) =>
    [PROGRAM_OF[command] ?? command, BATCH_PROGRAM_OF[command]].includes(name),
  );
  const isForPrompts = name in BATCH_PROGRAM_OF || name === 'search';
  await build({ ...OPTIONS, entryPoints, plugins: [apart, only(own, isForPrompts), numbers(isForPrompts)] });
}

/** esbuild escapes non-ASCII characters in strings but not in regular expressions. */
const toAscii = (source) =>
  source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Wraps the program in the function that bin/rvu.cjs calls, and ends it with a line that names its build, the SHA-256 of
 * the lines before, by which bin/rvu.cjs recognizes a damaged program and its compiled code. The program is ASCII because
 * it is read as Latin-1.
 */
function finish(filename) {
  const program = toAscii(readFileSync(filename, 'utf8')).trimEnd();
  const source = `(function (exports, require, module, __filename, __dirname) {${program}\n})\n`;
  const id = createHash('sha256').update(source).digest('hex');
  writeFileSync(filename, `${source}//${id}\n`);
}

// Help topics and the Python module are read on demand: if they were bundled, every start would read them.
cpSync('src/cli/help/topics', 'dist/help', { recursive: true });
cpSync('src/cli/commands/sql/rvu_spark.py', 'dist/help/rvu_spark.py');
await completeLibrary();

// The pages of `rvu site` share a style and the script of their search, for browsers.
const site = 'src/cli/commands/site';
await build({
  entryPoints: { site: `${site}/browser/main.ts`, style: `${site}/style/site.css` },
  outdir: 'dist/site',
  bundle: true,
  minify: true,
  charset: 'ascii',
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  logLevel: 'warning',
});
renameSync('dist/site/style.css', 'dist/site/site.css');
cpSync(`${site}/style/icon.svg`, 'dist/site/icon.svg');

// What shells complete, and a manual page for each command, are made of the definitions of commands and options.
const { completionWords, manualPages } = createRequire(import.meta.url)(resolve('dist/bin/data-manual.cjs'));
writeFileSync('dist/help/completion.json', JSON.stringify(completionWords('data')));
mkdirSync('dist/man');
const { version, man } = JSON.parse(readFileSync('package.json', 'utf8'));
const pages = manualPages(version, 'dist/help').map(({ name, text }) => [`dist/man/${name}`, text]);
for (const [filename, text] of pages) writeFileSync(filename, text);
// npm installs the pages that package.json names one by one.
const unlisted = pages.map(([filename]) => filename).filter((filename) => !man.includes(filename));
if (unlisted.length > 0) throw new Error(`Add to "man" in package.json: ${unlisted.join(', ')}`);

const { writeDataTables } = createRequire(import.meta.url)(resolve('dist/bin/data-tables.cjs'));
writeDataTables('data', 'dist', ['help', 'site']);

const programs = [
  'main',
  ...Object.keys(APART),
  'rvu-complete',
  ...withProgram.map((command) => `rvu-${command}`),
];
for (const name of programs) finish(`dist/bin/${name}.cjs`);
