import { paint } from '../palette.ts';
import { both, circle, d, ellipse, path, place, rect, repeat, scatter, stroke } from '../shapes.ts';

// What stands on a coffee person's counter. Everything stands on (0, 0).

export const roast = { base: '#6b4128', dark: '#4c2c1b', light: '#8a5837' } as const;

export function bean(
  x: number,
  y: number,
  size: number,
  turn: number,
  fill: string = roast.base,
  line: string = roast.dark,
): string {
  return place(x, y, size, ellipse(0, 0, 20, 14, fill) + stroke('M-17 2q9 -8 17 -1t17 -2', line, 3.6), turn);
}

/** A heap of beans, 2 × `half` wide. */
export function heap(x: number, y: number, half: number, high: number, seed = 5): string {
  const next = scatter(seed);
  const rows = Math.max(3, Math.round(high / 17));
  const beans = repeat(rows, (row) => {
    const t = row / rows;
    const wide = half * Math.sqrt(1 - t) * 0.96;
    const count = Math.round(wide / 13);
    return repeat(count, (i) => {
      const across = ((i + 0.5) / count) * 2 - 1 + (next() - 0.5) * 0.08;
      const up = t * high + (next() - 0.5) * 9;
      return bean(
        x + across * wide,
        y - 8 - up,
        0.86 + next() * 0.3,
        next() * 180,
        (i + row) % 4 ? roast.base : roast.light,
      );
    });
  });
  return (
    path(
      d`M${x - half} ${y}Q${x - half * 0.5} ${y - high * 1.05} ${x} ${y - high}T${x + half} ${y}Z`,
      roast.dark,
    ) + beans
  );
}

export function steam(x: number, y: number, size: number, colour: string = paint.white): string {
  return place(
    x,
    y,
    size,
    stroke('M-24 0q-22 -30 0 -60t0 -60M24 0q-22 -30 0 -60t0 -60', colour, 10, { opacity: 0.55 }),
  );
}

/** A cup from the side, 190 wide, 120 high, on its saucer. */
export function cup(x: number, y: number, size: number, colour: string, band: string): string {
  return place(
    x,
    y,
    size,
    ellipse(0, 2, 130, 15, paint.ink, { opacity: 0.14 }) +
      path('M-120 -16H120Q96 4 40 4H-40Q-96 4 -120 -16Z', band) +
      stroke('M78 -96C130 -104 130 -40 66 -38', colour, 17) +
      path('M-84 -120H84C84 -50 56 -14 30 -12H-30C-56 -14 -84 -50 -84 -120Z', colour) +
      path('M44 -120H84C84 -50 56 -14 30 -12H10C40 -30 46 -80 44 -120Z', paint.ink, { opacity: 0.07 }) +
      path('M-83 -98H83L79 -78H-79Z', band) +
      ellipse(0, -120, 84, 13, roast.dark) +
      ellipse(0, -118, 74, 9, '#a86f42'),
  );
}

/** A dripper with its paper on a glass jug: 200 wide, 330 high. `full` of 0…1 in the jug. */
export function dripper(
  x: number,
  y: number,
  size: number,
  colour: string = paint.cream,
  full = 0.45,
): string {
  const level = -20 - 120 * full;
  return place(
    x,
    y,
    size,
    ellipse(0, 2, 110, 13, paint.ink, { opacity: 0.14 }) +
      stroke('M70 -118C128 -122 130 -34 74 -30', '#9cc3c6', 12) +
      path(
        'M-54 -150H54C92 -110 100 -60 84 -14Q80 0 66 0H-66Q-80 0 -84 -14C-100 -60 -92 -110 -54 -150Z',
        '#dcedee',
        { opacity: 0.85 },
      ) +
      path(
        d`M-88 ${level}Q0 ${level + 14} 88 ${level}C94 -50 90 -30 84 -14Q80 0 66 0H-66Q-80 0 -84 -14C-90 -30 -94 -50 -88 ${level}Z`,
        '#6d3a20',
      ) +
      path('M-64 -120C-82 -90 -86 -60 -78 -30', 'none', {
        stroke: paint.white,
        'stroke-width': 8,
        opacity: 0.55,
        'stroke-linecap': 'round',
      }) +
      rect(-60, -160, 120, 16, colour, 6) +
      stroke('M0 -150V-90', '#6d3a20', 5) +
      path('M-104 -300H104L34 -176Q30 -164 22 -164H-22Q-30 -164 -34 -176Z', colour) +
      path('M40 -300H104L34 -176Q30 -164 22 -164H0C30 -200 38 -250 40 -300Z', paint.ink, { opacity: 0.08 }) +
      repeat(4, (i) =>
        stroke(d`M${-66 + i * 34} -286L${-24 + i * 14} -186`, paint.ink, 3.5, { opacity: 0.12 }),
      ) +
      stroke('M98 -270C140 -276 142 -226 82 -222', colour, 13) +
      ellipse(0, -300, 104, 17, '#f2e3cd') +
      ellipse(0, -297, 88, 12, roast.dark) +
      ellipse(-10, -297, 50, 7, '#8a5837'),
  );
}

/** A kettle with a swan's neck, spout to the left: 300 wide, 220 high. */
export function kettle(x: number, y: number, size: number, colour = '#51606b', turn = 0): string {
  return place(
    x,
    y,
    size,
    stroke('M-70 -36C-150 -34 -120 -160 -186 -168', colour, 15) +
      path('M-196 -176L-178 -178L-172 -160L-190 -158Z', colour) +
      stroke('M78 -150C160 -176 168 -30 92 -30', paint.bark, 17) +
      path('M-64 -160H64L92 -12Q92 0 80 0H-80Q-92 0 -92 -12Z', colour) +
      path('M24 -160H64L92 -12Q92 0 80 0H40Q52 -80 24 -160Z', paint.ink, { opacity: 0.14 }) +
      path('M-44 -130L-64 -30', 'none', {
        stroke: paint.white,
        'stroke-width': 9,
        opacity: 0.4,
        'stroke-linecap': 'round',
      }) +
      ellipse(0, -160, 64, 12, '#3f4c56') +
      path('M-46 -164Q0 -190 46 -164Z', colour) +
      circle(0, -186, 13, paint.bark),
    turn,
  );
}

/** A grinder with a crank: 150 wide, 330 high. */
export function handGrinder(x: number, y: number, size: number, wood: string = paint.timber): string {
  return place(
    x,
    y,
    size,
    ellipse(0, 2, 100, 13, paint.ink, { opacity: 0.14 }) +
      rect(-84, -20, 168, 20, '#6d4329', 5) +
      rect(-72, -148, 144, 130, wood, 8) +
      rect(20, -148, 52, 130, paint.ink, 8, { opacity: 0.08 }) +
      rect(-46, -92, 92, 56, '#9d6a44', 5) +
      circle(0, -64, 9, paint.honey) +
      rect(-80, -160, 160, 16, '#6d4329', 5) +
      path('M-66 -160C-66 -220 -40 -236 0 -236S66 -220 66 -160Z', '#b98a3f') +
      path('M20 -234C50 -228 66 -210 66 -160H30C34 -190 32 -216 20 -234Z', paint.ink, { opacity: 0.1 }) +
      path('M-48 -176C-48 -204 -36 -218 -20 -222', 'none', {
        stroke: paint.white,
        'stroke-width': 8,
        opacity: 0.45,
        'stroke-linecap': 'round',
      }) +
      rect(-6, -276, 12, 44, '#57525c') +
      stroke('M0 -272C50 -276 84 -284 112 -276', '#57525c', 12) +
      rect(106, -274, 8, 12, '#57525c') +
      circle(114, -292, 19, paint.brick),
  );
}

/** An espresso machine: 420 wide, 300 high. */
export function machine(x: number, y: number, size: number, colour: string = paint.brick): string {
  const head = (hx: number) =>
    rect(hx - 30, -190, 60, 26, '#57525c', 4) +
    rect(hx - 22, -166, 44, 16, '#3d3a45', 4) +
    stroke(d`M${hx} -156L${hx + 10} -150H${hx + 54}`, '#3d3a45', 12) +
    stroke(d`M${hx - 4} -146v12`, '#6d3a20', 4);
  return place(
    x,
    y,
    size,
    ellipse(0, 2, 230, 14, paint.ink, { opacity: 0.14 }) +
      rect(-196, -20, 40, 20, '#3d3a45', 4) +
      rect(156, -20, 40, 20, '#3d3a45', 4) +
      rect(-210, -50, 420, 34, '#d8d3cd', 8) +
      rect(-190, -196, 380, 150, '#c9c3bb') +
      rect(-190, -196, 380, 150, paint.ink, 0, { opacity: 0.12 }) +
      path('M-210 -190V-250Q-210 -280 -180 -280H180Q210 -280 210 -250V-190Z', colour) +
      rect(-210, -210, 420, 20, paint.ink, 0, { opacity: 0.12 }) +
      rect(-190, -300, 380, 22, '#d8d3cd', 6) +
      both(0, rect(-196, -190, 18, 146, colour)) +
      head(-90) +
      head(60) +
      circle(-150, -236, 20, paint.cream) +
      stroke('M-150 -236l8 -10', paint.ink, 4) +
      circle(150, -236, 11, paint.honey) +
      circle(118, -236, 11, paint.cream) +
      stroke('M176 -180q16 60 -6 96', '#8d8882', 8) +
      [-140, -84, -28, 40, 96, 150]
        .map((cx, i) =>
          path(d`M${cx - 22} -330H${cx + 22}L${cx + 16} -300H${cx - 16}Z`, i % 2 ? paint.cream : paint.white),
        )
        .join('') +
      [-86, 64]
        .map(
          (cx) =>
            path(d`M${cx - 26} -94H${cx + 26}L${cx + 18} -52H${cx - 18}Z`, paint.white) +
            ellipse(cx, -94, 26, 5, roast.dark),
        )
        .join(''),
  );
}

/** A twig of a coffee tree, with cherries; grows to the right from (0, 0), 260 long. */
export function cherryTwig(x: number, y: number, size: number, turn = 0): string {
  const leaf = (lx: number, ly: number, t: number, fill: string) =>
    place(
      lx,
      ly,
      1,
      path('M0 0C20 -44 70 -58 122 -34C96 4 42 20 0 0Z', fill) +
        stroke('M10 -4Q60 -26 104 -32', paint.white, 3, { opacity: 0.3 }),
      t,
    );
  const cherries = [
    [60, 8, '#d9483b'],
    [86, 20, '#c0392f'],
    [110, 4, '#e2624f'],
    [150, 14, '#d9483b'],
    [176, 2, '#e08a3c'],
    [134, -8, '#c0392f'],
  ] as const;
  return place(
    x,
    y,
    size,
    stroke('M0 0Q120 -16 250 10', '#7a5a3a', 9) +
      leaf(40, -6, -34, '#3f7a5c') +
      leaf(120, -10, -22, '#5b956d') +
      leaf(200, 0, 6, '#3f7a5c') +
      leaf(80, 2, 52, '#2f6350') +
      leaf(164, 6, 44, '#3f7a5c') +
      cherries
        .map(
          ([cx, cy, fill]) =>
            circle(cx, cy, 17, fill) + circle(cx - 5, cy - 6, 4, paint.white, { opacity: 0.5 }),
        )
        .join(''),
    turn,
  );
}

/** A paper bag of beans with a cherry on its label: 200 wide, 300 high. */
export function beanBag(
  x: number,
  y: number,
  size: number,
  colour = '#c99a66',
  label: string = paint.cream,
): string {
  return place(
    x,
    y,
    size,
    ellipse(0, 2, 116, 12, paint.ink, { opacity: 0.14 }) +
      path('M-96 -270H96L104 -8Q104 0 94 0H-94Q-104 0 -104 -8Z', colour) +
      path('M56 -270H96L104 -8Q104 0 94 0H50Q66 -140 56 -270Z', paint.ink, { opacity: 0.09 }) +
      path('M-96 -270H96L92 -300H-92Z', '#a97b4c') +
      rect(-100, -276, 200, 12, '#a97b4c', 3) +
      rect(-70, -206, 140, 140, label, 10) +
      circle(-16, -124, 24, '#d9483b') +
      circle(22, -116, 24, '#c0392f') +
      path('M4 -146C0 -184 40 -196 58 -184C52 -160 30 -144 4 -146Z', '#3f7a5c') +
      stroke('M-14 -146q8 -16 20 -12M22 -138q-4 -16 -16 -20', '#7a5a3a', 5),
  );
}
