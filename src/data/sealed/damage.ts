import { DataError } from '../../core/issue/errors.js';

/** How to repair any file of the package, however it was damaged. */
const REPAIR = 'Install rvu again (in a clone of its repository, restore the file and run npm run build).';

/** The error of a file that is not as the package was built with it. @param what completes "The bundled file …" */
export function damaged(file: string, what: string): DataError {
  return new DataError('E_DATA_DAMAGED', `The bundled file ${file} ${what}.`, REPAIR);
}
