#!/usr/bin/env node
// Starts the bundled program, keeping what V8 compiles for it: a short command spends more time compiling
// than working. This file is CommonJS, because just loading an ES module entry takes a tenth of such a
// command's time, and it is one file, because finding another one would slow down every start.
//
// V8 checks neither that compiled code is complete nor that it belongs to this source, so both are checked here, and
// anything doubtful is ignored: the program is then compiled as usual. The program itself is checked too: with the code
// a copy of it is kept, which takes microseconds to compare; without one, its SHA-256 is compared with the one in its
// last line. (module.enableCompileCache, which Node has since version 22, does not check the program.)
const {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} = require('node:fs');
const { basename, dirname, isAbsolute, join } = require('node:path');

function userCacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }, platform) {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (platform === 'win32') return LOCALAPPDATA;
  return HOME && (platform === 'darwin' ? join(HOME, 'Library', 'Caches') : join(HOME, '.cache'));
}

/** The folder for files that may be deleted at any time; undefined if the environment names none. */
function cacheFolder(env = process.env, platform = process.platform) {
  const folder = userCacheFolder(env, platform);
  return folder ? join(folder, 'rvu') : undefined;
}

/** Files are compared in pieces of this size, because memory that is used for the first time costs more than reading. */
const PIECE = 131_072;

/** Whether an open file holds some bytes at a position. @param room where pieces of it are read into */
function holds(file, at, bytes, room) {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, room, 0, Math.min(room.length, bytes.length - done), at + done);
    if (read === 0 || !room.subarray(0, read).equals(bytes.subarray(done, done + read))) return false;
    done += read;
  }
  return true;
}

/** The options that code was compiled for, as they end its file: padded to a length of their own. */
const OPTIONS_LENGTH = 256;

/** What `readCompiledCode` finds in an open file. */
function compiledCodeIn(file, key, source) {
  const length = (fstatSync(file).size - source.length - key.length - OPTIONS_LENGTH) / 2;
  if (length < 1 || !Number.isInteger(length)) return undefined;
  const room = Buffer.allocUnsafeSlow(PIECE);
  if (!holds(file, 2 * length + source.length, Buffer.from(key, 'latin1'), room)) return undefined;
  const code = Buffer.allocUnsafeSlow(length);
  if (readSync(file, code, 0, length, 0) !== length) return undefined;
  if (!holds(file, length, code, room) || !holds(file, 2 * length, source, room)) return undefined;
  const read = readSync(file, room, 0, OPTIONS_LENGTH, 2 * length + source.length + key.length);
  return { code, options: room.latin1Slice(0, read).trimEnd() };
}

/**
 * The compiled code kept under a key for a program, and the options it was compiled for; undefined if there is none, or
 * if it is damaged or belongs to another program. The file holds the code twice, the program, the key and the options:
 * a native comparison takes a tenth of the time of a checksum in JavaScript, which V8 has not compiled yet.
 * @param source the bytes of the program
 */
function readCompiledCode(path, key, source) {
  try {
    const file = openSync(path);
    try {
      return compiledCodeIn(file, key, source);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function removeQuietly(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // There is nothing to remove.
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Code compiled this long ago is most likely that of an earlier version of rvu or Node. */
const OLD_MS = 90 * 24 * 60 * 60 * 1000;

/** Removes the halves of files that killed processes left behind, and the code of versions of long ago. */
function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const pid = /\.code\.(\d+)$/.exec(name)?.[1];
    const isOld = () => name.endsWith('.code') && Date.now() - statSync(file).mtimeMs > OLD_MS;
    if (pid ? !isRunning(Number(pid)) : isOld()) removeQuietly(file);
  }
}

/**
 * Keeps compiled code and its program under a key if possible. It is written to another file first, so that nobody
 * reads half of it.
 */
function writeCompiledCode(file, key, source, { code, options }) {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(
      part,
      Buffer.concat([code, code, source, Buffer.from(key + options.padEnd(OPTIONS_LENGTH), 'latin1')]),
    );
    renameSync(part, file);
    removeLeftovers(dirname(file));
  } catch {
    // The disk is full or read-only, or there is no folder at all: the next start compiles as this one did.
    removeQuietly(part);
  }
}

/** What to do about a damaged package, as every message about one says. */
const REPAIR = 'Install rvu again (in a clone of its repository, run npm run build).';

/** Ends the process with a message about a file that is not as the build made it. */
function refuse(filename, what) {
  const code = 'E_DATA_DAMAGED';
  const message = `The bundled file dist/bin/${basename(filename)} ${what}.`;
  writeSync(2, `rvu: ${code}: ${message} ${REPAIR}\n`);
  if (process.argv.includes('--json')) {
    const entry = { code, message, hint: REPAIR, service: null, setting: null, reference_amount: null };
    writeSync(
      1,
      `${JSON.stringify({ schema: 'rvu.error/1', release: null, results: [], errors: [entry] }, null, 2)}\n`,
    );
  }
  process.exit(2);
}

function readProgram(filename) {
  try {
    return readFileSync(filename);
  } catch (error) {
    return refuse(filename, error.code === 'ENOENT' ? 'is missing' : `cannot be read: ${error.message}`);
  }
}

/** Where the last line of a program begins, which names its build: the SHA-256 of the lines before. */
const lastLineAt = (source) => source.lastIndexOf('\n', source.length - 2) + 1;

/** The build of a program, as its last line states it. */
const buildIdOf = (source) => source.latin1Slice(lastLineAt(source)).trim();

/** Ends the process if a program is not what its last line says. */
function verify(filename, source) {
  const { createHash } = require('node:crypto');
  const end = lastLineAt(source);
  const id = createHash('sha256').update(source.subarray(0, end)).digest('hex');
  if (source.latin1Slice(end) !== `//${id}\n`) refuse(filename, 'is damaged');
}

/**
 * Exit codes of a command that did its work. A misspelled command exits with another code and leaves no file
 * behind.
 */
const DONE = [undefined, 0, 1];

/**
 * Runs a compiled program as the module that it is: the build has wrapped it in the function that `require` would make
 * of it, because a copy of so long a text would have V8 collect garbage. @returns its exports
 */
function run(script, filename) {
  const program = { exports: {} };
  const home = dirname(filename);
  script.runInThisContext()(program.exports, requireIn(home), program, filename, home);
  return program.exports;
}

/** Parts of the program in files of their own, which few commands need: each is checked and compiled once. */
const parts = new Map();

/** `require` within the folder of the program, which requires Node's own modules and files beside it. */
const requireIn = (folder) => (id) => {
  if (!id.startsWith('.')) return require(id);
  const filename = join(folder, id);
  if (!parts.has(filename)) {
    const source = readProgram(filename);
    verify(filename, source);
    const { Script } = require('node:vm');
    parts.set(filename, run(new Script(source.latin1Slice(), { filename }), filename));
  }
  return parts.get(filename);
};

/**
 * Some options together with those that compiled code was made for; undefined if it needs no other code for them. Only the
 * functions that ran are kept, so the first price of a ZIP code or of an older release compiles more of them: once, because
 * the code is then kept again, with them.
 */
function moreOptions(known, options) {
  const all = [...new Set([...known.split(' '), ...options])].join(' ').trim();
  return all === known || all.length > OPTIONS_LENGTH ? undefined : all;
}

/**
 * Loads the program as `require` would, from compiled code if the cache folder has it under a name. A program that is
 * not as the build made it ends the process.
 * @param options those of the command line, without their values
 */
function loadProgram(filename, folder, name, options = []) {
  const { Script } = require('node:vm');
  const source = readProgram(filename);
  const key = `${process.versions.v8} ${process.arch} ${buildIdOf(source)} ${name}`;
  const mayKeep = folder && !process.env.NODE_DISABLE_COMPILE_CACHE && /^[\w-]{0,20}$/.test(name);
  const basis = key
    .replace('//', '')
    .replace(/[^\w.-]/g, '_')
    .slice(0, 200);
  const file = mayKeep ? join(folder, `${basis}.code`) : undefined;
  const kept = file ? readCompiledCode(file, key, source) : undefined;
  if (!kept) verify(filename, source);
  // The build ensures that it is ASCII.
  const script = new Script(source.latin1Slice(), { filename, cachedData: kept?.code });
  const isNew = !kept || script.cachedDataRejected;
  const more = moreOptions(isNew ? '' : kept.options, options);
  if (file && (isNew || more !== undefined)) {
    process.on('exit', () => {
      if (!DONE.includes(process.exitCode)) return;
      writeCompiledCode(file, key, source, { code: script.createCachedData(), options: more ?? '' });
    });
  }
  return run(script, filename);
}

const PROGRAMS = join(__dirname, '..', 'dist', 'bin');

/**
 * Commands that are in the program of another one, because they need nearly the same code: a program of their own would
 * take more room in the package than it saves at a start. The version is in a program without commands.
 */
const PROGRAM_OF = {
  '--version': 'version',
  '-V': 'version',
  browse: 'compare',
  history: 'compare',
  localities: 'compare',
};

/** Programs of commands whose own one answers codes at the prompt, for a command line that may ask for a batch. */
const BATCH_PROGRAM_OF = { lookup: 'main', pay: 'claim', rank: 'main' };

const isHelp = (word) => word === '--help' || word === '-h';

/** A name with an ending, or a path, as src/cli/options/command.ts defines it. */
const FILE_NAME = /^\.{0,2}[\\/]|\.[a-z][a-z\d]*$/i;

/** Whether a command line may ask for a batch, by the word after its command. A code there, or words, are never one. */
const mayBeBatch = (next) =>
  next === undefined || (next.startsWith('-') && !isHelp(next)) || FILE_NAME.test(next);

/** A small program with the command, if there is one, because it is less to read and compile; otherwise the whole program. */
function programFor(command, next) {
  const other = mayBeBatch(next) ? BATCH_PROGRAM_OF : PROGRAM_OF;
  const name = other[command] ?? PROGRAM_OF[command] ?? command;
  const own = join(PROGRAMS, `rvu-${name}.cjs`);
  return /^[a-z]+$/.test(name) && existsSync(own) ? own : join(PROGRAMS, 'main.cjs');
}

/**
 * The name of the code that is kept for a command line: only the functions that ran are kept, so a price after a page of
 * help, or after a batch, would otherwise compile its own at each start.
 */
function codeName(command, next = '-') {
  if (isHelp(next)) return `${command}--help`;
  return next.startsWith('-') ? `${command}-` : command;
}

/** The options of a command line, without their values. */
const optionsIn = (words) => words.flatMap((word) => /^--[a-z][a-z-]*/.exec(word)?.[0] ?? []);

function start(command, next, words) {
  if (existsSync(PROGRAMS)) {
    const program = programFor(command, next);
    loadProgram(program, cacheFolder(), codeName(command, next), optionsIn(words)).main();
    return;
  }
  process.stderr.write('rvu: the program is not built yet: run npm install in its folder\n');
  process.exitCode = 2;
}

/** A code that is typed without a command is looked up (src/cli/first-word.ts). */
const CODES = /^(?=(?:.*\d){2})(?:[a-z\d]{5}(?:-(?:[a-z\d]{2}|[a-z\d]{5}))*|[a-z\d]{2,4}\*)$/i;
const commandOf = (first) => (CODES.test(first) ? 'lookup' : first);

if (require.main === module) {
  const [, , first = '', next] = process.argv;
  const command = commandOf(first);
  start(command, command === first ? next : first, process.argv.slice(2));
} else
  module.exports = {
    BATCH_PROGRAM_OF,
    cacheFolder,
    codeName,
    loadProgram,
    mayBeBatch,
    PROGRAM_OF,
    readCompiledCode,
    writeCompiledCode,
  };
