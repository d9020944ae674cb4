import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { createBoundedQueue, QueueFull } from '~/platform/bounded-queue';
import { MAX_PICTURE_BYTES, readPicture } from '~/platform/pictures.server';

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff';

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });
const file = (format: Format, width = 300, height = 200) => drawn(width, height)[format]().toBuffer();
const refusal = (input: Buffer) =>
  readPicture(input).then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of a few hundred bytes that says it is as large as told. */
function claimingPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

describe('a picture', () => {
  test.each<Format>(['png', 'jpeg', 'webp', 'gif', 'avif'])(
    'in %s comes back as WebP, whole and small',
    async (format) => {
      const { main, thumb } = await readPicture(await file(format, 900, 600));
      expect(main).toMatchObject({ width: 900, height: 600, mime: 'image/webp' });
      expect(thumb).toMatchObject({ width: 480, height: 320, mime: 'image/webp' });
      expect(await sharp(main.data).metadata()).toMatchObject({ format: 'webp', width: 900, height: 600 });
      expect(await sharp(thumb.data).metadata()).toMatchObject({ format: 'webp', width: 480, height: 320 });
    },
  );

  test('is made smaller, never larger', async () => {
    expect((await readPicture(await file('jpeg', 4000, 1000))).main).toMatchObject({
      width: 2048,
      height: 512,
    });
    expect((await readPicture(await file('jpeg', 4, 3))).thumb).toMatchObject({ width: 4, height: 3 });
  });

  test('loses the place it was taken at and stands upright', async () => {
    const photo = await drawn(300, 200)
      .jpeg()
      .withExif({
        IFD0: { Make: 'SecretPhone' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '13/1 45/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '100/1 30/1 0/1',
        },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(photo.includes('SecretPhone')).toBe(true);
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    const { main, thumb } = await readPicture(photo);
    for (const { data, width, height } of [main, thumb]) {
      const { exif, xmp, icc, orientation } = await sharp(data).metadata();
      expect({ exif, xmp, icc, orientation }).toEqual({});
      expect(data.includes('SecretPhone')).toBe(false);
      expect([width, height]).toEqual([200, 300]);
    }
  });

  test('that moves keeps moving, and stands still in small', async () => {
    const frames = await Promise.all(
      [40, 120, 200].map((r) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background: { r, g: 0, b: 0 } } })
          .png()
          .toBuffer(),
      ),
    );
    const { main, thumb } = await readPicture(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect(await sharp(main.data).metadata()).toMatchObject({ pages: 3 });
    expect((await sharp(thumb.data).metadata()).pages ?? 1).toBe(1);
    expect([main.width, main.height, thumb.width, thumb.height]).toEqual([60, 40, 60, 40]);
  });

  test('that moves for too long shows its first frame', async () => {
    const frame = await drawn(2, 2).png().toBuffer();
    const long = await sharp(
      Array.from({ length: 130 }, () => frame),
      { join: { animated: true } },
    )
      .gif({ keepDuplicateFrames: true })
      .toBuffer();
    expect((await sharp((await readPicture(long)).main.data).metadata()).pages ?? 1).toBe(1);
  });

  test('brings nothing along that was hidden behind it', async () => {
    const polyglot = Buffer.concat([await file('jpeg'), Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { main, thumb } = await readPicture(polyglot);
    expect(main.data.includes('script') || thumb.data.includes('script')).toBe(false);
  });
});

describe('refused is', () => {
  test('a file that is too large', async () => {
    const picture = await file('png');
    expect(await refusal(Buffer.concat([picture, Buffer.alloc(MAX_PICTURE_BYTES)]))).toBe('too_large');
  });

  test.each([
    [40_000, 40_000],
    [65_535, 65_535],
    [1, 40_000_001],
  ])('a small file that says it is %i × %i', async (width, height) => {
    expect(await refusal(claimingPng(width, height))).toBe('too_many_pixels');
  });

  test('what says it is a picture and is none', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const behind = (head: string) => Buffer.from(head + svg, 'latin1');
    for (const input of [
      Buffer.alloc(0),
      Buffer.from('hello'),
      Buffer.from(svg),
      Buffer.from(`<?xml version="1.0"?>${svg}`),
      behind('\x89PNG\r\n\x1a\n'),
      behind('\xff\xd8\xff\xe0'),
      behind('GIF89a'),
      behind('RIFF\x00\x00\x00\x00WEBPVP8 '),
      behind('\x00\x00\x00\x18ftypavif'),
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('BM' + '\x00'.repeat(60)),
      await file('tiff'),
      claimingPng(100, 100),
    ]) {
      expect(await refusal(input)).toBe('not_a_picture');
    }
  });

  test.each<Format>(['png', 'jpeg', 'webp', 'gif', 'avif'])('a %s that was cut off', async (format) => {
    const whole = await drawn(400, 300)
      .composite([{ input: await file('png', 100, 100), left: 9, top: 9 }])
      [format]()
      .toBuffer();
    for (const part of [0.2, 0.5, 0.8]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe('not_a_picture');
    }
  });

  test('bytes changed at random, or they are taken; nothing else is thrown', async () => {
    const whole = await file('webp');
    for (let at = 12; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(['taken', 'not_a_picture', 'too_many_pixels']).toContain(await refusal(changed));
    }
  });

  test('one more than may wait', async () => {
    const picture = await file('png', 1500, 1500);
    const answers = await Promise.all(Array.from({ length: 40 }, () => refusal(picture)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(26);
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(14);
    expect(await refusal(picture)).toBe('taken');
  });
});

describe('a bounded queue', () => {
  test('runs so many at once, in order, and goes on after a failure', async () => {
    const queue = createBoundedQueue({ running: 2, waiting: 3 });
    const finish: (() => void)[] = [];
    const started: number[] = [];
    const enqueue = (id: number) =>
      queue.run(() => {
        started.push(id);
        return new Promise<number>((resolve, reject) =>
          finish.push(id === 0 ? () => reject(new Error('x')) : () => resolve(id)),
        );
      });
    const results = [0, 1, 2, 3, 4].map(enqueue);
    await expect(enqueue(5)).rejects.toBeInstanceOf(QueueFull);
    expect(started).toEqual([0, 1]);
    finish[0]!();
    await expect(results[0]).rejects.toThrow('x');
    for (const id of [1, 2, 3, 4]) {
      await expect.poll(() => finish[id]).toBeDefined();
      finish[id]!();
      expect(await results[id]).toBe(id);
    }
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });
});
