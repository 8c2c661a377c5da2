import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What can happen to an installed bundle. Each changes a copy in place. */
const DAMAGES = {
  'rvu file deleted': (dir: string) => rmSync(join(dir, 'rvu26a.csv')),
  'gpci file deleted': (dir: string) => rmSync(join(dir, 'rvu26a-gpci.tsv')),
  'row cut short': (dir: string) => {
    const file = join(dir, 'rvu26a.csv');
    writeFileSync(file, readFileSync(file, 'latin1').replace(/^(90853,,A,).*$/m, '$1'), 'latin1');
  },
  'manifest cut short': (dir: string) => truncateSync(join(dir, 'manifest.json'), 40),
  'no gpci in the manifest': (dir: string) => {
    const file = join(dir, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { releases: { files: { role: string }[] }[] };
    for (const each of manifest.releases) each.files = each.files.filter(({ role }) => role !== 'gpci');
    writeFileSync(file, JSON.stringify(manifest));
  },
} as const;

export function damagedBundle(dir: string, damage: keyof typeof DAMAGES): string {
  DAMAGES[damage](dir);
  return dir;
}
