const { isAbsolute, join } = require('node:path');

function userCacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }, platform) {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (platform === 'win32') return LOCALAPPDATA;
  return HOME && (platform === 'darwin' ? join(HOME, 'Library', 'Caches') : join(HOME, '.cache'));
}

/** The folder for files that the program can afford to lose; undefined if the environment names none. */
exports.cacheFolder = (env = process.env, platform = process.platform) => {
  const folder = userCacheFolder(env, platform);
  return folder ? join(folder, 'rvu') : undefined;
};
