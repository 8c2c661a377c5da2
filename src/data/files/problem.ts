import { dirname } from 'node:path';
import { OutputError } from '../../core/issue/errors.js';

/** Why a file cannot be written, and what to do about it, in words; the file is named by the caller. */
type Reason = readonly [why: string, hint: string];

const ELSEWHERE = 'or name a file elsewhere.';

/** Reasons by the system's error codes. @param folder where the file is or would be */
const REASONS: Readonly<Record<string, (folder: string) => Reason>> = {
  EACCES: (folder) => ['permission is denied', `Allow yourself to write in ${folder}, ${ELSEWHERE}`],
  EBUSY: () => ['it is in use', 'Close the program that has it open, and try again.'],
  EDQUOT: () => ['your disk quota is used up', `Free some space, ${ELSEWHERE}`],
  EFBIG: () => ['it would be larger than the system allows', 'Raise the limit (ulimit -f), or write less.'],
  EIO: () => ['the disk reports an error', `Check the disk, ${ELSEWHERE}`],
  EISDIR: () => ['it is a folder', 'Name a file in it.'],
  ELOOP: () => ['its symbolic links lead nowhere', 'Name the file that they should lead to.'],
  ENAMETOOLONG: () => ['the name is too long', 'Give it a shorter one.'],
  ENOENT: (folder) => [`there is no folder ${folder}`, `Create the folder first, ${ELSEWHERE}`],
  ENOSPC: () => ['the disk is full', `Free some space, ${ELSEWHERE}`],
  ENOTDIR: (folder) => [`${folder} is not a folder`, 'Name a file in a folder.'],
  ENXIO: () => ['nothing is listening to it', 'Start the program that reads it first.'],
  ECONNREFUSED: () => ['nothing is listening to it', 'Start the program that reads it first.'],
  EPERM: () => ['it is protected or in use', `Close the program that has it open, ${ELSEWHERE}`],
  EPIPE: () => ['its reader has stopped reading', 'Start both again.'],
  EROFS: () => ['the disk is read-only', 'Name a file on another disk.'],
  ERR_INVALID_ARG_VALUE: () => ['the name contains a NUL character', 'Give it another name.'],
};

/** "the disk is full (ENOSPC)": why something cannot be written. */
export function whyNot(error: NodeJS.ErrnoException, folder = ''): Reason {
  const { code = '', message } = error;
  const [why, hint] = REASONS[code]?.(folder) ?? [message, `Check the name, ${ELSEWHERE}`];
  return [code.startsWith('ERR_') || code === '' ? why : `${why} (${code})`, hint];
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission to read it is denied',
  EISDIR: 'it is a folder',
};

/** "there is no such file": why something cannot be read. */
export function whyUnreadable({ code = '', message }: NodeJS.ErrnoException): string {
  return UNREADABLE[code] ?? message;
}

/** A file cannot be written, for a reason of our own. */
export const cannotWrite = (name: string, why: string, hint: string): OutputError =>
  new OutputError('E_OUTPUT', `${name === '' ? '""' : name} cannot be written: ${why}.`, hint);

/** A file cannot be written because the system says so; an error that already explains itself is returned as it is. */
export function outputProblem(name: string, error: unknown, folder = dirname(name)): OutputError {
  if (error instanceof OutputError) return error;
  return cannotWrite(name, ...whyNot(error as NodeJS.ErrnoException, folder));
}
