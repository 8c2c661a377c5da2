import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverOf } from '../../../../src/cli/commands/site/serve.js';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

describe('the server of a site', () => {
  let server: Server;
  beforeAll(async () => {
    const around = tempDir();
    const folder = join(around, 'site');
    mkdirSync(join(folder, 'codes'), { recursive: true });
    writeFileSync(join(around, 'secret.html'), 'secret');
    writeFileSync(join(folder, 'index.html'), 'start');
    writeFileSync(join(folder, '.hidden.html'), 'secret');
    writeFileSync(join(folder, 'notes.txt'), 'secret');
    writeFileSync(join(folder, 'codes', '99213.html'), 'visit');
    symlinkSync(join(around, 'secret.html'), join(folder, 'link.html'));
    server = await serverOf(folder);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  /** The path is sent as it stands, which a browser would not do. */
  const asked = (path: string, method = 'GET', host?: string): Promise<Answered> => {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: host ?? `127.0.0.1:${port}` },
      };
      request(options, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      })
        .on('error', reject)
        .end();
    });
  };

  it('answers with pages and their types', async () => {
    expect(await asked('/')).toMatchObject({ status: 200, text: 'start' });
    const page = await asked('/codes/99213.html?q=1');
    expect(page).toMatchObject({ status: 200, text: 'visit' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(await asked('/', 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  it.each([
    '/../secret.html',
    '/codes/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/codes\\..\\..\\secret.html',
    '//secret.html',
    '/link.html',
    '/.hidden.html',
    '/notes.txt',
    '/codes/',
    '/codes',
    '/none.html',
    '/%00',
    'http://127.0.0.1/../secret.html',
  ])('has nothing at %s', async (path) => {
    const { status, text } = await asked(path);
    expect(status).toBe(404);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('99213');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const { status, headers } = await asked('/', method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('says that a port is in use', async () => {
    const { port } = server.address() as AddressInfo;
    const ran = await cli(['site', join(tempDir(), 'site'), '--codes', '99213', '--serve', `${port}`]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`Port ${port} cannot be used: another program is using it.`);
  });

  it('answers only to the names of this computer', async () => {
    expect((await asked('/', 'GET', 'localhost:1')).status).toBe(200);
    expect((await asked('/', 'GET', 'rvu.example.com')).status).toBe(403);
    expect((await asked('/', 'GET', '127.0.0.1.example.com')).status).toBe(403);
  });
});
