import zlib from 'node:zlib';

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 for Node before 20.15, whose zlib has none. */
export function crc32InTable(bytes: Buffer, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** The checksum of ZIP archives. @param before that of the bytes before these */
export const crc32: (bytes: Buffer, before?: number) => number = zlib.crc32 ?? crc32InTable;
