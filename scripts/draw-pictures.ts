/**
 * Draws what lies in public/: the icons of the installed app from favicon.svg, what a shared link shows, and the people of
 * the start page: `node scripts/draw-pictures.ts`. The files are kept beside the code, since a start should not have to draw.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { paint } from '../prisma/demo/drawings/palette.ts';
import { type Portrait, portrait } from '../prisma/demo/drawings/people/portrait.ts';
import { clubhouse } from '../prisma/demo/drawings/scenes/clubhouse.ts';

const paper = '#fbf8f4';
const mark = (await readFile('public/favicon.svg', 'utf8')).replace(/<svg[^>]*>|<\/svg>/g, '');

/** The mark on paper: `corner` of 0 where the system cuts the corners itself, `share` of the width that the mark takes. */
function icon(side: number, corner: number, share: number): string {
  const unit = (512 * share) / 26;
  const at = (low: number, high: number) => 256 - ((low + high) / 2) * unit;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 512 512">` +
    `<rect width="512" height="512" rx="${corner}" fill="${paper}"/>` +
    `<g transform="translate(${at(3, 29)} ${at(2.3, 30.7)}) scale(${unit})">${mark}</g></svg>`
  );
}

const icons = {
  'icon-180': icon(180, 0, 0.63),
  'icon-192': icon(192, 116, 0.63),
  'icon-512': icon(512, 116, 0.63),
  // A mask may leave no more than a circle of four fifths of the width.
  'icon-maskable-512': icon(512, 0, 0.5),
};

await mkdir('public/icons', { recursive: true });
for (const [name, svg] of Object.entries(icons)) {
  await sharp(Buffer.from(svg))
    .png({ palette: true, compressionLevel: 9 })
    .toFile(`public/icons/${name}.png`);
}
await sharp(Buffer.from(clubhouse()))
  .png({ palette: true, quality: 90, compressionLevel: 9 })
  .toFile('public/og.png');

/** Who talks in the glimpse of a thread on the start page. */
const people: Record<string, Portrait> = {
  asker: {
    ...{ skin: 'honey', hair: { style: 'ponytail', colour: 'ebony' }, eyes: 'lashes', mouth: 'open' },
    ...{ wears: { cut: 'stripes', colour: paint.cream, with: paint.coral }, earrings: paint.honey },
    behind: { wall: '#f7c9ae', halo: '#fbdac6' },
  },
  expert: {
    ...{ skin: 'amber', face: 'square', hair: { style: 'parted', colour: 'black' }, mouth: 'smile' },
    ...{
      glasses: { kind: 'thin', colour: paint.ink },
      wears: { cut: 'coat', colour: paint.white, with: paint.teal },
    },
    behind: { wall: '#b9d8c2', halo: '#cfe6d4' },
  },
  friend: {
    ...{
      skin: 'peach',
      face: 'round',
      hair: { style: 'bob', colour: 'black' },
      eyes: 'happy',
      mouth: 'smile',
    },
    ...{ wears: { cut: 'mandarin', colour: paint.teal, with: paint.honey } },
    behind: { wall: '#f6d58c', halo: '#fae3ae' },
  },
};
await mkdir('public/drawings/people', { recursive: true });
for (const [name, who] of Object.entries(people)) {
  await writeFile(`public/drawings/people/${name}.svg`, `${portrait(who)}\n`);
}
