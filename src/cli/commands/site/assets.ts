import { damaged } from '../../../data/sealed/damage.js';
import { DataFiles } from '../../../data/sealed/data-files.js';

/** What the build makes for the pages: their style, the script of their search, the icon. @throws DataError E_DATA_DAMAGED */
export function asset(name: string): string {
  const file = new DataFiles().built(`site/${name}`);
  if (!file) throw damaged(`dist/site/${name}`, 'is missing');
  return file.whole().toString('utf8');
}
