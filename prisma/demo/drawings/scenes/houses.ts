import { walkingDog } from '../dogs/body.ts';
import { coats } from '../dogs/head.ts';
import { villa, windowAt } from '../homes/houses.ts';
import {
  bougainvillea,
  bush,
  cloud,
  flowers,
  grass,
  greens,
  palm,
  potted,
  snakePlant,
  sun,
  tree,
} from '../nature.ts';
import { paint } from '../palette.ts';
import { circle, d, ellipse, fade, path, place, rect, repeat, scatter, scene, stroke } from '../shapes.ts';

// What home owners show each other, 1200 × 900.

export function houseFront(): string {
  return scene(
    fade('sky', '#a9d5e2', '#e6f3ee', '#fdf0da'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(1020, 150, 60),
    cloud(220, 150, 1.5) + cloud(760, 100, 1, paint.white, 0.75),
    path('M0 560C220 470 460 500 640 520C860 480 1040 470 1200 520V700H0Z', greens.haze.base),
    palm(1010, 700, 1.25),
    tree(130, 700, 1.5),
    path('M0 690C300 664 900 664 1200 690V900H0Z', '#94bd78'),
    path('M520 700H700C730 770 780 840 860 900H380C460 840 500 770 520 700Z', '#ecd6b4'),
    place(600, 704, 1.5, villa({ wall: '#fbe9cf', roof: paint.clay, wood: paint.timber, door: paint.teal })),
    bush(230, 724, 1, greens.leaf, paint.coral) +
      bush(990, 724, 1.05, greens.deep, paint.rose) +
      bush(1130, 730, 0.9),
    potted(480, 716, 0.5) + potted(722, 716, 0.5, paint.denim),
    place(300, 838, 0.55, walkingDog(coats.corgi, 60)),
    flowers(5, 20, 760, 380, 110, 18, paint.coral, paint.white, paint.honey) +
      flowers(6, 840, 760, 340, 110, 18, paint.white, paint.rose),
    grass(7, 0, 760, 1200, 140, 40, greens.leaf.dark),
  );
}

export function houseCrack(): string {
  const crack = 'M700 560L664 596L676 634L612 684L622 724L556 772L560 806L512 842';
  const across = (x: number, y: number) => stroke(d`M${x - 34} ${y - 26}L${x + 34} ${y + 26}`, paint.dusk, 6);
  return scene(
    rect(0, 0, 1200, 900, '#eac79c'),
    repeat(26, (i) => stroke(d`M${(i * 173) % 1200} ${160 + ((i * 97) % 640)}q20 -8 44 0`, '#e0b988', 6)),
    rect(0, 0, 1200, 96, '#8a5837') + rect(0, 96, 1200, 26, paint.ink, 0, { opacity: 0.14 }),
    rect(0, 850, 1200, 50, '#b9a48c') + rect(0, 836, 1200, 16, '#cbb79f'),
    place(890, 400, 1, windowAt(300, 340, '#3f8f8b')),
    // The crack runs from the window's corner to the ground; lines in pencil watch it.
    stroke(crack, '#c99f6c', 20) + stroke(crack, '#8a6238', 11) + stroke(crack, '#4c2f22', 5),
    stroke('M676 634L722 664M612 684L566 690M622 724L668 752M664 596L628 588', '#7a5230', 5),
    across(644, 660) + across(590, 748),
    // A folding rule beside it, a step ladder and a box of tools.
    place(
      452,
      560,
      1,
      rect(-26, -230, 52, 460, paint.honey, 6) +
        rect(6, -230, 20, 460, paint.ink, 6, { opacity: 0.07 }) +
        repeat(15, (i) => rect(-26, -212 + i * 30, i % 3 ? 16 : 30, 5, paint.ink)),
      12,
    ),
    place(
      226,
      846,
      1,
      stroke('M-92 0L-22 -470M92 0L22 -470', paint.timber, 18) +
        repeat(5, (i) => rect(-80 + i * 13, -74 - i * 84, 160 - i * 26, 16, paint.wood, 4)) +
        rect(-46, -486, 92, 24, paint.timber, 5),
    ),
    place(
      760,
      846,
      1,
      ellipse(0, 2, 110, 11, paint.ink, { opacity: 0.14 }) +
        stroke('M-40 -96V-128H40V-96', '#57525c', 13) +
        rect(-100, -98, 200, 98, paint.brick, 10) +
        rect(-100, -98, 200, 30, '#a34729', 10) +
        rect(-16, -80, 32, 24, paint.honey, 4),
    ),
    snakePlant(1110, 846, 1.3, paint.clay) + potted(970, 846, 0.9, paint.denim),
    bougainvillea(1060, 118, 0.95) + bougainvillea(150, 114, 0.85) + bougainvillea(480, 110, 0.5),
  );
}

export function houseKitchen(): string {
  const tiles =
    repeat(15, (i) => rect(i * 84 - 20, 330, 5, 210, '#dfe9e2')) +
    repeat(3, (i) => rect(0, 380 + i * 56, 1200, 5, '#dfe9e2'));
  const jar = (x: number, y: number, w: number, h: number, fill: string) =>
    rect(x, y - h, w, h, fill, 8) + rect(x + 4, y - h - 12, w - 8, 16, paint.wood, 4);
  const pan = (x: number, r: number, fill: string) =>
    stroke(d`M${x} 96V${180}`, paint.bark, 8) +
    circle(x, 180 + r, r, fill) +
    circle(x, 180 + r, r * 0.72, paint.ink, { opacity: 0.14 });
  return scene(
    rect(0, 0, 1200, 330, '#f7dfbb'),
    rect(0, 326, 1200, 220, paint.white) + tiles,
    // A window onto the garden, over the sink.
    rect(420, 60, 380, 300, paint.white, 8) +
      rect(438, 78, 344, 264, '#bfe0e6') +
      bush(520, 344, 1.1) +
      tree(690, 346, 0.7) +
      rect(603, 78, 14, 264, paint.white) +
      rect(400, 352, 420, 20, paint.wood, 6),
    path('M438 78H782V120Q740 150 696 120Q652 150 610 120Q568 150 524 120Q480 150 438 120Z', paint.coral),
    potted(470, 354, 0.42) + snakePlant(750, 354, 0.42),
    // Shelf, jars and pans.
    rect(50, 236, 310, 18, paint.wood, 4) +
      jar(70, 236, 60, 90, '#e7b48a') +
      jar(146, 236, 60, 70, paint.leaf) +
      jar(222, 236, 50, 100, paint.honey) +
      jar(288, 236, 54, 64, paint.brick),
    rect(50, 120, 310, 16, paint.wood, 4) +
      jar(80, 120, 46, 60, paint.lagoon) +
      potted(300, 122, 0.42, paint.white),
    rect(850, 84, 320, 14, paint.bark, 4) +
      pan(900, 40, '#57525c') +
      pan(1000, 52, paint.clay) +
      pan(1104, 44, '#57525c'),
    // Counter, stove with a pot, sink.
    rect(0, 540, 1200, 40, paint.wood) + rect(0, 570, 1200, 8, paint.ink, 0, { opacity: 0.16 }),
    rect(0, 578, 1200, 250, paint.teal) + rect(0, 820, 1200, 80, '#d9b388'),
    [20, 220, 420, 620]
      .map((x) => rect(x, 600, 180, 204, '#4b9b97', 8) + rect(x + 60, 622, 60, 10, paint.honey, 5))
      .join(''),
    rect(830, 578, 330, 246, '#efe9df', 6) +
      rect(860, 640, 270, 150, '#57525c', 10) +
      rect(880, 660, 230, 110, '#e9a15b', 8, { opacity: 0.55 }) +
      repeat(4, (i) => circle(880 + i * 76, 608, 13, paint.slate)),
    rect(850, 526, 290, 16, '#3d3a45', 6),
    rect(900, 430, 190, 98, paint.brick, 16) +
      rect(886, 424, 218, 18, '#d0694a', 9) +
      circle(995, 416, 12, paint.ink) +
      stroke('M884 466h-26M1106 466h26', '#9a452c', 14),
    stroke('M960 396q-18 -26 0 -50t0 -50M1024 396q-18 -26 0 -50t0 -50', '#c5d3cf', 9, { opacity: 0.9 }),
    stroke('M610 540V470Q610 436 650 440', '#b9c4c6', 16) + rect(540, 530, 150, 14, '#b9c4c6', 6),
    // A board with what is for supper.
    rect(90, 512, 260, 28, '#c98f5b', 8) +
      circle(140, 494, 26, '#e0533f') +
      stroke('M140 470q4 -10 12 -12', greens.leaf.dark, 7) +
      circle(196, 496, 22, '#f0803c') +
      path('M236 512C236 470 330 470 330 512Z', greens.leaf.base) +
      path('M252 512C256 484 300 480 306 512Z', greens.leaf.light),
  );
}

export function houseRoof(): string {
  const row = (y: number, shift: number, fill: string, edge: string) =>
    repeat(15, (i) => {
      const x = i * 92 - 60 + shift;
      return (
        path(d`M${x} ${y}H${x + 92}V${y + 78}Q${x + 46} ${y + 128} ${x} ${y + 78}Z`, fill) +
        path(d`M${x} ${y + 78}Q${x + 46} ${y + 128} ${x + 92} ${y + 78}`, 'none', {
          stroke: edge,
          'stroke-width': 6,
        })
      );
    });
  const next = scatter(21);
  const rain = repeat(90, () => {
    const [x, y] = [next() * 1200, next() * 820];
    return stroke(d`M${x} ${y}l-9 34`, '#e9f4f6', 4, { opacity: 0.6 });
  });
  return scene(
    fade('sky', '#7d9bab', '#b9cdd2'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    cloud(240, 120, 2.2, '#94aab6') + cloud(820, 90, 2.6, '#a5b8c2') + cloud(1120, 210, 1.6, '#94aab6'),
    tree(130, 420, 1.3, greens.deep) + palm(1060, 440, 1),
    rect(0, 300, 1200, 40, '#9a452c', 18) + rect(0, 330, 1200, 470, '#8f4a31'),
    [4, 3, 2, 1, 0]
      .map((i) =>
        row(
          320 + i * 84,
          (i % 2) * 46,
          ['#cf7350', '#c56845', '#d27b58', '#c96e4b', '#c56845'][i]!,
          '#9a452c',
        ),
      )
      .join(''),
    // One tile has slipped, and the felt shows under it.
    path('M598 488H690V566Q644 616 598 566Z', '#4a3a36') +
      place(
        636,
        560,
        1,
        path('M-46 -30H46V48Q0 98 -46 48Z', '#e08a66') +
          path('M-46 48Q0 98 46 48', 'none', { stroke: '#9a452c', 'stroke-width': 6 }),
        17,
      ),
    rect(0, 786, 1200, 40, '#e9e2d6', 14) +
      rect(0, 812, 1200, 16, '#c9bfb2', 8) +
      rect(1040, 820, 48, 90, '#e9e2d6'),
    rect(0, 826, 1200, 80, '#f3ddbd'),
    stroke('M640 690q-10 40 4 80', '#cfe7ea', 10, { opacity: 0.9 }),
    rain,
    ellipse(300, 800, 60, 10, '#cfe7ea') + ellipse(780, 800, 80, 10, '#cfe7ea'),
  );
}

export function houseGarden(): string {
  const plank = (x: number) =>
    rect(x, 420, 66, 240, '#d9b388') +
    path(d`M${x} 420L${x + 33} 388L${x + 66} 420Z`, '#d9b388') +
    rect(x + 58, 420, 8, 240, '#c29a6c');
  const crop = (x: number, y: number, fruit: string) =>
    bush(x, y, 0.62, greens.leaf) +
    circle(x - 18, y - 24, 10, fruit) +
    circle(x + 16, y - 34, 10, fruit) +
    circle(x + 24, y - 10, 9, fruit);
  return scene(
    fade('sky', '#b9dfe6', '#f4f3df'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(250, 150, 58) + cloud(620, 130, 1.4) + cloud(980, 200, 0.9, paint.white, 0.7),
    tree(90, 560, 1.5) + palm(960, 580, 1.2) + tree(720, 540, 1.1, greens.haze),
    repeat(17, (i) => plank(i * 74 - 10)) +
      rect(0, 470, 1200, 20, '#c29a6c') +
      rect(0, 590, 1200, 20, '#c29a6c'),
    bougainvillea(300, 420, 1) + bougainvillea(1100, 430, 0.7, '#ee8465'),
    path('M0 650C300 626 900 626 1200 650V900H0Z', '#94bd78') +
      path('M0 780C300 740 900 760 1200 730V900H0Z', '#82ae68'),
    // Two raised beds.
    rect(90, 690, 430, 30, '#6d4a35', 6) +
      crop(150, 700, '#e0533f') +
      crop(250, 702, '#e0533f') +
      crop(350, 700, paint.honey) +
      crop(450, 702, '#e0533f') +
      rect(80, 704, 450, 70, paint.wood, 8) +
      rect(80, 736, 450, 5, paint.timber),
    rect(640, 790, 470, 30, '#6d4a35', 6) +
      repeat(5, (i) =>
        place(
          700 + i * 88,
          800,
          0.5,
          path(
            'M0 0C-80 -20 -90 -90 -60 -100C-50 -60 -20 -50 0 -40C20 -50 50 -60 60 -100C90 -90 80 -20 0 0Z',
            i % 2 ? greens.leaf.light : greens.olive.light,
          ) + path('M0 0C-40 -50 -30 -110 0 -130C30 -110 40 -50 0 0Z', greens.leaf.base),
        ),
      ) +
      rect(630, 802, 490, 72, paint.wood, 8) +
      rect(630, 836, 490, 5, paint.timber),
    // A watering can.
    place(
      610,
      730,
      1,
      ellipse(0, 4, 80, 10, paint.ink, { opacity: 0.14 }) +
        stroke('M-56 -78C-120 -96 -120 -4 -54 -20', '#35807c', 15) +
        path('M52 -40L128 -112L142 -96L56 -6Z', '#35807c') +
        path('M112 -128L160 -86L148 -74L102 -116Z', paint.teal) +
        path('M-60 -96H56L64 0H-66Z', paint.teal) +
        ellipse(-2, -96, 58, 14, '#35706d'),
    ),
    potted(1130, 724, 0.9) + snakePlant(1030, 720, 0.8, paint.clay),
    flowers(2, 40, 800, 540, 80, 24, paint.coral, paint.white, paint.honey) +
      grass(3, 0, 790, 600, 100, 26, greens.leaf.dark),
  );
}
