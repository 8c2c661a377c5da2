import { basename, isAbsolute } from 'node:path';
import { DataError } from '../../core/issue/errors.js';

/** How to repair any file of the package, however it was damaged. */
const REPAIR = 'Install rvu again (in a clone of its repository, restore the file and run npm run build).';

/** The same for a file of the user's folder. */
const ADD_AGAIN = 'Remove what was added (rvu release list, rvu release remove) and add it again.';
/** Without its list, no command knows what was added. */
const START_AGAIN = 'Delete it, and add your releases again (rvu release add).';

/**
 * The error of a file that is not as it was made.
 * @param file within the package, or the path of one that the user added
 * @param what completes "The bundled file …"
 */
export function damaged(file: string, what: string): DataError {
  if (isAbsolute(file)) {
    const hint = basename(file) === 'manifest.json' ? START_AGAIN : ADD_AGAIN;
    return new DataError('E_DATA_DAMAGED', `The file ${file} ${what}.`, hint);
  }
  return new DataError('E_DATA_DAMAGED', `The bundled file ${file} ${what}.`, REPAIR);
}
