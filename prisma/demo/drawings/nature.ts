import { paint } from './palette.ts';
import { circle, d, ellipse, group, path, place, rect, repeat, scatter, stroke } from './shapes.ts';

// What grows and hangs in the air. Everything stands on (0, 0) unless it says otherwise.

export interface Greens {
  dark: string;
  base: string;
  light: string;
}

export const greens = {
  leaf: { dark: '#4f8a57', base: '#6ba267', light: '#8cbb7c' },
  deep: { dark: '#2f6350', base: '#3f7a5c', light: '#5b956d' },
  olive: { dark: '#7d8f4a', base: '#99a95c', light: '#b7c377' },
  haze: { dark: '#8fb7a2', base: '#a3c6af', light: '#b7d4bf' },
} satisfies Record<string, Greens>;

/** A cloud around its middle, 200 wide. */
export function cloud(
  x: number,
  y: number,
  size: number,
  colour: string = paint.white,
  opacity = 0.9,
): string {
  const puffs = path(
    'M-96 24C-120 24 -122 -10 -92 -12C-90 -44 -40 -52 -24 -26C-8 -58 56 -50 56 -12C92 -18 112 24 84 24Z',
    colour,
  );
  return place(x, y, size, group({ opacity }, puffs));
}

export function sun(x: number, y: number, r: number, colour: string = paint.butter): string {
  return (
    circle(x, y, r * 2.3, colour, { opacity: 0.22 }) +
    circle(x, y, r * 1.55, colour, { opacity: 0.35 }) +
    circle(x, y, r, colour)
  );
}

/** A broad tree, about 220 wide and 330 high. */
export function tree(
  x: number,
  y: number,
  size: number,
  green: Greens = greens.leaf,
  bark: string = paint.timber,
): string {
  const crown =
    circle(-58, -190, 62, green.dark) +
    circle(62, -184, 60, green.dark) +
    circle(0, -160, 66, green.dark) +
    circle(-46, -222, 58, green.base) +
    circle(40, -226, 64, green.base) +
    circle(0, -270, 56, green.base) +
    circle(-24, -262, 38, green.light) +
    circle(34, -244, 30, green.light) +
    circle(-62, -214, 22, green.light);
  const trunk =
    path('M-17 0C-10 -60 -12 -110 -14 -170H14C12 -110 10 -60 19 0Z', bark) +
    stroke('M0 -96Q26 -120 34 -150M-3 -70Q-28 -100 -40 -140', bark, 11);
  return place(x, y, size, ellipse(0, 2, 84, 13, paint.ink, { opacity: 0.12 }) + trunk + crown);
}

/** A slim tree, 90 wide and 260 high: rows of them along a road. */
export function cypress(x: number, y: number, size: number, green: Greens = greens.deep): string {
  return place(
    x,
    y,
    size,
    rect(-7, -50, 14, 50, paint.timber) +
      path('M0 -262C38 -200 50 -120 40 -60C34 -28 -34 -28 -40 -60C-50 -120 -38 -200 0 -262Z', green.base) +
      path('M0 -262C38 -200 50 -120 40 -60C36 -40 14 -34 4 -36C22 -100 18 -190 0 -262Z', green.dark),
  );
}

const frond = (turn: number, colour: string) =>
  group(
    { transform: `rotate(${turn})` },
    path(
      'M0 0C40 -52 112 -56 156 -8C128 -24 112 -20 104 -16C88 -26 76 -24 66 -18C46 -24 22 -18 0 0Z',
      colour,
    ),
  );

/** A coconut palm, 300 wide and 420 high, leaning a little. */
export function palm(x: number, y: number, size: number, green: Greens = greens.deep): string {
  const trunk = path('M-15 0C-4 -120 0 -220 34 -340L52 -336C30 -220 22 -120 19 0Z', '#a97b52');
  const rings = repeat(8, (i) =>
    stroke(d`M${-9 + i * 4.2} ${-40 - i * 36}q12 6 26 2`, paint.bark, 4, { opacity: 0.3 }),
  );
  const crown =
    [-160, -20, 200, 20].map((turn) => frond(turn, green.dark)).join('') +
    [-125, -55, -90].map((turn) => frond(turn, green.base)).join('') +
    circle(-10, 12, 14, paint.timber) +
    circle(14, 16, 14, '#9a6540');
  const mirrored = group({ transform: 'scale(-1 1)' }, frond(-10, green.base) + frond(-38, green.light));
  return place(
    x,
    y,
    size,
    trunk + rings + place(44, -344, 1, crown + mirrored + frond(-8, green.base) + frond(-40, green.light)),
  );
}

/** A bush 170 wide and 100 high. */
export function bush(x: number, y: number, size: number, green: Greens = greens.leaf, flowers = ''): string {
  const blossoms = [
    [-52, -42],
    [-20, -74],
    [22, -54],
    [50, -30],
    [-8, -30],
    [44, -66],
  ] as const;
  return place(
    x,
    y,
    size,
    path(
      'M-86 0C-104 -38 -74 -66 -52 -60C-44 -98 6 -104 20 -78C50 -94 82 -66 72 -44C98 -34 96 -4 84 0Z',
      green.base,
    ) +
      path(
        'M-86 0C-96 -22 -90 -38 -80 -48C-66 -20 -20 -24 6 -14C40 -2 70 -20 90 -22C92 -12 88 -3 84 0Z',
        green.dark,
      ) +
      (flowers
        ? blossoms.map(([bx, by]) => circle(bx, by, 9, flowers) + circle(bx, by, 3.5, paint.butter)).join('')
        : ''),
  );
}

/** Tufts of grass strewn over a box. */
export function grass(
  seed: number,
  x: number,
  y: number,
  w: number,
  h: number,
  count: number,
  colour: string,
): string {
  const next = scatter(seed);
  return repeat(count, () => {
    const [gx, gy] = [x + next() * w, y + next() * h];
    const tall = 12 + next() * 10;
    return stroke(
      d`M${gx - 8} ${gy}q1 ${-tall * 0.7} -5 ${-tall}M${gx} ${gy}q0 ${-tall} 1 ${-tall - 5}M${gx + 8} ${gy}q0 ${-tall * 0.7} 7 ${-tall}`,
      colour,
      4.5,
    );
  });
}

/** Small flowers strewn over a box. */
export function flowers(
  seed: number,
  x: number,
  y: number,
  w: number,
  h: number,
  count: number,
  ...colours: string[]
): string {
  const next = scatter(seed);
  return repeat(count, (i) => {
    const [fx, fy, r] = [x + next() * w, y + next() * h, 5 + next() * 4];
    return (
      stroke(d`M${fx} ${fy}v${r * 2.4}`, greens.leaf.dark, 3) +
      circle(fx, fy, r, colours[i % colours.length]!) +
      circle(fx, fy, r * 0.38, paint.butter)
    );
  });
}

const bigLeaf = (turn: number, long: number, colour: string) =>
  group(
    { transform: `rotate(${turn})` },
    path(
      d`M0 0C${-long * 0.3} ${-long * 0.35} ${-long * 0.22} ${-long * 0.85} 0 ${-long}C${long * 0.22} ${-long * 0.85} ${long * 0.3} ${-long * 0.35} 0 0Z`,
      colour,
    ) + stroke(d`M0 ${-long * 0.08}V${-long * 0.8}`, paint.white, 3, { opacity: 0.28 }),
  );

/** A plant in a pot, about 150 wide and 240 high. */
export function potted(
  x: number,
  y: number,
  size: number,
  pot: string = paint.clay,
  green: Greens = greens.deep,
): string {
  const leaves = [
    [-62, 120, green.dark],
    [62, 120, green.dark],
    [-34, 150, green.base],
    [36, 146, green.base],
    [-10, 166, green.light],
    [14, 136, green.dark],
  ] as const;
  return place(
    x,
    y,
    size,
    ellipse(0, 0, 58, 9, paint.ink, { opacity: 0.14 }) +
      place(0, -84, 1, leaves.map(([turn, long, colour]) => bigLeaf(turn, long, colour)).join('')) +
      path('M-50 -86H50L38 0H-38Z', pot) +
      path('M14 -86H50L38 0H16Z', paint.ink, { opacity: 0.1 }) +
      rect(-56, -100, 112, 22, pot, 5) +
      rect(-56, -82, 112, 6, paint.ink, 0, { opacity: 0.1 }),
  );
}

/** Blades that stand upright out of a pot: 110 wide and 220 high. */
export function snakePlant(x: number, y: number, size: number, pot: string = paint.cream): string {
  const blade = (turn: number, long: number) =>
    group(
      { transform: `rotate(${turn})` },
      path(
        d`M-13 0C-16 ${-long * 0.5} -8 ${-long * 0.8} 0 ${-long}C8 ${-long * 0.8} 16 ${-long * 0.5} 13 0Z`,
        greens.deep.base,
      ) +
        path(
          d`M-5 0C-6 ${-long * 0.5} -4 ${-long * 0.8} 0 ${-long + 16}C4 ${-long * 0.8} 6 ${-long * 0.5} 5 0Z`,
          greens.leaf.light,
        ),
    );
  return place(
    x,
    y,
    size,
    ellipse(0, 0, 50, 8, paint.ink, { opacity: 0.14 }) +
      place(0, -72, 1, blade(-20, 108) + blade(22, 116) + blade(-7, 150) + blade(9, 132)) +
      path('M-44 -80H44L36 0H-36Z', pot) +
      path('M12 -80H44L36 0H14Z', paint.ink, { opacity: 0.08 }),
  );
}

/** A string of lamps from one place to another, hanging `sag` low. */
export function lights(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  sag: number,
  count: number,
  glow: string = paint.butter,
): string {
  const bulb = (i: number) => {
    const t = (i + 0.5) / count;
    const x = x1 + (x2 - x1) * t;
    const y = y1 + (y2 - y1) * t + sag * 2 * t * (1 - t);
    return (
      circle(x, y + 13, 20, glow, { opacity: 0.25 }) +
      rect(x - 4, y, 8, 7, paint.ink) +
      circle(x, y + 13, 8.5, glow)
    );
  };
  return (
    stroke(d`M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 + sag} ${x2} ${y2}`, paint.ink, 3.5) +
    repeat(count, bulb)
  );
}

/** Two small birds far away. */
export function birds(x: number, y: number, size: number, colour: string = paint.dusk): string {
  return place(
    x,
    y,
    size,
    stroke('M-30 0q10 -12 18 0q8 -12 18 0M14 -22q8 -9 14 0q6 -9 14 0', colour, 4, { opacity: 0.55 }),
  );
}

/** Flowers that hang over a wall, 300 wide and 120 high, from (0, 0) down. */
export function bougainvillea(x: number, y: number, size: number, colour = '#d9668a'): string {
  const next = scatter(77);
  const leaves = repeat(26, () =>
    circle(-150 + next() * 300, next() * 66, 16 + next() * 10, greens.leaf.dark),
  );
  const petals = repeat(44, () =>
    circle(-150 + next() * 300, -8 + next() * 96, 7 + next() * 8, next() > 0.35 ? colour : '#ec93ac'),
  );
  return place(x, y, size, leaves + petals);
}

export const shadow = (x: number, y: number, rx: number, ry = rx * 0.16) =>
  ellipse(x, y, rx, ry, paint.ink, { opacity: 0.14 });
