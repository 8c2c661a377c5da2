/**
 * Completes the library that tsc wrote: the same as CommonJS, its types for both, and the reference of `rvu help api`,
 * which is made of the docstrings in those types.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const IMPORTED = /from '(\.[^']+)\.js'/g;

/** The declarations of the library: those of a module and of all that it imports. */
function declarations(file, found = new Map()) {
  if (found.has(file)) return found;
  const text = readFileSync(file, 'utf8');
  found.set(file, text);
  for (const [, path] of text.matchAll(IMPORTED)) declarations(join(dirname(file), `${path}.d.ts`), found);
  return found;
}

/** TypeScript takes .d.ts for the types of ECMAScript modules here, and .d.cts for those of CommonJS. */
function writeTypesOfCommonJs(found) {
  for (const [file, text] of found) {
    writeFileSync(file.replace(/\.d\.ts$/, '.d.cts'), text.replaceAll(IMPORTED, "from '$1.cjs'"));
  }
}

/** The sentences of a docstring, and what its tags say. */
function docOf(comment = '') {
  const text = comment
    .replace(/^\s*\/\*\*|\*\/\s*$/g, '')
    .replace(/^[ \t]*\* ?/gm, '')
    .trim();
  const [said = '', ...tags] = text.split(/(?:^|\s)@(?=(?:param|returns|throws|example)\b)/);
  const flat = (part) => part.replaceAll(/\s+/g, ' ').trim();
  return { said: flat(said), tags: tags.map((tag) => (tag.startsWith('example') ? tag.trim() : flat(tag))) };
}

/** A member ends where a line of the same depth begins another one, not where an object within its type ends. */
const MEMBER =
  /^ {4}(\/\*\*[\s\S]*?\*\/\s+)?(?:readonly )?([\w]+)(\??)(\([\s\S]*?\)|)(?::) ([\s\S]*?);\n(?= {4}[^\s}]|$)/gm;
const CONSTRUCTOR = /^ {4}constructor\([\s\S]*?\);\n/gm;

const cell = (text) => text.replaceAll(/\s+/g, ' ').replaceAll('readonly ', '').replaceAll('|', '\\|').trim();

/** A method under a heading of its own, with its signature. */
function methodText([, comment, name, , parameters, type]) {
  const { said, tags } = docOf(comment);
  const lines = tags.map((tag) => {
    const [kind = '', ...rest] = tag.split(' ');
    const text = rest.join(' ');
    if (kind === 'example') return `\`\`\`ts\n${text}\n\`\`\``;
    if (kind === 'param') return `\`${rest[0]}\`: ${rest.slice(1).join(' ')}`;
    return `${kind[0].toUpperCase()}${kind.slice(1)}: ${text}`;
  });
  const signature = `${name}${parameters}: ${type}`.replaceAll(/\s+/g, ' ').replaceAll('readonly ', '');
  return [`### ${name}`, `\`\`\`ts\n${signature}\n\`\`\``, said, ...lines].filter(Boolean).join('\n\n');
}

/** The properties of an interface as a table. */
function propertiesText(members) {
  if (members.length === 0) return '';
  const rows = members.map(
    ([, comment, name, optional, , type]) =>
      `| \`${name}${optional}\` | \`${cell(type)}\` | ${cell(docOf(comment).said)} |`,
  );
  return ['| property | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

const DECLARED =
  /^(\/\*\*[\s\S]*?\*\/\n)?export (?:declare )?(?:abstract )?(?:(interface|class) (\w+)(.*?)\{\n([\s\S]*?)^\}|(?:type|function) (\w+).*?;\n(?![ }]))/gms;

/** Each declaration of a module by its name, as Markdown. */
function sections(text) {
  return [...text.matchAll(DECLARED)].map(([whole, comment, kind, object, head, body, other]) => {
    const name = object ?? other;
    const { said, tags } = docOf(comment);
    const members = body === undefined ? [] : [...body.replaceAll(CONSTRUCTOR, '').matchAll(MEMBER)];
    const isMethod = ([, , , , parameters]) => parameters !== '';
    const base = / extends (.+?) $/.exec(head ?? '')?.[1];
    const of =
      kind === 'interface' && base
        ? `Has the properties of ${base}${members.length > 0 ? ', and these' : ''}.`
        : '';
    const code = whole
      .slice((comment ?? '').length)
      .replaceAll(/\s+/g, ' ')
      .replace('export declare ', '');
    const parts = kind
      ? [
          of,
          propertiesText(members.filter((each) => !isMethod(each))),
          ...members.filter(isMethod).map(methodText),
        ]
      : [code.length < 400 ? `\`\`\`ts\n${code.replace('export ', '').trim()}\n\`\`\`` : ''];
    const example = tags
      .filter((tag) => tag.startsWith('example '))
      .map((tag) => `\`\`\`ts\n${tag.slice(8)}\n\`\`\``);
    const others = tags.filter((tag) => tag.startsWith('throws ')).map((tag) => `Throws: ${tag.slice(7)}`);
    return [name, [`## ${name}`, said, ...example, ...others, ...parts].filter(Boolean).join('\n\n')];
  });
}

/** The reference of what a module exports: what people call first, then what it takes and gives. */
export function reference(file) {
  const found = declarations(file);
  const exported = [...found.get(file).matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, names]) =>
    names.split(',').map((name) => name.replace('type ', '').trim()),
  );
  const all = new Map([...found.values()].flatMap(sections));
  const first = ['openRvu', 'Rvu', 'RvuOptions', 'Answered'];
  const names = [...first, ...exported.filter((name) => !first.includes(name) && all.has(name))];
  const missing = names.filter((name) => !all.has(name));
  if (missing.length > 0) throw new Error(`No declaration was found of ${missing.join(', ')}`);
  const head =
    '# Reference of the library\n\nGenerated from the docstrings of its types. `rvu help library` shows how to use it.';
  return `${[head, ...names.map((name) => all.get(name))].join('\n\n')}\n`;
}

export async function completeLibrary() {
  await build({
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.cjs',
    bundle: true,
    minify: true,
    // The classes of errors keep their names, which stack traces show.
    keepNames: true,
    charset: 'ascii',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
  writeTypesOfCommonJs(declarations('dist/index.d.ts'));
  writeFileSync('dist/help/api.md', reference('dist/index.d.ts'));
}
