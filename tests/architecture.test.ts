import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** A path from the root for our own modules, otherwise as written: "node:fs", "chalk" */
  readonly to: string;
  /** Erased by the compiler: ties modules in nothing but their shapes */
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
  it('sees every module, and every import of ours is a file', () => {
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

  it('csv-parse, slow to load, is left to the import program', () => {
    const users = imports.filter(({ to }) => to.startsWith('csv-parse') && !within(to, 'data'));
    const answering = users.filter(({ from }) => within(from, 'data') && !within(from, 'data/import'));
    expect(users.length).toBeGreaterThan(0);
    expect(answering.map(show)).toEqual([]);
  });

  it('minisearch is left to the search, which is loaded when asked for', () => {
    const users = imports.filter(({ to }) => to === 'minisearch').map(({ from }) => from);
    expect(users).toEqual(['src/data/search/search-engine.ts']);
    const loaders = imports.filter(({ to, typeOnly }) => to === users[0] && !typeOnly);
    const waiting = loaders.filter(({ from }) => /import\('[^']*search-engine/.test(read(from)));
    expect(loaders.map(({ from }) => from).filter((from) => from !== 'src/build/search-index.ts')).toEqual(
      waiting.map(({ from }) => from),
    );
  });

  it('only cli draws tables, colours and parses options', () => {
    const packages = ['commander', 'chalk', 'cli-table3'];
    const others = imports.filter(({ from, to }) => packages.includes(to) && !within(from, 'cli'));
    expect(others.map(show)).toEqual([]);
  });

  it('nothing imports cli but cli', () => {
    expect(imports.filter(({ from, to }) => within(to, 'cli') && !within(from, 'cli')).map(show)).toEqual([]);
  });

  it('the public API is core and data', () => {
    const own = imports.filter(({ from }) => from === 'src/index.ts');
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ to }) => !within(to, 'core', 'data')).map(show)).toEqual([]);
  });

  it('every package imported is a dependency of the package', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const packages = imports.map(({ to }) => to).filter((to) => !to.startsWith('src/') && !isNode(to));
    const names = new Set(packages.map((to) => to.split('/')[0] ?? ''));
    expect([...names].filter((name) => !(name in dependencies))).toEqual([]);
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

/** An option: two hyphens and a letter that no word or hyphen precedes. */
const FLAG = /(?<![\w-])--[a-z]/;

it('core knows no option of the command line, its comments included', () => {
  expect(['(--percent-22 takes one)', 'Use --allow-na.', '`--x`'].every((text) => FLAG.test(text))).toBe(
    true,
  );
  const core = sources.filter((path) => within(path, 'core'));
  expect(core.filter((path) => FLAG.test(read(path)))).toEqual([]);
});

describe('cycles', () => {
  it('there is none among modules that need each other’s values', () => {
    const next = new Map(sources.map((path) => [path, [] as string[]]));
    for (const { from, to, typeOnly } of imports) if (!typeOnly) next.get(from)?.push(to);
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
