import { deflateSync, crc32 } from 'node:zlib';

/** A real PNG of one grey, so that a browser can show it; other sizes and greys are other files. */
export function aPng({ width = 8, height = 6, grey = 128 } = {}): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey for each point.
  head.writeUInt8(8, 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)]);
  const lines = Buffer.concat(Array.from({ length: height }, () => line));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first bytes of a JPEG with so many more behind them. */
export function aJpeg(bytes: number): Buffer {
  const jpeg = Buffer.alloc(bytes, 0x5a);
  jpeg.set([0xff, 0xd8, 0xff, 0xe0]);
  return jpeg;
}

/** A small picture as commands take it. */
export const PICTURE = aPng().toString('base64');
