import { paint } from '../palette.ts';
import type { HairColour, Skin } from '../palette.ts';
import { both, circle, d, ellipse, path, stroke } from '../shapes.ts';

/** Middle of a portrait of 512 × 512. */
export const middle = 256;

/** Half the face's width at the cheeks, and how far the jaw keeps that width. */
export interface FaceShape {
  wide: number;
  jaw: number;
}

export const faceShapes = {
  oval: { wide: 97, jaw: 62 },
  round: { wide: 104, jaw: 78 },
  square: { wide: 98, jaw: 84 },
  slim: { wide: 90, jaw: 56 },
} satisfies Record<string, FaceShape>;

export type Eyes = 'dots' | 'happy' | 'lashes';
export type Mouth = 'smile' | 'soft' | 'open' | 'lips' | 'side';
export type Nose = 'button' | 'broad' | 'long';
export type Beard = 'full' | 'short' | 'moustache' | 'goatee' | 'stubble';
export type Glasses = 'round' | 'square' | 'thin' | 'sun';

export function faceOutline({ wide: w, jaw }: FaceShape): string {
  const [l, r] = [middle - w, middle + w];
  return (
    d`M${l} 218C${l} 140 ${middle - w * 0.62} 104 256 104S${r} 140 ${r} 218` +
    d`C${r} 288 ${middle + jaw} 350 256 350S${l} 288 ${l} 218Z`
  );
}

export function head(shape: FaceShape, skin: Skin): string {
  const ear =
    ellipse(middle - shape.wide, 244, 18, 25, skin.base) +
    stroke(d`M${middle - shape.wide - 5} 234q-6 8 -1 18`, skin.shade, 5);
  return both(middle, ear) + path(faceOutline(shape), skin.base);
}

export function brows(colour: string, lift = 0, weight = 8): string {
  return both(middle, stroke(d`M194 ${208 - lift}q17 ${-11 - lift} 37 ${-2}`, colour, weight));
}

export function eyes(kind: Eyes): string {
  if (kind === 'happy') return both(middle, stroke('M198 244q15 -19 31 0', paint.ink, 8));
  const dot = ellipse(214, 240, 9.5, 11.5, paint.ink) + circle(217.5, 236, 3.2, paint.white);
  const other = ellipse(298, 240, 9.5, 11.5, paint.ink) + circle(301.5, 236, 3.2, paint.white);
  if (kind === 'dots') return dot + other;
  return dot + other + both(middle, stroke('M199 230Q203 226 207 229Q213 225 222 229', paint.ink, 4.5));
}

export function nose(kind: Nose, skin: Skin): string {
  const lines: Record<Nose, string> = {
    button: 'M245 273q11 10 22 0',
    broad: 'M238 270q3 9 18 9t18 -9',
    long: 'M254 240q-3 18 -9 30q8 9 20 4',
  };
  return stroke(lines[kind], skin.shade, 7);
}

export function mouth(kind: Mouth, skin: Skin): string {
  if (kind === 'open') {
    return (
      path('M220 296q36 9 72 0q-3 33 -36 33t-36 -33Z', '#7c2d2b') +
      path('M225 298q31 7 62 0l-3 9q-28 6 -56 0Z', paint.white) +
      path('M236 322q20 -13 40 0q-8 7 -20 7t-20 -7Z', '#e07a6c')
    );
  }
  if (kind === 'lips') {
    return (
      path('M224 297q20 -5 26 -5q6 4 12 0q6 0 26 5q-10 24 -32 24t-32 -24Z', skin.lip) +
      stroke('M221 295q35 18 70 0', '#7c2d2b', 4, { opacity: 0.6 })
    );
  }
  const lines: Record<Exclude<Mouth, 'open' | 'lips'>, string> = {
    smile: 'M218 296q38 33 76 0',
    soft: 'M230 302q26 16 52 0',
    side: 'M230 304q26 13 54 -8',
  };
  return stroke(lines[kind], skin.lip, 8.5);
}

export function cheeks(skin: Skin, strength = 0.38): string {
  return both(middle, ellipse(196, 280, 20, 13, skin.blush, { opacity: strength }));
}

/** The lines a long life of smiling leaves. */
export function years(skin: Skin): string {
  return (
    both(
      middle,
      stroke('M196 262q13 7 28 3', skin.shade, 4.5) + stroke('M212 282q-12 12 -9 26', skin.shade, 4.5),
    ) + stroke('M222 176q34 -8 68 0', skin.shade, 4.5)
  );
}

export function freckles(skin: Skin): string {
  const spots = [
    [190, 268],
    [204, 272],
    [197, 282],
    [212, 264],
    [209, 284],
  ] as const;
  return both(middle, spots.map(([x, y]) => circle(x, y, 3, skin.shade)).join(''));
}

export function beard(kind: Beard, shape: FaceShape, hair: HairColour): string {
  const moustache = path(
    'M256 282q-14 -9 -30 -2q-11 5 -17 16q24 6 47 -4q23 10 47 4q-6 -11 -17 -16q-16 -7 -30 2Z',
    hair.base,
  );
  if (kind === 'moustache') return moustache;
  if (kind === 'goatee') return moustache + path('M232 326q24 -8 48 0q4 34 -24 34t-24 -34Z', hair.base);
  const { wide: w, jaw } = shape;
  const depth = { full: 376, short: 355, stubble: 350 }[kind];
  const inset = kind === 'stubble' ? 4 : 1;
  const [l, r] = [middle - w + inset, middle + w - inset];
  const whole = path(
    d`M${l} 236C${l - 1} 292 ${middle - jaw} ${depth} 256 ${depth}S${r + 1} 292 ${r} 236` +
      d`C${r - 8} 276 ${middle + 62} 284 ${middle + 40} 280Q256 266 ${middle - 40} 280C${middle - 62} 284 ${l + 8} 276 ${l} 236Z`,
    hair.base,
    kind === 'stubble' ? { opacity: 0.22 } : {},
  );
  return kind === 'stubble'
    ? whole
    : whole + path('M222 292q34 -10 68 0q-2 30 -34 30t-34 -30Z', hair.light, { opacity: 0.25 });
}

export function glasses(kind: Glasses, shape: FaceShape, colour: string): string {
  const arm = stroke(d`M177 234L${middle - shape.wide + 2} 230`, colour, 6);
  const bridge = stroke('M247 236q9 -8 18 0', colour, 6);
  const lens: Record<Glasses, string> = {
    round: circle(214, 241, 33, '#ffffff', { 'fill-opacity': 0.12, stroke: colour, 'stroke-width': 6.5 }),
    thin: circle(214, 241, 32, '#ffffff', { 'fill-opacity': 0.1, stroke: colour, 'stroke-width': 4 }),
    square: path('M182 218h58q7 0 7 8v18q0 22 -24 22h-22q-24 0 -24 -22v-18q0 -8 5 -8Z', '#ffffff', {
      'fill-opacity': 0.12,
      stroke: colour,
      'stroke-width': 7,
    }),
    sun: path('M180 220h62q6 0 6 8q0 38 -34 38t-38 -38q0 -8 4 -8Z', colour),
  };
  return both(middle, lens[kind] + arm) + bridge;
}
