import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** For our own modules a path from the root, otherwise the name as written: "node:fs", "chalk" */
  readonly to: string;
  /** Whether the compiler erases it, so that it ties modules together only by their types */
  readonly typeOnly: boolean;
}

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(ROOT, resolve(ROOT, dirname(from), specifier)).replace(/\.js$/, '.ts');
}

const STATIC = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(from: string): Import[] {
  const text = withoutComments(read(from));
  return [
    ...[...text.matchAll(STATIC)].map(([, type, to = '']) => ({
      from,
      to: target(from, to),
      typeOnly: !!type,
    })),
    ...[...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ from, to: target(from, to), typeOnly: false })),
  ];
}

const imports = sources.flatMap(importsOf);
const within = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`src/${folder}/`));
const of = (...folders: readonly string[]): Import[] =>
  imports.filter(({ from }) => within(from, ...folders));
const show = ({ from, to }: Import): string => `${from} imports ${to}`;
const isNode = (to: string): boolean => to.startsWith('node:');

describe('the reading of imports', () => {
  it('sees every module, and each of our own imports is a file', () => {
    expect(sources.length).toBeGreaterThan(25);
    const ours = imports.filter(({ to }) => to.startsWith('src/'));
    expect(ours.length).toBeGreaterThan(60);
    expect(ours.filter(({ to }) => !existsSync(join(ROOT, to))).map(show)).toEqual([]);
  });

  it('sees as many import and export-from statements as there are lines that end one', () => {
    const lines = sources.flatMap(
      (path) => withoutComments(read(path)).match(/(?:^import| from) '[^']+';$/gm) ?? [],
    );
    const dynamic = imports.length - lines.length;
    const expected = sources.flatMap((path) => withoutComments(read(path)).match(DYNAMIC) ?? []);
    expect(dynamic).toBe(expected.length);
  });
});

describe('layers', () => {
  it('core imports only core', () => {
    expect(
      of('core')
        .filter(({ to }) => !within(to, 'core'))
        .map(show),
    ).toEqual([]);
  });

  it('data imports only core, data, node:*, csv-parse and minisearch', () => {
    const allowed = ({ to }: Import) =>
      within(to, 'core', 'data') || isNode(to) || to === 'csv-parse/sync' || to === 'minisearch';
    expect(
      of('data')
        .filter((one) => !allowed(one))
        .map(show),
    ).toEqual([]);
  });

  it('batch imports only batch, core, data and node:*', () => {
    const allowed = ({ to }: Import) => within(to, 'batch', 'core', 'data') || isNode(to);
    expect(of('batch').length).toBeGreaterThan(10);
    expect(
      of('batch')
        .filter((one) => !allowed(one))
        .map(show),
    ).toEqual([]);
  });

  it('answer imports only answer, core and data', () => {
    expect(of('answer').length).toBeGreaterThan(10);
    expect(
      of('answer')
        .filter(({ to }) => !within(to, 'answer', 'core', 'data'))
        .map(show),
    ).toEqual([]);
  });

  it('csv-parse, which is slow to load, is imported only by the import program', () => {
    const users = imports.filter(({ to }) => to.startsWith('csv-parse') && !within(to, 'data'));
    const answering = users.filter(({ from }) => within(from, 'data') && !within(from, 'data/import'));
    expect(users.length).toBeGreaterThan(0);
    expect(answering.map(show)).toEqual([]);
  });

  it('minisearch is imported only by the search, which is loaded on demand', () => {
    const users = imports
      .filter(({ to, typeOnly }) => to === 'minisearch' && !typeOnly)
      .map(({ from }) => from);
    expect(users).toEqual(['src/data/search/search-engine.ts']);
    const loaders = imports.filter(({ to, typeOnly }) => to === users[0] && !typeOnly);
    const waiting = loaders.filter(({ from }) => /import\('[^']*search-engine/.test(read(from)));
    // The build, and the program of its own that runs in a browser
    const apart = ['src/build/data-tables.ts', 'src/cli/commands/site/browser/find.ts'];
    expect(loaders.map(({ from }) => from).filter((from) => !apart.includes(from))).toEqual(
      waiting.map(({ from }) => from),
    );
  });

  it('only cli draws tables, colors and parses options', () => {
    const packages = ['commander', 'chalk', 'cli-table3'];
    const others = imports.filter(({ from, to }) => packages.includes(to) && !within(from, 'cli'));
    expect(others.map(show)).toEqual([]);
  });

  it('only cli imports cli', () => {
    expect(imports.filter(({ from, to }) => within(to, 'cli') && !within(from, 'cli')).map(show)).toEqual([]);
  });

  it('the library is made of all layers but cli, and engine.ts of those that it is made of', () => {
    const own = imports.filter(({ from }) => within(from, 'library') || from === 'src/index.ts');
    const engine = imports.filter(({ from }) => from === 'src/engine.ts');
    expect(own.length).toBeGreaterThan(20);
    expect(engine.length).toBeGreaterThan(10);
    const layers = ['library', 'answer', 'core', 'data', 'batch'];
    expect(own.filter(({ to }) => !within(to, ...layers)).map(show)).toEqual([]);
    expect(engine.filter(({ to }) => !within(to, 'core', 'data', 'batch')).map(show)).toEqual([]);
    const users = imports.filter(({ from, to }) => within(to, 'library') && !within(from, 'library'));
    expect(users.map(({ from }) => from).filter((from) => from !== 'src/index.ts')).toEqual([]);
  });

  it('every imported package is a declared dependency; what only the build needs, or bundles, is one of development', () => {
    type Packages = Readonly<Record<string, string>>;
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Packages>;
    const packages = imports.filter(({ to }) => !to.startsWith('src/') && !isNode(to));
    expect(packages.length).toBeGreaterThan(5);
    const undeclared = packages.filter(({ from, to }) => {
      // The build puts the writer of Parquet and the MCP server into programs of their own, so an install does not bring their packages.
      const isBundled = within(from, 'build', 'cli/output/parquet') || from === 'src/cli/mcp/server.ts';
      const declared = isBundled ? { ...dependencies, ...devDependencies } : dependencies;
      const name = to.split('/', to.startsWith('@') ? 2 : 1).join('/');
      return !(name in (declared ?? {}));
    });
    expect(undeclared.map(show)).toEqual([]);
  });
});

/** "src/core/price" of "src/core/price/price.ts" */
const folderOf = (path: string): string => dirname(path);

/** Pairs of folders that import each other, types included: neither can be read or moved without the other. */
function mutualFolders(all: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const ways = new Map<string, string>();
  for (const { from, to } of all) {
    if (!to.startsWith('src/') || folderOf(from) === folderOf(to)) continue;
    const way = `${folderOf(from)} > ${folderOf(to)}`;
    if (!ways.has(way)) ways.set(way, `${from} imports ${to}`);
  }
  return [...ways].flatMap(([way, example]) => {
    const [from = '', to = ''] = way.split(' > ');
    const back = ways.get(`${to} > ${from}`);
    return back !== undefined && from < to ? [`${from} and ${to}: ${example}; ${back}`] : [];
  });
}

const MOST_FILES = 13;

/** Folders with more code files than one can take in at a glance. */
function crowdedFolders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => `${folder}: ${count}`);
}

describe('folders', () => {
  it('are reported if they import each other or are crowded', () => {
    const made = [
      { from: 'src/a/one.ts', to: 'src/a/b/two.ts' },
      { from: 'src/a/b/three.ts', to: 'src/a/four.ts' },
      { from: 'src/a/b/three.ts', to: 'src/c/five.ts' },
      { from: 'src/a/one.ts', to: 'src/a/four.ts' },
      { from: 'src/a/one.ts', to: 'node:fs' },
    ];
    expect(mutualFolders(made)).toEqual([
      'src/a and src/a/b: src/a/one.ts imports src/a/b/two.ts; src/a/b/three.ts imports src/a/four.ts',
    ]);
    expect(mutualFolders(made.slice(1))).toEqual([]);
    const many = Array.from({ length: MOST_FILES + 1 }, (_, i) => `src/a/${i}.ts`);
    expect(crowdedFolders([...many, 'src/b/one.ts'])).toEqual([`src/a: ${many.length}`]);
    expect(crowdedFolders(many.slice(1))).toEqual([]);
  });

  it('never import each other, types included', () => {
    expect(mutualFolders(imports)).toEqual([]);
  });

  it(`hold at most ${MOST_FILES} files of code`, () => {
    expect(crowdedFolders(sources)).toEqual([]);
  });

  it('import nothing from build, which only the build needs', () => {
    expect(imports.filter(({ from, to }) => within(to, 'build') && !within(from, 'build')).map(show)).toEqual(
      [],
    );
  });
});

describe('what `rvu help privacy` says', () => {
  const users = (names: RegExp): string[] =>
    imports.filter(({ to }) => names.test(to)).map(({ from, to }) => `${from} imports ${to}`);

  it('is true of the network: nothing can reach it', () => {
    expect(users(/^(node:)?(https?|http2|tls|dgram|dns|inspector|worker_threads)\b/)).toEqual([
      'src/cli/commands/site/serve.ts imports node:http',
    ]);
    // It answers this computer, and asks nobody.
    const serving = read('src/cli/commands/site/serve.ts');
    expect(serving).toContain(
      "import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';",
    );
    expect(serving).toContain("const HOST = '127.0.0.1';");
    expect(serving.match(/\.listen\(.*/g)).toEqual(['.listen(port, HOST, resolve);']);
    // Another program could reach it; the only one that is run is the user's own pager.
    expect(users(/^(node:)?child_process\b/)).toEqual([
      'src/cli/terminal/pager.ts imports node:child_process',
    ]);
    // For pipes and local sockets that --out names: a Socket of a descriptor or of a path.
    expect(users(/^(node:)?net$/).sort()).toEqual([
      'src/cli/commands/site/serve.ts imports node:net',
      'src/cli/output/in-place.ts imports node:net',
    ]);
    expect(serving).toContain("import type { AddressInfo } from 'node:net';");
    expect(read('src/cli/output/in-place.ts')).not.toMatch(/\b(port|host)\b/);
    const globals = /\b(fetch|WebSocket|XMLHttpRequest|EventSource)\s*\(/;
    expect(sources.filter((path) => globals.test(withoutComments(read(path))))).toEqual([]);
  });

  it('is true of files: all are written by data/files', () => {
    const writing =
      /\b(writeFile|appendFile|createWriteStream|copyFile|cp|mkdir|mkdtemp|rename|rm|rmdir|unlink|symlink|link|truncate|chmod|chown|utimes|open|write|writev)(Sync)?\b/;
    const named = sources.flatMap((path) =>
      [
        ...withoutComments(read(path)).matchAll(
          /import (?:\* as \w+|\{([^}]*)\}) from 'node:fs(?:\/promises)?'/g,
        ),
      ].flatMap(([, names = 'writeFile']) =>
        names
          .split(',')
          .filter((name) => writing.test(name))
          .map((name) => `${path}: ${name.trim()}`),
      ),
    );
    // The import program also makes and clears the folders of releases.
    const ofFolders = /^src\/data\/import\/.*: (mkdir|rm)Sync$/;
    const elsewhere = named.filter((use) => !within(use, 'data/files', 'build') && !ofFolders.test(use));
    expect(elsewhere.sort()).toEqual([
      // The folder of the config file
      'src/cli/commands/config/change.ts: mkdirSync',
      // The stream into a file that data/files opened
      'src/cli/output/file.ts: createWriteStream',
      'src/cli/output/file.ts: write',
      'src/cli/output/file.ts: writev',
      // What exists and is never replaced
      'src/cli/output/in-place.ts: createWriteStream',
      'src/cli/output/in-place.ts: openSync',
      // Standard output
      'src/cli/terminal/short-output.ts: writeSync',
      // Opened to be read
      'src/data/sealed/open-file.ts: openSync',
    ]);
  });
});

describe('core is pure', () => {
  /** What would make an answer depend on something other than its arguments. */
  it.each([
    ['the process', /\bprocess\s*[.[]/],
    ['the console', /\bconsole\s*[.[]/],
    ['the clock', /\bDate\b|\bperformance\b|\bsetTimeout\b|\bsetInterval\b/],
    ['chance', /\bMath\.random\b|\bcrypto\b/],
    ['waiting', /\basync\b|\bawait\b|\bPromise\b/],
    ['the globals', /\bglobalThis\b|\brequire\(/],
    ['the locale', /\btoLocale\w*\(|\bIntl\b|\blocaleCompare\b/],
  ])('no module of it touches %s', (_, pattern) => {
    const core = sources.filter((path) => within(path, 'core'));
    expect(core.length).toBeGreaterThan(10);
    expect(core.filter((path) => pattern.test(withoutComments(read(path))))).toEqual([]);
  });
});

/** An option: two hyphens and a letter, not preceded by a word character or a hyphen. */
const FLAG = /(?<![\w-])--[a-z]/;

it('core mentions no command-line option, not even in comments', () => {
  expect(['(--percent-22 takes one)', 'Use --allow-na.', '`--x`'].every((text) => FLAG.test(text))).toBe(
    true,
  );
  const core = sources.filter((path) => within(path, 'core'));
  expect(core.filter((path) => FLAG.test(read(path)))).toEqual([]);
});

describe('cycles', () => {
  it('do not exist among modules, types included', () => {
    const next = new Map(sources.map((path) => [path, [] as string[]]));
    for (const { from, to } of imports) next.get(from)?.push(to);
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      if (done.has(path) || way.includes(path)) return;
      for (const other of next.get(path) ?? []) visit(other, [...way, path]);
      done.add(path);
    };
    for (const path of sources) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

describe('src/README.md', () => {
  const map = read('src/README.md');

  it('names only files and folders that exist', () => {
    const named = [...map.matchAll(/`((?:\.\.|core|data|batch|cli|build|bin)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(50);
    const missing = named.filter(
      (path) =>
        !existsSync(join(ROOT, 'src', path)) && !(path.startsWith('bin/') && existsSync(join(ROOT, path))),
    );
    expect(missing).toEqual([]);
  });

  it('shows the rule as it is in the source', () => {
    const [, path = '', shown = ''] = /`([^`]+)`\):\n\n```ts\n([\s\S]*?)```/.exec(map) ?? [];
    expect(shown).toContain('export const');
    expect(read(join('src', path))).toContain(shown);
  });
});
