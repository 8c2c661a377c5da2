import { readFile, realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { OutputError } from '../../../core/issue/errors.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';

/** Shows a folder to the browsers of this computer. */

/** This computer alone: nothing from a network is answered. */
const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names of this computer. Others are refused, so that no page under another name can read the site. */
const isOwnHost = (host: string | undefined): boolean =>
  host !== undefined && /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);

/** Paths that a site can have: letters, digits, hyphens and dots between slashes; no part begins with a dot. */
const PATH = /^(?:\/[A-Za-z0-9-][A-Za-z0-9.-]*)*\/?$/;

/** The path of the file that a request asks for; null if it can be none. */
function fileOf(url: string): string | null {
  const path = url.replace(/[?#].*$/s, '');
  if (!PATH.test(path)) return null;
  return path.endsWith('/') ? `${path}index.html` : path;
}

/** The bytes of a file of a known type within a folder; null if there is none. @param folder its real path */
async function bytesOf(folder: string, path: string): Promise<Buffer | null> {
  if (!(extname(path) in TYPES)) return null;
  try {
    // A link that leads out of the folder is not followed.
    const file = await realpath(join(folder, path));
    return file.startsWith(folder + sep) ? await readFile(file) : null;
  } catch {
    return null;
  }
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...more });
  response.end(`${text}\n`);
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '', headers } = request;
  if (!isOwnHost(headers.host)) return end(response, 403, 'Only for this computer.');
  if (method !== 'GET' && method !== 'HEAD')
    return end(response, 405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  const path = fileOf(url);
  const bytes = path === null ? null : await bytesOf(folder, path);
  if (path === null || bytes === null) return end(response, 404, 'There is no such page.');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(path)],
    'Content-Length': bytes.length,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** A server of a folder, which is not listening yet. */
export async function serverOf(folder: string): Promise<Server> {
  const real = await realpath(folder);
  return createServer((request, response) => {
    answer(real, request, response).catch(() => response.destroy());
  });
}

/**
 * Serves a folder until Ctrl-C, which ends the process.
 * @throws OutputError E_OUTPUT if the port cannot be used
 */
export async function serve(folder: string, port: number, io: Io): Promise<ExitCode> {
  const server = await serverOf(folder);
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why = code === 'EADDRINUSE' ? 'another program is using it' : message;
      const problem = `Port ${port} cannot be used: ${why}.`;
      reject(new OutputError('E_OUTPUT', problem, 'Name another, or --serve 0 for any that is free.'));
    });
    server.listen(port, HOST, resolve);
  });
  say(io, `serving it at http://${HOST}:${(server.address() as AddressInfo).port}/ until Ctrl-C`);
  await new Promise((resolve) => server.once('close', resolve));
  return EXIT.answered;
}
