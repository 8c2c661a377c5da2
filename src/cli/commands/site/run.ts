import { openContent } from '../../../data/content/content.js';
import { NewFolder } from '../../../data/files/new-folder.js';
import { openReference } from '../../../data/reference/reference.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import { PORT, type SiteOptions } from './command.js';
import { ASSETS, CODES, SECTIONS } from './draw/links.js';
import { placeText } from './draw/site.js';
import { siteFiles } from './files.js';
import { isOwn } from './own-files.js';
import { requestedSite } from './request.js';

const MEGABYTE = 1_000_000;
const PAGES_A_TURN = 50;

/** `rvu site`: the reference as web pages in a new folder, which may then be served. */
export async function siteCommand(
  [name = '']: readonly string[],
  options: SiteOptions,
  io: Io,
): Promise<ExitCode> {
  const site = requestedSite(options, openContent({ inMemory: true }));
  const folder = new NewFolder(name, { what: 'site', isOwn, replace: options.replace ?? false });
  let [files, bytes] = [0, 0];
  try {
    for (const each of [CODES, SECTIONS, ASSETS]) folder.folder(each);
    for await (const { path, text } of siteFiles(site, openReference({ inMemory: true }))) {
      bytes += folder.write(path, text);
      files++;
      // Ctrl-C is noticed only between turns of the event loop.
      if (files % PAGES_A_TURN === 0) await new Promise(setImmediate);
    }
  } catch (error) {
    throw folder.failed(error);
  }
  folder.commit();
  const size = `${counted(files, 'file')}, ${Math.max(1, Math.round(bytes / MEGABYTE))} MB`;
  say(io, `${name}: pages of ${counted(site.rows.length, 'code')}, ${placeText(site)} (${size})`);
  if (options.serve === undefined) return EXIT.answered;
  const { serve } = await import('./serve.js');
  return serve(name, options.serve === true ? PORT : options.serve, io);
}
