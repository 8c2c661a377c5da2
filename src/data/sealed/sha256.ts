import { createHash } from 'node:crypto';

/** The SHA-256 of bytes, in hexadecimal, as the manifest states it. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
