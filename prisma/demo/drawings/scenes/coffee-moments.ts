import { bean, cup, machine, roast } from '../coffee/things.ts';
import { bush, greens, lights, potted, snakePlant, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { figure } from '../people/figure.ts';
import { both, circle, d, ellipse, fade, path, place, rect, repeat, scene, stroke } from '../shapes.ts';

// Cups and corners that a thread of the demo speaks of.

/** A glass of three layers, 150 wide and 230 high, standing on (0, 0). */
const layered = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    ellipse(0, 2, 70, 9, paint.ink, { opacity: 0.16 }) +
      path('M-70 -224H70L54 -6Q54 0 46 0H-46Q-54 0 -54 -6Z', '#eef5f3', { opacity: 0.95 }) +
      path('M-57 -84H57L50 -10H-50Z', '#fbeeda') +
      path('M-62 -136H62L57 -80H-57Z', '#c98f5b') +
      path('M-66 -196H66L62 -134H-62Z', '#5f3620') +
      path('M-69 -214Q-40 -228 -20 -214T30 -216T69 -212L66 -192H-66Z', '#e9c79b') +
      rect(-40, -186, 34, 34, paint.white, 6, { opacity: 0.4, transform: 'rotate(-12 -22 -170)' }) +
      rect(8, -180, 32, 32, paint.white, 6, { opacity: 0.35, transform: 'rotate(16 24 -164)' }) +
      stroke('M-58 -206L-46 -20', paint.white, 7, { opacity: 0.5 }),
  );

/** A phin, 170 wide and 140 high. */
const phin = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    rect(-86, -12, 172, 12, '#aab4b6', 5) +
      path('M-58 -112H58L50 -12H-50Z', '#c9d1d2') +
      path('M20 -112H58L50 -12H26Z', paint.ink, { opacity: 0.1 }) +
      stroke('M-40 -100L-34 -24', paint.white, 8, { opacity: 0.6 }) +
      rect(-68, -124, 136, 16, '#aab4b6', 6) +
      circle(0, -134, 13, '#8d999c'),
  );

/** Milk first, coffee after, poured at the head of the lane. */
export function coffeeLayers(): string {
  return scene(
    rect(0, 0, 1200, 900, '#f2cf9a'),
    rect(0, 0, 1200, 640, '#8fbdb0') + repeat(10, (i) => rect(i * 130 - 20, 0, 6, 640, '#82b0a3')),
    rect(120, 80, 360, 330, '#5d8f86', 6) +
      rect(140, 100, 150, 290, '#f9dc9a') +
      rect(310, 100, 150, 290, '#f9dc9a') +
      repeat(
        5,
        (i) => rect(140, 140 + i * 52, 150, 8, '#5d8f86') + rect(310, 140 + i * 52, 150, 8, '#5d8f86'),
      ),
    lights(560, 60, 1220, 100, 60, 7),
    bush(1080, 640, 1.6, greens.deep, paint.coral) + snakePlant(740, 640, 1.1, paint.coral),
    rect(0, 640, 1200, 260, '#d6493c') +
      rect(0, 640, 1200, 24, '#e8695a') +
      repeat(4, (i) => rect(i * 330 - 40, 700, 240, 10, '#bf3c31', 5)),
    layered(520, 800, 2),
    phin(880, 800, 1.5),
    place(
      230,
      800,
      1,
      ellipse(0, 4, 110, 12, paint.ink, { opacity: 0.16 }) +
        path('M-70 -190H70V-8Q70 0 60 0H-60Q-70 0 -70 -8Z', '#e9e2d6') +
        rect(-70, -130, 140, 70, '#3d6fa5') +
        circle(0, -95, 26, '#fbeeda') +
        ellipse(0, -190, 70, 14, '#cfc6b8') +
        path(
          'M-20 -194C-10 -206 20 -206 30 -192C30 -150 36 -120 28 -110C16 -120 20 -160 -20 -194Z',
          '#fdf6e6',
        ),
    ),
    bean(1060, 830, 1.3, 30) + bean(1110, 800, 1.3, 120),
    place(700, 850, 1, stroke('M-90 0H60', '#c9d1d2', 12) + ellipse(86, 0, 34, 16, '#c9d1d2')),
  );
}

/** A machine from near by: the basket is in, the shot not yet begun. */
export function coffeeEspresso(): string {
  return scene(
    rect(0, 0, 1200, 900, '#e3d3bd'),
    repeat(7, (i) => rect(0, 90 + i * 90, 1200, 5, '#d6c4ab')) +
      repeat(9, (i) => rect(i * 150 + 20, 0, 5, 700, '#d6c4ab')),
    rect(0, 760, 1200, 140, '#8a5837') + rect(0, 756, 1200, 16, '#a46c43'),
    machine(620, 770, 2.1, paint.brick),
    place(
      160,
      770,
      1.3,
      ellipse(0, 2, 90, 10, paint.ink, { opacity: 0.16 }) +
        path('M-60 -150H60L50 0H-50Z', '#c9d1d2') +
        path('M20 -150H60L50 0H26Z', paint.ink, { opacity: 0.1 }) +
        stroke('M58 -120C120 -120 110 -40 54 -36', '#aab4b6', 13) +
        path('M-60 -150L-84 -168L-44 -150Z', '#c9d1d2'),
    ),
    cup(1110, 770, 0.8, paint.cream, paint.teal),
    bean(80, 840, 1.3, 20) + bean(132, 864, 1.3, 120) + bean(1010, 850, 1.3, 70),
  );
}

/** Five in the morning: low stools under a tiled roof. */
export function coffeeAlley(): string {
  const stool = (x: number, y: number, fill: string) =>
    place(
      x,
      y,
      1,
      ellipse(0, 2, 66, 9, paint.ink, { opacity: 0.2 }) +
        both(0, path('M-40 -70H-22L-40 0H-58Z', fill)) +
        rect(-56, -84, 112, 20, fill, 6) +
        rect(-44, -60, 88, 10, paint.ink, 0, { opacity: 0.15 }),
    );
  const table = (x: number, y: number) =>
    place(
      x,
      y,
      1,
      ellipse(0, 2, 90, 10, paint.ink, { opacity: 0.2 }) +
        both(0, rect(-70, -110, 12, 110, '#7c8d95')) +
        rect(-92, -124, 184, 18, '#a9b8be', 4),
    );
  return scene(
    fade('sky', '#3b4a72', '#8a6f8e', '#f2b38a'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    circle(1010, 110, 36, '#fdeec4') + circle(996, 102, 32, '#48507a'),
    path('M880 420V250H960V200H1060V280H1200V640H880Z', '#59527a') +
      [920, 990, 1080, 1140].map((x, i) => rect(x, 320 + (i % 2) * 50, 22, 26, '#f2c777')).join(''),
    rect(60, 330, 860, 400, '#e8c08c') + rect(60, 330, 860, 400, '#6b3f56', 0, { opacity: 0.18 }),
    repeat(4, (i) =>
      repeat(12, (k) =>
        path(
          d`M${20 + k * 80 - i * 4} ${200 + i * 44}h82v34q-41 34 -82 0Z`,
          (k + i) % 2 ? '#a8553a' : '#b9623f',
        ),
      ),
    ) + rect(20, 186, 940, 26, '#8f4630', 10),
    rect(120, 420, 300, 310, '#6b3a2c') +
      rect(136, 436, 268, 294, '#f7c977') +
      rect(136, 560, 268, 170, '#8a4f34') +
      rect(120, 552, 300, 16, '#b9804f'),
    [170, 230, 290, 350]
      .map((x, i) =>
        rect(
          x,
          500 - (i % 2) * 10,
          34,
          52 + (i % 2) * 10,
          [paint.coral, '#6b4128', paint.lagoon, '#c9a16a'][i]!,
          5,
        ),
      )
      .join(''),
    rect(520, 440, 160, 130, '#f7c977', 4) +
      rect(594, 440, 10, 130, '#6b3a2c') +
      rect(508, 566, 184, 14, '#6b3a2c'),
    stroke('M780 372V430', paint.ink, 4) +
      circle(780, 462, 70, '#f9dc9a', { opacity: 0.3 }) +
      ellipse(780, 462, 34, 40, '#ee8465') +
      rect(764, 418, 32, 8, '#c99a3a') +
      rect(764, 498, 32, 8, '#c99a3a'),
    rect(0, 726, 1200, 174, '#6f5f6d') + path('M60 730H920L1020 900H0V780Z', '#f2b86a', { opacity: 0.22 }),
    place(246, 730, 0.78, figure('16', { trousers: '#34415f', shoes: paint.bark })) +
      rect(120, 566, 300, 168, '#8a4f34') +
      rect(110, 556, 320, 18, '#b9804f'),
    table(580, 820) +
      stool(450, 846, '#d6493c') +
      stool(716, 850, '#3d6fa5') +
      layered(556, 698, 0.3) +
      layered(606, 698, 0.3),
    table(930, 850) + stool(1080, 876, '#d6493c') + layered(920, 728, 0.3),
    potted(60, 850, 1.1),
  );
}

/** The usual corner: one glass, one laptop, the socket under the table. */
export function coffeeCorner(): string {
  return scene(
    rect(0, 0, 1200, 900, '#eddcc6'),
    rect(0, 690, 1200, 210, '#b78455') +
      repeat(5, (i) => stroke(d`M${i * 280 - 60} 900L${i * 250 + 60} 690`, '#a67446', 5)),
    rect(90, 70, 620, 430, '#6f4a3a', 6) +
      rect(110, 90, 580, 390, '#cfe7ea') +
      tree(230, 480, 0.95) +
      tree(560, 480, 0.8, greens.olive) +
      bush(400, 480, 1) +
      rect(394, 90, 14, 390, '#6f4a3a') +
      rect(70, 490, 660, 22, '#8a5837', 4),
    stroke('M900 0V150', paint.ink, 5) +
      path('M830 220Q900 110 970 220Z', paint.coral) +
      ellipse(900, 220, 70, 10, '#fdeec4'),
    rect(1010, 250, 150, 190, paint.white, 6) +
      rect(1026, 266, 118, 158, '#f2cf9a') +
      cup(1084, 390, 0.42, '#b9504a', paint.honey),
    snakePlant(1110, 720, 1.7, paint.clay),
    // Seat, table, and what lies on it.
    rect(90, 540, 300, 46, paint.teal, 20) +
      rect(70, 360, 60, 240, '#35807c', 22) +
      stroke('M130 586V720M350 586V720', '#4c2f22', 16),
    ellipse(640, 730, 260, 18, paint.ink, { opacity: 0.14 }),
    rect(360, 540, 560, 26, '#8a5837', 6) +
      rect(420, 566, 22, 160, '#4c2f22') +
      rect(838, 566, 22, 160, '#4c2f22'),
    path('M520 380H740L760 530H500Z', '#57525c') +
      path('M534 394H726L742 514H518Z', '#bcd6dc') +
      circle(630, 452, 22, paint.honey) +
      rect(470, 528, 320, 14, '#7c7884', 5),
    place(
      850,
      542,
      1,
      path('M-42 -130H42L32 0H-32Z', '#e4f0ee', { opacity: 0.95 }) +
        path('M-38 -60H38L31 -4H-31Z', '#d9c3a4') +
        rect(-26, -56, 24, 24, paint.white, 5, { opacity: 0.7 }) +
        rect(4, -44, 24, 24, paint.white, 5, { opacity: 0.7 }) +
        stroke('M10 -40L26 -176', paint.coral, 9),
    ),
    ellipse(850, 546, 54, 7, '#7a9aa0', { opacity: 0.5 }),
    rect(560, 610, 70, 54, paint.white, 8) +
      circle(582, 637, 5, paint.ink) +
      circle(606, 637, 5, paint.ink) +
      stroke('M612 640C680 720 760 660 770 560', '#3d3a45', 7),
    rect(410, 500, 60, 40, paint.plum, 5) + rect(404, 486, 60, 18, paint.lagoon, 4),
  );
}

/** Sixty kilograms, before the fire. */
export function coffeeSack(): string {
  const green = (x: number, y: number, turn: number) => bean(x, y, 1, turn, '#b9b98a', '#8f9066');
  const heapOf = repeat(5, (row) =>
    repeat(11 - row, (i) =>
      green(424 + row * 16 + i * 34, 372 - row * 13 + ((i * 7) % 9), (i * 53 + row * 31) % 180),
    ),
  );
  return scene(
    rect(0, 0, 1200, 900, '#dcc7a6'),
    repeat(8, (i) => rect(i * 160 - 10, 0, 150, 700, i % 2 ? '#d3bc98' : '#d8c29f')),
    rect(0, 690, 1200, 210, '#a8794f') + rect(0, 690, 1200, 14, '#bd8b5d'),
    rect(820, 180, 330, 18, paint.timber, 4) +
      [840, 920, 1000, 1080]
        .map(
          (x, i) =>
            rect(x, 110, 56, 70, ['#b9b98a', roast.light, roast.base, roast.dark][i]!, 8) +
            rect(x + 4, 98, 48, 16, paint.white, 4),
        )
        .join(''),
    ellipse(590, 806, 330, 26, paint.ink, { opacity: 0.16 }),
    path(
      'M330 400C290 520 270 700 300 790Q310 806 340 806H850Q880 806 888 790C910 690 890 520 850 400Z',
      '#c9a06a',
    ),
    path('M700 400H850C890 520 910 690 888 790Q880 806 850 806H730C770 680 760 520 700 400Z', paint.ink, {
      opacity: 0.08,
    }),
    repeat(9, (i) =>
      stroke(d`M${300 + (i % 2) * 6} ${450 + i * 38}H${880 - (i % 2) * 6}`, '#b98f58', 4, { opacity: 0.6 }),
    ),
    path('M316 420C330 350 420 320 590 320S850 350 864 420C840 450 340 450 316 420Z', '#b58955') +
      ellipse(590, 388, 244, 46, '#8f7b52') +
      heapOf,
    circle(590, 610, 92, '#a83f3a', { opacity: 0.85 }) +
      path('M590 540C640 570 650 640 590 680C530 640 540 570 590 540Z', '#c9a06a') +
      stroke('M590 552V672', '#a83f3a', 8),
    place(
      930,
      800,
      1,
      ellipse(0, 4, 130, 12, paint.ink, { opacity: 0.16 }) +
        rect(-110, -40, 220, 40, '#57525c', 10) +
        rect(-90, -60, 180, 24, '#8d999c', 8) +
        rect(40, -30, 56, 20, paint.mint, 4),
    ),
    place(
      930,
      742,
      1,
      path('M-84 -34H84C80 0 50 20 20 20H-20C-50 20 -80 0 -84 -34Z', paint.white) +
        ellipse(0, -34, 84, 16, '#8f7b52') +
        repeat(7, (i) => green(-58 + i * 19, -38 + (i % 2) * 6, i * 47)),
    ),
    green(200, 830, 20) + green(246, 852, 110) + green(160, 856, 70),
    snakePlant(130, 800, 1.2, paint.clay),
  );
}
