import type { Sharp } from 'sharp';

import { createBoundedQueue, QueueFull } from './bounded-queue.ts';

// Pictures that members send are decoded and encoded anew, so that what we serve is what our encoder wrote: no
// metadata (a phone writes the place of the photo), no second file hidden behind the first, no script.

export type PictureErrorCode = 'too_large' | 'too_many_pixels' | 'not_a_picture' | 'busy';

/** `busy`: too many pictures wait, try again in some seconds. The others are about the file itself. */
export class PictureError extends Error {
  override name = 'PictureError';
  readonly code: PictureErrorCode;

  constructor(code: PictureErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

export type EncodedPicture = {
  data: Buffer;
  /** In pixels, as it is to be shown (turned upright). */
  width: number;
  height: number;
  mime: 'image/webp';
};

export type ReadPicture = { main: EncodedPicture; thumb: EncodedPicture };

export const MAX_PICTURE_BYTES = 8 * 1024 * 1024;
export const MAX_PICTURE_PIXELS = 40_000_000;
const MAIN_SIDE = 2048;
const THUMB_SIDE = 480;
// Beyond these an animation is shown by its first frame: encoding it would take many seconds.
const MAX_FRAMES = 120;
const MAX_ANIMATED_PIXELS = 16_000_000;
const MAX_SECONDS = 20;

// One thread for each picture and two pictures at once leave the rest of the machine to the pages.
const queue = createBoundedQueue({ running: 2, waiting: 24 });

type Kind = 'png' | 'jpeg' | 'gif' | 'webp' | 'heif';

/**
 * Decodes PNG, JPEG, WebP, GIF and AVIF (HEIC where libvips can), judged by content, never by name, and gives it back as
 * WebP of at most 2048 and 480 pixels a side, upright. Small animations stay animated in `main`.
 * @throws PictureError
 */
export async function readPicture(input: Buffer): Promise<ReadPicture> {
  if (input.length > MAX_PICTURE_BYTES) throw new PictureError('too_large');
  const kind = kindOf(input);
  if (kind === null) throw new PictureError('not_a_picture');
  try {
    return await queue.run(() => decode(input, kind));
  } catch (error) {
    if (error instanceof PictureError) throw error;
    if (error instanceof QueueFull) throw new PictureError('busy', { cause: error });
    throw new PictureError(isTimeout(error) ? 'busy' : 'not_a_picture', { cause: error });
  }
}

/** Its library takes 10 MB, which a portal without new pictures need not spend. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

async function decode(input: Buffer, kind: Kind): Promise<ReadPicture> {
  const sharp = await loadSharp();
  // The header alone is read here; the limit on pixels is ours to name.
  const header = await sharp(input, { limitInputPixels: false, animated: true }).metadata();
  if (header.format !== kind) throw new PictureError('not_a_picture');
  const frames = header.pages ?? 1;
  const framePixels = header.width * (header.pageHeight ?? header.height);
  if (framePixels > MAX_PICTURE_PIXELS) throw new PictureError('too_many_pixels');
  const animated = frames > 1 && frames <= MAX_FRAMES && framePixels * frames <= MAX_ANIMATED_PIXELS;

  const picture = sharp(input, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error', animated });
  const main = await encode(picture.autoOrient(), MAIN_SIDE);
  const thumb = await encode(sharp(main.data), THUMB_SIDE);
  return { main, thumb };
}

async function encode(picture: Sharp, side: number): Promise<EncodedPicture> {
  const { data, info } = await picture
    .timeout({ seconds: MAX_SECONDS })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82, effort: 4 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.pageHeight ?? info.height, mime: 'image/webp' };
}

/** By the first bytes, so that SVG, PDF and whatever else libvips might open never reach it. */
function kindOf(input: Buffer): Kind | null {
  const head = input.toString('latin1', 0, 16);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('ftyp', 4)) return 'heif';
  return null;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout');
}
