import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a made archive; what the archive says of it can be made wrong. */
export interface ZipFile {
  readonly name: string;
  readonly content: string;
  readonly stored?: boolean;
  readonly crc?: number;
  readonly size?: number;
}

function fields(...list: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    list.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

/** A zip archive of made files (PKWARE APPNOTE 4.3). */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, crc, size } of files) {
    const plain = Buffer.from(content, 'latin1');
    const packed = stored ? plain : deflateRawSync(plain);
    const said: [2 | 4, number][] = [
      [2, 20],
      [2, 0],
      [2, stored ? 0 : 8],
      [4, 0x21_0000],
      [4, crc ?? crc32(plain)],
      [4, packed.length],
      [4, size ?? plain.length],
      [2, name.length],
      [2, 0],
    ];
    const local = Buffer.concat([fields([4, 0x04034b50], ...said), Buffer.from(name), packed]);
    const rest: [2 | 4, number][] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    entries.push(fields([4, 0x02014b50], [2, 20], ...said, ...rest), Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...parts, directory, end]);
}
