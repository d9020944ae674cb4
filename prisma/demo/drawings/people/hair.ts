import type { HairColour } from '../palette.ts';
import { both, circle, d, ellipse, path, repeat, stroke } from '../shapes.ts';
import { middle } from './face.ts';
import type { FaceShape } from './face.ts';

/** Hair lies partly behind the neck and partly over the forehead. */
export interface HairDrawing {
  behind: string;
  before: string;
}

type Draw = (shape: FaceShape, colour: HairColour) => HairDrawing;

/** The sides of the face, left and right. */
const sides = ({ wide }: FaceShape) => [middle - wide, middle + wide] as const;

/** From the left sideburn over the crown to the right one; `high` is the crown, `out` how far hair stands off. */
function crown(shape: FaceShape, high: number, out: number, burn = 236): string {
  const [l, r] = sides(shape);
  return (
    d`M${l - out * 0.4} ${burn}C${l - out - 8} ${high + 70} ${l + 22} ${high} 256 ${high}` +
    d`S${r + out + 8} ${high + 70} ${r + out * 0.4} ${burn}`
  );
}

const shine = (data: string, colour: HairColour, width = 7) =>
  stroke(data, colour.light, width, { opacity: 0.6 });

const cropped: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 7} 234C${r - 8} 204 ${r - 14} 186 ${r - 28} 170C290 152 222 152 ${l + 28} 170C${l + 14} 186 ${l + 8} 204 ${l + 7} 234Z`;
  return {
    behind: '',
    before: path(crown(shape, 76, 12) + line, c.base) + shine('M196 116q34 -22 78 -20', c),
  };
};

const buzzed: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 4} 226C${r - 6} 196 ${r - 10} 176 ${r - 22} 160C300 138 212 138 ${l + 22} 160C${l + 10} 176 ${l + 6} 196 ${l + 4} 226Z`;
  return { behind: '', before: path(crown(shape, 98, 2, 226) + line, c.base) };
};

const parted: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 8} 234C${r - 6} 208 ${r - 12} 194 ${r - 22} 184C306 186 240 170 214 134C208 160 ${l + 22} 172 ${l + 14} 196L${l + 8} 236Z`;
  return {
    behind: '',
    before:
      path(crown(shape, 70, 14) + line, c.base) +
      shine('M232 112q28 34 82 44', c) +
      shine('M250 96q34 10 62 32', c, 6),
  };
};

const quiff: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const top = d`M${l - 4} 236C${l - 16} 176 ${l - 6} 132 ${l + 26} 108C${l + 34} 74 250 44 302 58C346 66 ${r + 6} 100 ${r + 8} 150C${r + 12} 180 ${r + 8} 210 ${r + 4} 236`;
  const line = d`L${r - 7} 234C${r - 8} 204 ${r - 14} 190 ${r - 22} 176C310 158 236 168 ${l + 26} 158C${l + 16} 184 ${l + 8} 204 ${l + 7} 236Z`;
  return {
    behind: '',
    before:
      path(top + line, c.base) + shine('M206 118q40 -34 98 -34', c) + shine('M222 140q44 -22 96 -18', c, 6),
  };
};

const curtains: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 8} 232C${r - 4} 190 290 172 258 122C226 172 ${l + 4} 190 ${l + 8} 232Z`;
  return {
    behind: '',
    before: path(crown(shape, 72, 20, 240) + line, c.base) + both(middle, shine('M240 104q-42 12 -64 62', c)),
  };
};

const receding: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 8} 236C${r - 10} 196 ${r - 26} 160 ${r - 40} 142C290 150 284 126 256 126S222 150 ${l + 40} 142C${l + 26} 160 ${l + 10} 196 ${l + 8} 236Z`;
  return {
    behind: '',
    before: path(crown(shape, 82, 12, 240) + line, c.base) + shine('M220 104q34 -10 68 0', c),
  };
};

const bald: Draw = (shape, c) => {
  const [l] = sides(shape);
  const patch = path(
    d`M${l + 4} 240C${l - 14} 230 ${l - 14} 190 ${l + 2} 172C${l + 8} 196 ${l + 8} 216 ${l + 8} 240Z`,
    c.base,
  );
  return { behind: both(middle, ellipse(l + 2, 214, 16, 40, c.base)), before: both(middle, patch) };
};

const curls: Draw = (shape, c) => {
  const ring = (count: number, rx: number, ry: number, r: number) =>
    repeat(count, (i) => {
      const angle = Math.PI * (1 - i / (count - 1));
      return circle(middle + rx * Math.cos(angle), 186 - ry * Math.sin(angle), r + (i % 2) * 5, c.base);
    });
  const spots = [
    [200, 116],
    [256, 104],
    [312, 116],
    [230, 142],
    [286, 140],
  ] as const;
  const coils = spots
    .map(([x, y]) => stroke(d`M${x - 10} ${y + 6}a12 12 0 1 1 18 4`, c.light, 5.5, { opacity: 0.6 }))
    .join('');
  return {
    behind: '',
    before:
      ring(9, shape.wide - 2, 84, 26) +
      ring(7, shape.wide - 34, 56, 22) +
      ellipse(256, 118, 60, 34, c.base) +
      coils,
  };
};

const cloud: Draw = (shape, c) => {
  const puffs = repeat(13, (i) => {
    const angle = Math.PI * (1.22 - (1.44 * i) / 12);
    return circle(middle + 128 * Math.cos(angle), 190 - 112 * Math.sin(angle), 44 + (i % 2) * 6, c.base);
  });
  const [l, r] = sides(shape);
  const front = d`M${l - 10} 226C${l - 20} 110 200 70 256 70S${r + 20} 110 ${r + 10} 226C${r} 190 310 152 256 152S${l} 190 ${l - 10} 226Z`;
  return {
    behind: puffs + ellipse(256, 200, 134, 118, c.base),
    before: path(front, c.base) + shine('M184 92q30 -28 70 -30', c) + shine('M150 150q4 -24 16 -40', c),
  };
};

const pixie: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const line = d`L${r - 8} 250C${r} 214 ${r - 14} 190 ${r - 26} 176C300 194 286 182 270 170C256 194 236 192 222 172C206 198 ${l + 24} 200 ${l + 12} 190C${l + 4} 212 ${l + 8} 232 ${l + 8} 252Z`;
  return {
    behind: '',
    before: path(crown(shape, 70, 16, 254) + line, c.base) + shine('M200 110q34 -26 84 -18', c),
  };
};

/** A centre parting with hair that ends at `end`, and turns in or out there. */
function lengths(shape: FaceShape, end: number, flare: number): string {
  const [l, r] = sides(shape);
  return (
    d`M${l - 24 - flare} ${end}C${l - 46} ${end - 130} ${l - 40} 74 256 74S${r + 46} ${end - 130} ${r + 24 + flare} ${end}` +
    d`Q${r} ${end + 22} ${r - 44} ${end}L${l + 44} ${end}Q${l} ${end + 22} ${l - 24 - flare} ${end}Z`
  );
}

/** Two locks that frame the face from the parting down. */
function locks(shape: FaceShape, end: number, part = 256): string {
  const [l, r] = sides(shape);
  return (
    d`M${part} 74C${r - 10} 68 ${r + 34} 140 ${r + 22} ${end}Q${r + 8} ${end + 6} ${r - 6} ${end - 12}C${r + 4} 226 ${r - 18} 176 ${part} 128` +
    d`C${l + 18} 176 ${l - 4} 226 ${l + 6} ${end - 12}Q${l - 8} ${end + 6} ${l - 22} ${end}C${l - 34} 140 ${l + 10} 68 ${part} 74Z`
  );
}

const long: Draw = (shape, c) => ({
  behind: path(lengths(shape, 446, 4), c.base),
  before: path(locks(shape, 340), c.base) + both(middle, shine('M232 100q-52 22 -66 84', c)),
});

const swept: Draw = (shape, c) => ({
  behind: path(lengths(shape, 430, 22), c.base),
  before:
    path(locks(shape, 326, 300), c.base) +
    shine('M282 100q-82 20 -106 92', c) +
    shine('M318 104q20 18 30 50', c),
});

const waves: Draw = (shape, c) => {
  const [l] = sides(shape);
  const side = d`M256 72C${l} 68 ${l - 40} 130 ${l - 30} 200C${l - 62} 236 ${l - 50} 276 ${l - 36} 300C${l - 66} 340 ${l - 44} 380 ${l - 30} 400C${l - 34} 430 ${l} 448 ${l + 36} 436L256 420Z`;
  return {
    behind: both(middle, path(side, c.base)),
    before:
      path(locks(shape, 300, 232), c.base) +
      shine('M252 100q60 18 82 70', c) +
      shine('M212 104q-30 16 -44 62', c),
  };
};

const bob: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const fringe = d`M${l - 20} 300C${l - 36} 130 ${l + 10} 72 256 72S${r + 36} 130 ${r + 20} 300Q${r + 6} 312 ${r - 4} 300C${r + 2} 250 ${r - 2} 214 ${r - 12} 190Q256 212 ${l + 12} 190C${l + 2} 214 ${l - 2} 250 ${l + 4} 300Q${l - 6} 312 ${l - 20} 300Z`;
  return {
    behind: path(lengths(shape, 352, 8), c.base),
    before: path(fringe, c.base) + shine('M190 130q60 -34 132 0', c),
  };
};

const wispy: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const fringe = d`M256 74C${r - 10} 68 ${r + 34} 140 ${r + 22} 316Q${r + 8} 322 ${r - 6} 306C${r + 4} 240 ${r - 6} 208 ${r - 16} 192C310 206 296 202 284 194C268 206 246 206 230 194C216 204 202 206 ${l + 16} 192C${l + 6} 208 ${l - 4} 240 ${l + 6} 306Q${l - 8} 322 ${l - 22} 316C${l - 34} 140 ${l + 10} 68 256 74Z`;
  return {
    behind: path(lengths(shape, 446, 0), c.base),
    before: path(fringe, c.base) + shine('M196 128q56 -34 120 -2', c),
  };
};

/** Hair drawn back from the forehead; what it is tied into is drawn by the caller. */
function drawnBack(shape: FaceShape, c: HairColour): string {
  const [l, r] = sides(shape);
  const line = d`L${r - 6} 230C${r - 10} 190 308 146 256 140S${l + 10} 190 ${l + 6} 230Z`;
  return (
    path(crown(shape, 78, 10, 232) + line, c.base) +
    shine('M196 124q26 -22 52 -24', c) +
    shine('M318 126q-18 -18 -36 -24', c, 6)
  );
}

const topknot: Draw = (shape, c) => ({
  behind: circle(256, 74, 37, c.base) + stroke('M238 60q18 -14 38 2', c.light, 6, { opacity: 0.6 }),
  before: drawnBack(shape, c) + stroke('M228 90q28 12 56 0', c.light, 6),
});

const ponytail: Draw = (shape, c) => {
  const [, r] = sides(shape);
  const tail = d`M${r - 30} 110C${r + 60} 96 ${r + 84} 190 ${r + 62} 270C${r + 54} 318 ${r + 66} 346 ${r + 84} 364C${r + 30} 372 ${r + 4} 330 ${r + 14} 262C${r + 22} 214 ${r + 10} 170 ${r - 30} 110Z`;
  return { behind: path(tail, c.base), before: drawnBack(shape, c) };
};

const lowBun: Draw = (shape, c) => {
  const [l, r] = sides(shape);
  const puff = d`L${r - 5} 246C${r} 196 300 168 256 132C212 168 ${l} 196 ${l + 5} 246Z`;
  return {
    behind: ellipse(256, 350, 84, 36, c.base),
    before: path(crown(shape, 72, 18, 250) + puff, c.base) + both(middle, shine('M236 108q-40 20 -60 66', c)),
  };
};

const braids: Draw = (shape, c) => {
  const [l] = sides(shape);
  const braid =
    repeat(5, (i) => ellipse(l - 4 + (i % 2) * 8, 322 + i * 34, 25 - i, 24, c.base)) +
    repeat(4, (i) => stroke(d`M${l - 10} ${330 + i * 34}q10 10 20 0`, c.light, 5, { opacity: 0.6 })) +
    circle(l, 482, 13, c.light);
  return {
    behind: path(lengths(shape, 330, -8), c.base),
    before:
      path(locks(shape, 306), c.base) +
      both(middle, braid) +
      both(middle, shine('M234 102q-46 20 -62 74', c)),
  };
};

const hairdos = {
  cropped,
  buzzed,
  parted,
  quiff,
  curtains,
  receding,
  bald,
  curls,
  cloud,
  pixie,
  long,
  swept,
  waves,
  bob,
  wispy,
  topknot,
  ponytail,
  lowBun,
  braids,
} satisfies Record<string, Draw>;

export type Hairdo = keyof typeof hairdos;

export function hair(name: Hairdo, shape: FaceShape, colour: HairColour): HairDrawing {
  return hairdos[name](shape, colour);
}
