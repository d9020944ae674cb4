import { paint } from '../palette.ts';
import { both, circle, d, ellipse, path, rect, stroke } from '../shapes.ts';
import { middle } from './face.ts';
import type { FaceShape } from './face.ts';

export type Headwear =
  | 'hijab'
  | 'cap'
  | 'bucket'
  | 'straw'
  | 'conical'
  | 'beanie'
  | 'band'
  | 'flower'
  | 'turban'
  | 'scarf'
  | 'headset'
  | 'helmet';

type Draw = (shape: FaceShape, colour: string, second: string) => string;

const hijab: Draw = (shape, colour, second) => {
  const w = shape.wide - 3;
  const [l, r] = [middle - w, middle + w];
  const opening = d`M256 132C${l + 24} 132 ${l} 184 ${l} 236C${l} 296 ${middle - shape.jaw + 8} 348 256 348S${r} 296 ${r} 236C${r} 184 ${r - 24} 132 256 132Z`;
  const cloth =
    'M256 66C170 66 128 130 128 220C128 300 122 356 92 410C72 446 76 500 84 520H428C436 500 440 446 420 410C390 356 384 300 384 220C384 130 342 66 256 66Z';
  return (
    path(cloth + opening, colour, { 'fill-rule': 'evenodd' }) +
    stroke(d`M${l + 4} 206C${l + 16} 158 208 134 256 134S${r - 16} 158 ${r - 4} 206`, second, 12) +
    stroke('M148 330C190 398 300 416 366 356', paint.ink, 5, { opacity: 0.16 }) +
    stroke('M132 392C190 454 310 452 362 380', paint.ink, 5, { opacity: 0.16 }) +
    stroke('M128 452C180 506 300 500 384 420', paint.ink, 5, { opacity: 0.16 }) +
    stroke('M166 140C182 108 214 92 250 90', paint.white, 7, { opacity: 0.28 })
  );
};

const cap: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide - 10, middle + wide + 10];
  return (
    path(d`M${l} 186C${l} 104 196 68 256 68S${r} 104 ${r} 186Q256 142 ${l} 186Z`, colour) +
    stroke('M256 70V150M190 92q-22 30 -26 72M322 92q22 30 26 72', paint.ink, 4, { opacity: 0.13 }) +
    path(
      d`M${l - 6} 190C${l + 20} 146 210 136 256 136S${r - 20} 146 ${r + 6} 190C${r + 10} 202 ${r - 2} 204 ${r - 12} 198C310 172 202 172 ${l + 12} 198C${l + 2} 204 ${l - 10} 202 ${l - 6} 190Z`,
      second,
    ) +
    circle(256, 108, 15, paint.cream)
  );
};

const bucket: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide, middle + wide];
  return (
    path(d`M${l - 2} 168C${l + 8} 104 200 66 256 66S${r - 8} 104 ${r + 2} 168Z`, colour) +
    path(
      d`M${l - 4} 158Q256 112 ${r + 4} 158C${r + 20} 178 ${r + 34} 196 ${r + 40} 210Q256 150 ${l - 40} 210C${l - 34} 196 ${l - 20} 178 ${l - 4} 158Z`,
      second,
    ) +
    stroke(d`M${l - 20} 190Q256 136 ${r + 20} 190`, paint.ink, 3.5, {
      opacity: 0.16,
      'stroke-dasharray': '10 9',
    })
  );
};

const straw: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide, middle + wide];
  return (
    ellipse(256, 168, wide + 70, 34, colour) +
    path(
      d`M${l + 14} 162C${l + 20} 90 214 64 256 64S${r - 20} 90 ${r - 14} 162Q256 186 ${l + 14} 162Z`,
      colour,
    ) +
    path(d`M${l + 14} 162Q256 190 ${r - 14} 162L${r - 18} 136Q256 162 ${l + 18} 136Z`, second) +
    stroke(d`M${l - 44} 172Q256 222 ${r + 44} 172`, paint.ink, 4, { opacity: 0.14 }) +
    stroke('M214 96q40 -18 84 0', paint.ink, 4, { opacity: 0.14 })
  );
};

const conical: Draw = (shape, colour, second) => {
  const [l, r] = [middle - shape.wide, middle + shape.wide];
  return (
    both(middle, stroke(d`M${l + 5} 190C${l - 4} 260 ${middle - shape.jaw - 4} 340 256 352`, second, 5)) +
    path(d`M256 44C240 60 170 120 ${l - 62} 182Q256 236 ${r + 62} 182C342 120 272 60 256 44Z`, colour) +
    stroke(d`M${l - 22} 158Q256 196 ${r + 22} 158`, paint.ink, 4, { opacity: 0.14 }) +
    stroke(d`M${l + 24} 120Q256 144 ${r - 24} 120`, paint.ink, 4, { opacity: 0.14 }) +
    stroke('M214 84q42 14 84 0', paint.ink, 4, { opacity: 0.14 })
  );
};

const beanie: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide - 8, middle + wide + 8];
  return (
    path(d`M${l} 176C${l - 4} 96 204 60 256 60S${r + 4} 96 ${r} 176Z`, colour) +
    path(
      d`M${l - 6} 150Q256 118 ${r + 6} 150Q${r + 10} 178 ${r + 2} 194Q256 160 ${l - 2} 194Q${l - 10} 178 ${l - 6} 150Z`,
      second,
    ) +
    both(middle, stroke('M226 76q-20 26 -24 58', paint.ink, 4, { opacity: 0.14 }))
  );
};

const band: Draw = ({ wide }, colour) => {
  const [l, r] = [middle - wide - 6, middle + wide + 6];
  return stroke(d`M${l} 176C${l + 24} 112 210 100 256 100S${r - 24} 112 ${r} 176`, colour, 19);
};

const flower: Draw = ({ wide }, colour, second) => {
  const [x, y] = [middle + wide - 4, 176];
  const petals = [0, 1, 2, 3, 4].map((i) => {
    const a = i * 1.2566 - 0.4;
    return circle(x + 20 * Math.cos(a), y + 20 * Math.sin(a), 15, colour);
  });
  return petals.join('') + circle(x, y, 10, second);
};

const turban: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide - 14, middle + wide + 14];
  return (
    path(
      d`M${l} 214C${l - 22} 110 190 44 256 44S${r + 22} 110 ${r} 214C${r - 16} 176 300 160 256 138C212 160 ${l + 16} 176 ${l} 214Z`,
      colour,
    ) +
    both(
      middle,
      stroke(
        'M256 138C212 128 172 144 150 172M256 112C212 98 170 110 140 142M248 84C214 78 180 86 160 106',
        paint.ink,
        5,
        { opacity: 0.18 },
      ),
    ) +
    path('M232 150L256 118L280 150L256 144Z', second)
  );
};

const scarf: Draw = (_shape, colour, second) =>
  path('M196 372C220 396 292 396 316 372Q344 400 332 424C300 446 212 446 180 424Q168 400 196 372Z', colour) +
  path('M292 420Q330 428 334 452L346 520H296L286 440Z', colour) +
  stroke('M188 402C220 426 292 426 324 402', second, 6) +
  stroke('M296 496h46', second, 6);

const headset: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide - 12, middle + wide + 12];
  return (
    stroke(d`M${l} 232C${l - 6} 120 200 72 256 72S${r + 6} 120 ${r} 232`, colour, 13) +
    both(middle, rect(l - 12, 214, 34, 58, colour, 16) + rect(l - 6, 226, 12, 34, second, 6)) +
    stroke(d`M${l + 4} 268Q${l + 14} 314 214 318`, colour, 7) +
    ellipse(214, 318, 13, 8, colour)
  );
};

const helmet: Draw = ({ wide }, colour, second) => {
  const [l, r] = [middle - wide - 6, middle + wide + 6];
  return (
    path(d`M${l} 172C${l} 100 204 64 256 64S${r} 100 ${r} 172Z`, colour) +
    path(d`M232 68Q256 58 280 68L284 150H228Z`, second) +
    both(middle, stroke(d`M${l + 36} 150Q${l + 34} 112 ${l + 66} 88`, second, 8)) +
    path(
      d`M${l - 24} 166Q256 130 ${r + 24} 166Q${r + 30} 186 ${r + 4} 186Q256 158 ${l - 4} 186Q${l - 30} 186 ${l - 24} 166Z`,
      second,
    )
  );
};

const wear: Record<Headwear, Draw> = {
  hijab,
  cap,
  bucket,
  straw,
  conical,
  beanie,
  band,
  flower,
  turban,
  scarf,
  headset,
  helmet,
};

export function headwear(name: Headwear, shape: FaceShape, colour: string, second: string): string {
  return wear[name](shape, colour, second);
}

/** Hair above this line is tucked away under the hat. */
export const tuckedAbove: Partial<Record<Headwear, number>> = {
  hijab: 512,
  cap: 160,
  bucket: 160,
  straw: 160,
  conical: 170,
  beanie: 160,
  turban: 190,
  helmet: 166,
};
