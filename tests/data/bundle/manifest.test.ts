import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/core/issue/errors.js';
import { chooseRelease, fileOf, readManifest, toRelease } from '../../../src/data/bundle/manifest.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { packageFolder } from '../../../src/data/sealed/package-folder.js';
import { DATA_DIR } from '../../support/bundle.js';
import { bundleWith, tempDir } from '../../support/temp.js';

const manifest = readManifest(new DataFiles({ dataDir: DATA_DIR }));
const entry = chooseRelease(manifest, 'RVU26A');

describe('chooseRelease', () => {
  it('uses the last release unless one is named', () => {
    const [older, newer] = [
      { ...entry, id: 'RVU25D' },
      { ...entry, id: 'RVU26B' },
    ];
    const several = { ...manifest, releases: [older, entry, newer] };
    expect(chooseRelease(several).id).toBe('RVU26B');
    expect(chooseRelease(several, 'rvu25d').id).toBe('RVU25D');
  });

  it('lists the bundled releases if the requested one is missing', () => {
    const ask = () => chooseRelease(manifest, 'RVU26Z');
    expect(ask).toThrow(UsageError);
    expect(ask).toThrow(
      expect.objectContaining({ code: 'E_RELEASE_UNKNOWN', hint: expect.stringContaining('RVU26A') }),
    );
  });
});

describe('toRelease', () => {
  it('reads the factors exactly, and has none for QP before 2026', () => {
    expect(toRelease(entry)).toMatchObject({ conversionFactor: 334_009, conversionFactorQp: 335_675 });
    expect(toRelease({ ...entry, conversionFactorQp: null }).conversionFactorQp).toBeNull();
  });
});

describe('fileOf', () => {
  it('finds a file by its role', () => {
    expect(fileOf(entry, 'gpci')?.name).toBe('rvu26a-gpci.tsv');
    expect(fileOf({ ...entry, files: [] }, 'gpci')).toBeNull();
  });
});

describe('readManifest', () => {
  it.each(['', 'null', '[]', '{}', '{"releases": [{"id": "RVU26A"}]}', '{"releases": ['])(
    'refuses %j as damaged',
    (text) => {
      const files = new DataFiles({ dataDir: bundleWith('manifest.json', text) });
      expect(() => readManifest(files)).toThrow(
        expect.objectContaining({
          code: 'E_DATA_DAMAGED',
          message: expect.stringContaining('manifest.json'),
        }),
      );
    },
  );

  it('is refused as damaged if the conversion factor is not a decimal', () => {
    const damagedEntry = { ...entry, conversionFactor: '33.4O09' };
    expect(() => toRelease(damagedEntry)).toThrow(expect.objectContaining({ code: 'E_DATA_DAMAGED' }));
  });
});

describe('packageFolder', () => {
  it('walks up from source, library and program alike', () => {
    const root = dirname(DATA_DIR);
    for (const depth of ['src/data', 'dist/data', 'dist/bin', '']) {
      expect(packageFolder(join(root, depth))).toBe(root);
    }
  });

  it('says to install again if there is none', () => {
    expect(() => packageFolder(tempDir())).toThrow(expect.objectContaining({ code: 'E_DATA_DAMAGED' }));
  });
});
