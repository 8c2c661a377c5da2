import { isAbsolute } from 'node:path';
import { DataError } from '../../core/issue/errors.js';

/** How to repair any file of the package, however it was damaged. */
const REPAIR = 'Install rvu again (in a clone of its repository, restore the file and run npm run build).';

/** The same for a file of the user's folder. */
const ADD_AGAIN = 'Remove what was added (rvu release list, rvu release remove) and add it again.';

/**
 * The error of a file that is not as it was made.
 * @param file within the package, or the path of one that the user added
 * @param what completes "The bundled file …"
 */
export function damaged(file: string, what: string): DataError {
  if (isAbsolute(file)) return new DataError('E_DATA_DAMAGED', `The file ${file} ${what}.`, ADD_AGAIN);
  return new DataError('E_DATA_DAMAGED', `The bundled file ${file} ${what}.`, REPAIR);
}
