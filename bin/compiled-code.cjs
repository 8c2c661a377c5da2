// Where compiled code is kept, and how it is kept for Node 20, which has no module.enableCompileCache. V8 checks
// neither that such code is complete nor that it belongs to this source, so both are checked here, and anything
// doubtful is ignored: the program is then compiled as usual. This is one file because finding another one would
// slow down every start.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, isAbsolute, join } = require('node:path');

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

/**
 * The compiled code kept under a key; undefined if there is none, or if it is damaged or belongs to another key.
 * The file holds the code, the code reversed, and the key: a native comparison takes a tenth of the time of a
 * checksum in JavaScript, which V8 has not compiled yet.
 */
function readCompiledCode(file, key) {
  try {
    const kept = readFileSync(file);
    const length = (kept.length - key.length) / 2;
    if (length < 1 || kept.latin1Slice(2 * length) !== key) return undefined;
    const code = kept.subarray(0, length);
    return code.equals(kept.subarray(length, 2 * length).reverse()) ? code : undefined;
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

/** Removes the halves of files that killed processes left behind. */
function removeStrays(folder) {
  for (const name of readdirSync(folder)) {
    const pid = /\.code\.(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) removeQuietly(join(folder, name));
  }
}

/**
 * Keeps compiled code under a key if possible. It is written to another file first, so that nobody reads half
 * of it.
 */
function writeCompiledCode(file, key, code) {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(part, Buffer.concat([code, Buffer.from(code).reverse(), Buffer.from(key, 'latin1')]));
    renameSync(part, file);
    removeStrays(dirname(file));
  } catch {
    // The disk is full or read-only, or there is no folder at all: the next start compiles as this one did.
    removeQuietly(part);
  }
}

/** The last line of the program, which names its build. */
const buildIdOf = (source) => source.slice(source.lastIndexOf('\n', source.length - 2) + 1).trim();

/**
 * Exit codes of a command that did its work. A misspelled command exits with another code and leaves no file
 * behind.
 */
const DONE = [undefined, 0, 1];

/** What `require` would wrap a module in, without loading node:module for it. */
const wrap = (source) => `(function (exports, require, module, __filename, __dirname) {${source}\n})`;

/** `require` within the folder of the program, which requires Node's own modules and files beside it. */
const requireIn = (folder) => (id) => require(id.startsWith('.') ? join(folder, id) : id);

/**
 * Loads the program as `require` would, from compiled code if the cache folder has it. The code is kept
 * separately for each command, because V8 compiles, and keeps, only the functions that ran.
 */
function loadProgram(filename, folder, command = process.argv[2] ?? '') {
  const { Script } = require('node:vm');
  // The build ensures that it is ASCII.
  const source = readFileSync(filename, 'latin1');
  const key = `${process.versions.v8} ${process.arch} ${buildIdOf(source)} ${command}`;
  const mayKeep = folder && !process.env.NODE_DISABLE_COMPILE_CACHE && /^[\w-]{0,20}$/.test(command);
  const file = mayKeep ? join(folder, `${key.replace('//', '').replaceAll(' ', '_')}.code`) : undefined;
  const cachedData = file ? readCompiledCode(file, key) : undefined;
  const script = new Script(wrap(source), { filename, cachedData });
  if (file && (!cachedData || script.cachedDataRejected)) {
    process.on('exit', () => {
      if (DONE.includes(process.exitCode)) writeCompiledCode(file, key, script.createCachedData());
    });
  }
  const program = { exports: {} };
  const home = dirname(filename);
  script.runInThisContext()(program.exports, requireIn(home), program, filename, home);
  return program.exports;
}

module.exports = { buildIdOf, cacheFolder, loadProgram, readCompiledCode, writeCompiledCode };
