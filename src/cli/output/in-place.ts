import { once } from 'node:events';
import { constants, createWriteStream, fstatSync, openSync } from 'node:fs';
import { createConnection, Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Target } from '../../data/files/target.js';

const READER_POLL_MS = 50;

/**
 * Opens a pipe once something reads it. Opening it in the usual way would wait in a thread, which would keep the
 * process from ending on Ctrl-C.
 */
async function openPipe(path: string): Promise<Writable> {
  for (;;) {
    try {
      const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      return new Socket({ fd, readable: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await setTimeout(READER_POLL_MS);
    }
  }
}

function openDescriptor(fd: number): Writable {
  const stats = fstatSync(fd);
  if (stats.isFIFO() || stats.isSocket()) return new Socket({ fd, readable: false });
  return createWriteStream('', { fd });
}

async function opened(stream: Writable, event: 'open' | 'connect'): Promise<Writable> {
  await once(stream, event);
  return stream;
}

/** Opens what is written to and never replaced. @throws the system's error */
export async function openInPlace(target: Exclude<Target, { kind: 'file' }>): Promise<Writable> {
  switch (target.kind) {
    case 'descriptor':
      return openDescriptor(target.descriptor);
    case 'pipe':
      return openPipe(target.path);
    case 'socket':
      return opened(createConnection(target.path), 'connect');
    case 'device':
      return opened(createWriteStream(target.path, { flags: 'r+' }), 'open');
  }
}
