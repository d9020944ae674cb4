import {
  beanBag,
  bean,
  cherryTwig,
  cup,
  dripper,
  handGrinder,
  heap,
  kettle,
  machine,
  roast,
  steam,
} from '../coffee/things.ts';
import { bush, cloud, lights, potted, snakePlant, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { bust } from '../people/portrait.ts';
import { members } from '../people/members.ts';
import { circle, d, ellipse, path, place, rect, repeat, scene, stroke } from '../shapes.ts';

// What coffee people show each other, 1200 × 900.

const counter = (y: number) =>
  rect(0, y, 1200, 900 - y, '#c98f5b') +
  rect(0, y, 1200, 16, '#e0ab76') +
  repeat(5, (i) =>
    stroke(d`M${(i * 311) % 1100} ${y + 60 + i * 36}q110 -12 250 0`, '#b97f4d', 5, { opacity: 0.7 }),
  );

/** A window in the morning, hills of a plantation behind it. */
function hillWindow(x: number, y: number, w: number, h: number): string {
  return (
    rect(x - 16, y - 16, w + 32, h + 32, '#8a5837', 8) +
    place(
      x,
      y,
      1,
      `<svg width="${w}" height="${h}">` +
        rect(0, 0, w, h, '#fbe3c0') +
        circle(w * 0.72, h * 0.34, 46, '#f7b267') +
        cloud(w * 0.26, h * 0.2, 0.8) +
        path(
          d`M0 ${h * 0.6}Q${w * 0.3} ${h * 0.3} ${w * 0.6} ${h * 0.56}T${w} ${h * 0.44}V${h}H0Z`,
          '#b7cfb4',
        ) +
        path(
          d`M0 ${h * 0.78}Q${w * 0.3} ${h * 0.58} ${w * 0.62} ${h * 0.74}T${w} ${h * 0.66}V${h}H0Z`,
          '#8cb98f',
        ) +
        repeat(5, (i) =>
          stroke(
            d`M0 ${h * (0.84 + i * 0.05)}Q${w * 0.3} ${h * (0.66 + i * 0.05)} ${w * 0.62} ${h * (0.8 + i * 0.05)}T${w} ${h * (0.72 + i * 0.05)}`,
            '#6ba27a',
            7,
          ),
        ) +
        '</svg>',
    ) +
    rect(x + w / 2 - 7, y, 14, h, '#8a5837') +
    rect(x, y + h * 0.45, w, 12, '#8a5837') +
    rect(x - 34, y + h + 12, w + 68, 22, '#a46c43', 5)
  );
}

export function coffeeDripper(): string {
  return scene(
    rect(0, 0, 1200, 900, '#f3ddbd'),
    hillWindow(110, 90, 420, 430),
    rect(700, 150, 420, 18, paint.timber, 4) +
      cup(790, 150, 0.62, paint.cream, paint.coral) +
      cup(950, 150, 0.62, paint.lagoon, paint.teal) +
      snakePlant(1070, 150, 0.5),
    counter(660),
    potted(140, 690, 1.05, paint.clay),
    rect(404, 742, 330, 44, '#3d3a45', 12) +
      rect(420, 736, 298, 16, '#57525c', 8) +
      rect(640, 758, 70, 18, paint.mint, 4),
    dripper(566, 738, 1.12),
    stroke('M640 326C622 350 606 372 594 402', '#cfe7ea', 9),
    steam(520, 380, 0.8),
    kettle(842, 452, 1.12, '#51606b', -14),
    beanBag(980, 800, 1.05),
    bean(820, 812, 1.1, 20) +
      bean(862, 840, 1.1, 100) +
      bean(780, 846, 1.1, 60) +
      bean(330, 826, 1.1, 140) +
      bean(376, 850, 1.1, 30),
  );
}

export function coffeeBeans(): string {
  return scene(
    rect(0, 0, 1200, 900, '#e9c9a4'),
    circle(640, 380, 380, '#f1d9b9'),
    counter(690),
    cherryTwig(60, 200, 1.6, 14) + cherryTwig(1160, 120, 1.3, 158),
    beanBag(330, 760, 1.7, '#b5674b', paint.paper),
    heap(760, 800, 330, 190, 9),
    // A scoop of wood and a dish of paler beans.
    place(
      900,
      640,
      1,
      stroke('M40 -30L220 -150', paint.wood, 26) +
        path('M-90 -10C-80 -60 40 -76 60 -30C66 20 -60 50 -90 -10Z', paint.wood) +
        ellipse(-14, -30, 66, 22, roast.dark, { transform: 'rotate(-10 -14 -30)' }),
    ),
    [0, 1, 2, 3].map((i) => bean(850 + i * 26, 606 - (i % 2) * 12, 1, i * 50)).join(''),
    ellipse(1010, 836, 140, 14, paint.ink, { opacity: 0.14 }) +
      path('M890 770H1130C1126 810 1080 836 1040 838H980C940 836 894 810 890 770Z', paint.white) +
      ellipse(1010, 770, 120, 24, '#e7dccb') +
      ellipse(1010, 768, 106, 18, '#c9a16a') +
      repeat(12, (i) =>
        bean(930 + (i % 6) * 32, 762 + Math.floor(i / 6) * 13, 0.8, i * 37, '#d1ab74', '#a67c46'),
      ),
    bean(180, 830, 1.2, 30) + bean(250, 856, 1.2, 110) + bean(90, 850, 1.2, 80),
  );
}

export function coffeeGrinder(): string {
  return scene(
    rect(0, 0, 1200, 900, '#c9ddd2'),
    repeat(6, (i) => rect(0, 70 + i * 104, 1200, 5, '#bcd3c6')) +
      repeat(10, (i) => rect(i * 134 + 20, 70, 5, 520, '#bcd3c6')),
    rect(60, 250, 520, 20, paint.timber, 4),
    [100, 240, 390]
      .map(
        (x, i) =>
          rect(x, 120, 100, 130, '#e9f3f1', 12) +
          rect(x + 6, 170 - i * 12, 88, 76 + i * 12, [roast.base, roast.light, '#c9a16a'][i]!, 8) +
          rect(x + 8, 104, 84, 22, paint.wood, 5),
      )
      .join(''),
    potted(530, 252, 0.5, paint.cream),
    counter(680),
    handGrinder(440, 790, 1.6),
    heap(150, 812, 110, 70, 3),
    // An electric one.
    place(
      840,
      790,
      1.5,
      ellipse(0, 2, 96, 12, paint.ink, { opacity: 0.14 }) +
        path('M-58 -330H58L40 -250H-40Z', '#e9f3f1', { opacity: 0.9 }) +
        path('M-52 -306H52L40 -250H-40Z', roast.base) +
        rect(-64, -346, 128, 20, '#3d3a45', 6) +
        rect(-62, -254, 124, 166, paint.coral, 16) +
        rect(20, -254, 42, 166, paint.ink, 16, { opacity: 0.1 }) +
        circle(0, -176, 26, paint.cream) +
        stroke('M0 -176l12 -14', paint.ink, 6) +
        rect(-22, -92, 44, 24, '#3d3a45', 4) +
        rect(-46, -62, 92, 56, '#e9f3f1', 8) +
        rect(-40, -34, 80, 26, roast.light, 6) +
        rect(-78, -12, 156, 14, '#3d3a45', 6),
    ),
    bean(620, 826, 1.2, 20) + bean(664, 850, 1.2, 130) + bean(590, 858, 1.1, 70),
    cup(1080, 836, 0.8, paint.cream, paint.teal),
  );
}

/** Seen from above: a table, a cup with a leaf poured into it, a book and something sweet. */
export function coffeeCup(): string {
  const leaf = repeat(5, (i) =>
    path(
      d`M0 ${70 - i * 34}C${-86 + i * 12} ${40 - i * 34} ${-92 + i * 14} ${-4 - i * 30} ${-50 + i * 8} ${-14 - i * 30}C${-40 + i * 6} ${14 - i * 30} ${-20} ${34 - i * 32} 0 ${44 - i * 32}C20 ${34 - i * 32} ${40 - i * 6} ${14 - i * 30} ${50 - i * 8} ${-14 - i * 30}C${92 - i * 14} ${-4 - i * 30} ${86 - i * 12} ${40 - i * 34} 0 ${70 - i * 34}Z`,
      '#fbeeda',
    ),
  );
  return scene(
    rect(0, 0, 1200, 900, '#d6a26d'),
    repeat(6, (i) => rect(0, i * 160 - 40, 1200, 6, '#c48f5a')) +
      repeat(9, (i) => stroke(d`M${(i * 257) % 1000} ${50 + i * 96}q140 -26 260 0`, '#c99560', 6)),
    // A cloth, a book, flowers.
    place(
      960,
      240,
      1,
      rect(-260, -190, 520, 380, '#f3ddbd', 10) +
        repeat(6, (i) => rect(-260, -150 + i * 60, 520, 14, '#ee9b80', 0, { opacity: 0.5 })),
      -12,
    ),
    place(
      250,
      250,
      1,
      rect(-172, -212, 344, 424, paint.ink, 12, { opacity: 0.14 }) +
        rect(-180, -220, 344, 424, paint.teal, 12) +
        rect(-180, -220, 34, 424, '#35807c', 8) +
        rect(-110, -150, 220, 110, paint.paper, 8) +
        circle(0, 80, 46, paint.honey) +
        path('M-60 150Q0 60 60 150Z', paint.paper),
      -16,
    ),
    ellipse(628, 490, 330, 330, paint.ink, { opacity: 0.12 }),
    circle(610, 466, 322, '#e8785c') +
      circle(610, 466, 322, 'none', { stroke: '#f3a98f', 'stroke-width': 16 }) +
      circle(610, 466, 222, '#d9694d'),
    stroke('M790 380L900 306', paint.white, 54) +
      circle(610, 466, 216, paint.white) +
      circle(610, 466, 190, '#8a4f2b') +
      circle(610, 466, 178, '#b27545'),
    place(
      610,
      500,
      1.05,
      leaf +
        path('M0 -130C-40 -176 -10 -196 0 -176C10 -196 40 -176 0 -130Z', '#fbeeda') +
        stroke('M0 96V-120', '#b27545', 6),
    ),
    place(850, 690, 1, ellipse(0, 0, 44, 28, '#e9e2d6') + stroke('M36 -10L190 -80', '#e9e2d6', 14), 10),
    // Cookies.
    [
      [250, 690],
      [340, 770],
    ]
      .map(
        ([x, y]) =>
          circle(x! + 6, y! + 10, 86, paint.ink, { opacity: 0.12 }) +
          circle(x!, y!, 84, '#dba45f') +
          circle(x!, y!, 70, '#e5b576') +
          [
            [-30, -20],
            [20, -36],
            [36, 14],
            [-10, 34],
            [-44, 24],
            [4, -2],
          ]
            .map(([cx, cy]) => circle(x! + cx!, y! + cy!, 11, '#6b4128'))
            .join(''),
      )
      .join(''),
    bean(1040, 800, 1.5, 30) + bean(1100, 760, 1.5, 120) + bean(1000, 850, 1.4, 80),
  );
}

export function coffeeShop(): string {
  const stripe = repeat(13, (i) => {
    const [top, low] = [(k: number) => 80 + k * 80, (k: number) => 60 + k * 83];
    return path(
      d`M${top(i)} 240H${top(i + 1)}L${low(i + 1)} 330Q${(low(i) + low(i + 1)) / 2} 366 ${low(i)} 330Z`,
      i % 2 ? paint.cream : '#b9504a',
    );
  });
  return scene(
    rect(0, 0, 1200, 900, '#f6d9b8'),
    rect(60, 60, 1080, 740, '#6f4a3a') + rect(60, 60, 1080, 170, '#5f3d2b'),
    // The sign: a cup and no word.
    rect(460, 84, 280, 124, paint.cream, 62) + cup(600, 186, 0.66, '#b9504a', paint.honey),
    // The window with its bar and who stands there.
    rect(110, 330, 640, 330, '#f9dc9a') + rect(110, 330, 640, 330, paint.white, 0, { opacity: 0.25 }),
    rect(110, 400, 640, 10, '#b9804f') +
      [150, 220, 290, 620, 690]
        .map((x, i) =>
          rect(x, 350, 40, 50, [paint.coral, paint.lagoon, paint.cream, paint.moss, paint.honey][i]!, 6),
        )
        .join(''),
    place(96, 352, 0.54, bust(members['19']!)) + place(290, 356, 0.53, bust(members['16']!)),
    machine(622, 604, 0.56, paint.teal),
    rect(110, 600, 640, 60, '#8a5837') + rect(110, 596, 640, 14, '#b9804f'),
    lights(110, 336, 750, 336, 40, 8),
    rect(96, 326, 14, 348, '#4c2f22') +
      rect(750, 326, 14, 348, '#4c2f22') +
      rect(86, 660, 690, 24, '#4c2f22', 4),
    // The door.
    rect(820, 350, 230, 450, '#4c2f22', 4) +
      rect(836, 366, 198, 434, '#7a3f3a', 4) +
      rect(860, 392, 150, 230, '#f9dc9a', 6) +
      rect(860, 392, 150, 230, paint.white, 6, { opacity: 0.25 }) +
      circle(1010, 690, 11, paint.honey) +
      cup(935, 560, 0.42, paint.cream, '#b9504a'),
    stripe,
    rect(60, 800, 1080, 20, '#cbb79f') +
      rect(0, 816, 1200, 90, '#dcc6a6') +
      repeat(9, (i) => stroke(d`M${i * 150 - 20} 900l40 -84`, '#cdb592', 5)),
    // Seats, plants, a bicycle.
    potted(1090, 830, 1.2, paint.clay) + snakePlant(800, 826, 0.9),
    rect(150, 716, 220, 16, paint.wood, 6) +
      stroke('M174 730L160 830M346 730L360 830', '#4c2f22', 9) +
      rect(440, 690, 190, 14, paint.cream, 6) +
      stroke('M535 704V830M490 830H580', '#4c2f22', 9) +
      cup(510, 690, 0.34, '#b9504a', paint.honey) +
      cup(574, 690, 0.34, paint.lagoon, paint.teal),
    bush(90, 830, 0.9) + tree(30, 830, 1.2),
  );
}
