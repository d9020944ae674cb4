import { stiltHouse } from '../homes/houses.ts';
import { bush, cloud, flowers, grass, greens, palm, potted, snakePlant, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { circle, d, ellipse, fade, path, place, rect, repeat, scene, stroke } from '../shapes.ts';

// Corners of homes that a thread of the demo speaks of.

/** A kitchen in which nothing stands yet: two metres by three, one small window. */
export function houseEmptyKitchen(): string {
  return scene(
    rect(0, 0, 1200, 900, '#efe3d0'),
    path('M0 0H260V640L0 860Z', '#e2d3bb') + path('M1200 0H940V640L1200 860Z', '#e2d3bb'),
    path('M260 640H940L1200 860V900H0V860Z', '#c9a684'),
    repeat(6, (i) => stroke(d`M${300 + i * 120} 640L${60 + i * 216} 900`, '#b8946f', 5)) +
      repeat(3, (i) => stroke(d`M${240 - i * 80} ${660 + i * 74}H${960 + i * 80}`, '#b8946f', 5)),
    rect(260, 634, 680, 14, '#faf3e6'),
    // The window, pipes that wait, a bulb.
    rect(500, 150, 250, 200, paint.white, 6) +
      rect(516, 166, 218, 168, '#bfe0e6') +
      bush(580, 336, 0.7) +
      bush(690, 336, 0.8, greens.deep) +
      rect(618, 166, 12, 168, paint.white) +
      rect(484, 344, 282, 18, '#d9c8ad', 4),
    stroke('M660 640V560H700', '#b9c4c6', 16) +
      circle(708, 560, 14, '#8ea0a4') +
      stroke('M330 640V540', '#b9c4c6', 16) +
      circle(330, 536, 13, paint.brick),
    rect(820, 470, 60, 60, paint.white, 8) + circle(840, 500, 5, paint.ink) + circle(860, 500, 5, paint.ink),
    stroke('M420 0V110', paint.ink, 4) +
      circle(420, 132, 40, paint.butter, { opacity: 0.35 }) +
      circle(420, 132, 22, paint.butter) +
      rect(410, 100, 20, 16, '#57525c', 3),
    // What the new tenant has brought: a rule, a bucket of paint, a box.
    stroke('M300 430H470', paint.dusk, 5) + stroke('M300 416V444M470 416V444', paint.dusk, 5),
    place(
      240,
      800,
      1,
      ellipse(0, 2, 76, 10, paint.ink, { opacity: 0.14 }) +
        stroke('M-60 -108C-50 -168 50 -168 60 -108', '#8d8882', 7) +
        path('M-64 -110H64L56 0H-56Z', '#d8d3cd') +
        ellipse(0, -110, 64, 14, paint.teal) +
        path('M-52 -106Q-40 -60 -30 -92Q-18 -106 0 -98V-110Z', paint.teal),
    ),
    place(
      860,
      820,
      1,
      ellipse(0, 4, 150, 12, paint.ink, { opacity: 0.14 }) +
        rect(-130, -160, 260, 160, '#c99a66', 4) +
        path('M-130 -160L-170 -200H-30L0 -160Z', '#d9b07e') +
        path('M130 -160L170 -200H30L0 -160Z', '#b58955') +
        rect(-20, -160, 40, 160, '#b58955'),
    ),
    potted(860, 664, 0.9, paint.denim),
  );
}

/** One room: the stove at the end of the bed. */
export function houseCondo(): string {
  return scene(
    rect(0, 0, 1200, 900, '#f3e0c4'),
    rect(0, 690, 1200, 210, '#d3a877') + repeat(4, (i) => rect(0, 730 + i * 50, 1200, 4, '#c49764')),
    rect(60, 110, 300, 330, paint.white, 6) +
      rect(78, 128, 264, 294, '#cfe7ea') +
      [90, 160, 236, 290]
        .map(
          (x, i) =>
            rect(x, 260 - (i % 2) * 60, 52, 162 + (i % 2) * 60, ['#a9c4cc', '#93b3bd'][i % 2]!) +
            repeat(3, (k) => rect(x + 12, 280 - (i % 2) * 60 + k * 36, 28, 14, paint.butter)),
        )
        .join('') +
      cloud(240, 170, 0.6) +
      rect(204, 128, 12, 294, paint.white) +
      rect(40, 434, 340, 18, '#fbeeda', 4),
    path('M50 96C70 220 66 330 44 452H16V96ZM370 96C350 220 354 330 376 452H404V96Z', '#9dbfae'),
    // The little kitchen against the wall.
    rect(700, 90, 440, 150, paint.teal, 8) +
      rect(712, 102, 202, 126, '#4b9b97', 6) +
      rect(926, 102, 202, 126, '#4b9b97', 6) +
      rect(880, 196, 8, 24, paint.honey) +
      rect(952, 196, 8, 24, paint.honey),
    rect(700, 240, 440, 240, paint.white) +
      repeat(6, (i) => rect(772 + i * 72, 240, 4, 240, '#e3ebe6')) +
      repeat(3, (i) => rect(700, 300 + i * 60, 440, 4, '#e3ebe6')),
    path('M760 240H920L950 300H730Z', '#c9c3bb') + rect(730, 298, 220, 14, '#aaa49c'),
    rect(680, 470, 480, 26, paint.wood) +
      rect(690, 496, 460, 204, paint.teal) +
      rect(706, 512, 210, 172, '#4b9b97', 6) +
      rect(930, 512, 204, 172, '#57525c', 8) +
      rect(950, 540, 164, 110, '#e9a15b', 6, { opacity: 0.5 }),
    rect(750, 460, 180, 12, '#3d3a45', 5) +
      path('M774 462C776 420 902 420 906 462Z', '#57525c') +
      stroke('M904 440L990 410', '#3d3a45', 14),
    stroke('M800 410q-20 -30 0 -60t0 -60M860 410q-20 -30 0 -60t0 -60', '#c9cfc6', 10, { opacity: 0.9 }),
    potted(1084, 472, 0.5, paint.cream),
    // The bed, so near that the pillow smells of supper.
    ellipse(360, 850, 420, 30, paint.ink, { opacity: 0.12 }),
    rect(30, 470, 60, 370, paint.timber, 20) +
      rect(60, 640, 620, 190, '#b9804f', 18) +
      rect(70, 590, 600, 150, '#fbeeda', 40) +
      rect(100, 540, 190, 100, paint.white, 40) +
      rect(140, 556, 190, 96, '#f2d9c9', 40),
    path('M330 590H640Q680 590 680 630V780Q500 800 330 776Z', paint.coral) +
      repeat(4, (i) => stroke(d`M${390 + i * 76} 594V${784}`, '#f6a78d', 9)),
    rect(80, 820, 26, 50, paint.bark, 4) + rect(640, 820, 26, 50, paint.bark, 4),
  );
}

/** A papaya that came by itself, where all else has drowned. */
export function housePapaya(): string {
  const leaf = (turn: number, fill: string) =>
    `<g transform="rotate(${turn})">` +
    stroke('M0 0L0 -150', '#8cb06a', 9) +
    path(
      'M0 -140C-20 -170 -80 -160 -96 -196C-60 -196 -64 -230 -84 -256C-44 -246 -40 -276 -34 -306C-10 -276 0 -300 0 -330C10 -300 20 -276 34 -306C40 -276 44 -246 84 -256C64 -230 60 -196 96 -196C80 -160 20 -170 0 -140Z',
      fill,
    ) +
    '</g>';
  return scene(
    fade('sky', '#9fb4be', '#d5dfdb'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    cloud(240, 130, 2, '#b4c4ca') + cloud(860, 100, 2.4, '#bccbcf'),
    tree(100, 560, 1.4, greens.deep) + tree(1100, 560, 1.2, greens.haze) + bush(300, 560, 1.2, greens.haze),
    repeat(
      17,
      (i) =>
        rect(i * 74 - 10, 440, 64, 180, '#c9a98a') + path(d`M${i * 74 - 10} 440l32 -30l32 30Z`, '#c9a98a'),
    ) +
      rect(0, 480, 1200, 18, '#b39273') +
      rect(0, 570, 1200, 18, '#b39273'),
    path('M0 610C300 590 900 590 1200 610V900H0Z', '#86a86c'),
    ellipse(340, 740, 300, 54, '#8fa9b0') +
      ellipse(340, 736, 270, 42, '#a9c3c9') +
      ellipse(1000, 800, 240, 44, '#8fa9b0') +
      ellipse(1000, 796, 214, 34, '#a9c3c9'),
    // Seedlings that gave up.
    [180, 280, 390, 480]
      .map(
        (x) =>
          stroke(d`M${x} 740q-4 -30 20 -44M${x} 740q14 -14 34 -10`, '#9a8f5a', 7) +
          rect(x - 30, 700, 6, 46, paint.wood) +
          rect(x - 46, 684, 38, 24, paint.cream, 3),
      )
      .join(''),
    place(
      690,
      770,
      1.1,
      ellipse(0, 2, 120, 14, paint.ink, { opacity: 0.16 }) +
        path('M-24 0C-18 -160 -14 -300 -8 -420H12C18 -300 22 -160 28 0Z', '#b7a27e') +
        repeat(9, (i) => stroke(d`M${-16 + i} ${-44 - i * 42}q14 8 26 0`, '#927d5c', 5)) +
        place(
          0,
          -420,
          0.9,
          leaf(-88, greens.deep.dark) +
            leaf(84, greens.deep.dark) +
            leaf(-58, greens.deep.base) +
            leaf(56, greens.deep.base) +
            leaf(-28, greens.leaf.base) +
            leaf(30, greens.leaf.base) +
            leaf(0, greens.leaf.light),
        ) +
        [
          [-34, -380, '#8fb05a'],
          [30, -384, '#a7bd5c'],
          [-20, -330, '#e9a94a'],
          [24, -336, '#8fb05a'],
          [2, -300, '#f0b95a'],
        ]
          .map(
            ([x, y, fill]) =>
              ellipse(Number(x), Number(y), 25, 36, String(fill)) +
              ellipse(Number(x) - 8, Number(y) - 12, 6, 12, paint.white, { opacity: 0.25 }),
          )
          .join(''),
    ),
    grass(4, 0, 640, 1200, 240, 46, greens.leaf.dark),
    repeat(46, (i) =>
      stroke(d`M${(i * 263) % 1200} ${(i * 149) % 840}l-8 30`, '#eef5f5', 4, { opacity: 0.6 }),
    ),
  );
}

/** A teak house from the garden, its posts and the jar for rain. */
export function houseTeak(): string {
  return scene(
    fade('sky', '#b9dfe6', '#f7efd9'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(210, 160, 56) + cloud(520, 120, 1.3) + cloud(980, 170, 1, paint.white, 0.8),
    path('M0 540C240 450 520 480 700 500C900 460 1080 460 1200 490V700H0Z', greens.haze.base),
    palm(1050, 720, 1.4) + tree(90, 700, 1.5) + tree(330, 660, 0.8, greens.olive),
    path('M0 680C300 654 900 654 1200 680V900H0Z', '#94bd78'),
    place(640, 730, 1.75, stiltHouse({ wall: '#a86f42', roof: '#7d4030', wood: '#6b3f28', door: '#4c2c1b' })),
    // What runs up the post.
    stroke('M715 728q6 -40 -2 -70t2 -80', '#3f2417', 7),
    place(
      900,
      760,
      1.15,
      ellipse(0, 4, 90, 12, paint.ink, { opacity: 0.14 }) +
        path('M-46 -130C-110 -90 -90 -10 -50 0H50C90 -10 110 -90 46 -130Z', '#a9653f') +
        path('M20 -130C90 -90 80 -10 50 0H20C50 -30 60 -90 20 -130Z', paint.ink, { opacity: 0.12 }) +
        rect(-54, -146, 108, 18, '#8f5230', 8) +
        ellipse(0, -146, 46, 9, '#5d3a26') +
        stroke('M-78 -70Q0 -50 78 -70', '#c98a5e', 7),
    ),
    bush(260, 760, 1.2, greens.deep, paint.coral) +
      bush(1090, 780, 1.1, greens.leaf, paint.white) +
      potted(440, 780, 0.9),
    flowers(5, 20, 790, 1160, 90, 36, paint.coral, paint.white, paint.honey) +
      grass(7, 0, 760, 1200, 130, 50, greens.leaf.dark),
  );
}

/** A strip along the fence in the full sun: what is left of it are labels. */
export function houseFence(): string {
  const label = (x: number, y: number, turn: number) =>
    place(
      x,
      y,
      1,
      rect(-6, -70, 12, 80, paint.wood) +
        rect(-44, -110, 88, 52, paint.cream, 5) +
        stroke('M-28 -92H28M-28 -76H10', '#b9a98f', 6),
      turn,
    );
  const dry = (x: number) =>
    stroke(d`M${x} 700q-6 -60 -30 -84M${x} 700q2 -70 24 -104M${x} 690q10 -30 40 -36`, '#a58a5a', 7) +
    circle(x - 30, 614, 9, '#b99a62') +
    circle(x + 24, 594, 8, '#b99a62');
  return scene(
    fade('sky', '#fbdc9b', '#fdf1d2'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(900, 170, 92, '#f7b84f'),
    repeat(
      12,
      (i) =>
        `<g transform="rotate(${i * 30} 900 170)">${rect(1080, 164, 60, 12, '#f7b84f', 6, { opacity: 0.7 })}</g>`,
    ),
    tree(120, 470, 0.9, greens.olive) + palm(420, 470, 0.8, greens.haze),
    repeat(
      13,
      (i) => rect(i * 98 - 30, 330, 88, 300, '#e0bd8f') + rect(i * 98 + 48, 330, 10, 300, '#c9a271'),
    ) +
      rect(0, 390, 1200, 22, '#c9a271') +
      rect(0, 540, 1200, 22, '#c9a271'),
    rect(0, 630, 1200, 140, '#b98d62') +
      repeat(24, (i) => stroke(d`M${(i * 211) % 1200} ${650 + ((i * 43) % 100)}l24 14l18 -10`, '#9a7048', 5)),
    dry(210) + dry(520) + dry(830) + dry(1080),
    label(120, 740, -6) + label(370, 752, 4) + label(670, 742, -3) + label(960, 750, 7),
    rect(0, 770, 1200, 24, paint.stone) +
      rect(0, 794, 1200, 106, '#d9cdb8') +
      repeat(5, (i) => stroke(d`M${i * 260 + 40} 794L${i * 270} 900`, '#c7b9a1', 5)),
    place(
      560,
      870,
      1.1,
      ellipse(0, 2, 80, 10, paint.ink, { opacity: 0.14 }) +
        stroke('M-56 -78C-120 -96 -120 -4 -54 -20', '#35807c', 15) +
        path('M52 -40L128 -112L142 -96L56 -6Z', '#35807c') +
        path('M112 -128L160 -86L148 -74L102 -116Z', paint.teal) +
        path('M-60 -96H56L64 0H-66Z', paint.teal) +
        ellipse(-2, -96, 58, 14, '#35706d'),
    ),
    snakePlant(1120, 880, 1.2, paint.clay),
  );
}
