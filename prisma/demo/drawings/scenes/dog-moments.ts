import { sittingDog, sleepingDog } from '../dogs/body.ts';
import type { Coat } from '../dogs/head.ts';
import { coats, dogHead } from '../dogs/head.ts';
import { bush, cloud, potted, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { both, circle, d, ellipse, path, place, rect, repeat, scene, stroke } from '../shapes.ts';

// Dogs at what a thread of the demo tells of them.

const floor = (y: number, colour: string, line: string) =>
  rect(0, y, 1200, 900 - y, colour) +
  repeat(6, (i) => stroke(d`M${i * 260 - 80} 900L${i * 215 + 40} ${y}`, line, 5)) +
  rect(0, y - 16, 1200, 20, '#fbf3e4');

/** A fan on its stand, 260 wide and 620 high. */
const fan = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    ellipse(0, 2, 110, 14, paint.ink, { opacity: 0.16 }) +
      path('M-96 0Q-90 -30 0 -30T96 0Z', '#57525c') +
      rect(-10, -380, 20, 356, '#7c7884') +
      circle(0, -490, 136, '#e9f3f1', { opacity: 0.75 }) +
      repeat(
        3,
        (i) =>
          `<g transform="rotate(${i * 120 + 20} 0 -490)">${path('M0 -490C-60 -540 -50 -606 0 -612C40 -600 50 -540 0 -490Z', paint.teal, { opacity: 0.85 })}</g>`,
      ) +
      circle(0, -490, 136, 'none', { stroke: '#57525c', 'stroke-width': 9 }) +
      circle(0, -490, 92, 'none', { stroke: '#57525c', 'stroke-width': 4, opacity: 0.5 }) +
      repeat(
        8,
        (i) =>
          `<g transform="rotate(${i * 45} 0 -490)">${rect(-2, -624, 4, 100, '#57525c', 0, { opacity: 0.5 })}</g>`,
      ) +
      circle(0, -490, 28, paint.coral),
  );

/** Worn out, before the fan. */
export function dogResting(): string {
  return scene(
    rect(0, 0, 1200, 900, '#cfe0d3'),
    floor(620, '#e0b584', '#cfa26f'),
    rect(640, 90, 420, 330, paint.white, 8) +
      rect(660, 110, 380, 290, '#c9e4ea') +
      cloud(780, 190, 0.8) +
      bush(760, 396, 1.1) +
      tree(960, 398, 0.8) +
      rect(842, 110, 16, 290, paint.white) +
      rect(616, 414, 468, 22, '#f2e6d2', 5),
    path('M610 76C640 200 630 340 596 440H570V76ZM1090 76C1060 200 1070 340 1104 440H1130V76Z', paint.honey),
    fan(230, 700, 1),
    stroke('M390 230q50 -12 90 4M400 300q60 -10 110 6', paint.white, 9, { opacity: 0.8 }),
    potted(1110, 660, 1.1, paint.denim),
    ellipse(700, 806, 420, 62, '#8ec5c1') + ellipse(700, 800, 380, 50, '#b5dcd8'),
    place(720, 800, 1.75, sleepingDog(coats.golden)),
    place(
      250,
      830,
      1,
      ellipse(0, 4, 90, 10, paint.ink, { opacity: 0.14 }) +
        path('M-80 -46H80L64 0H-64Z', paint.coral) +
        ellipse(0, -46, 80, 16, '#d96c4f') +
        ellipse(0, -44, 66, 10, '#bfe0e6'),
    ),
  );
}

/** On its back at three in the night, one leg against the wall. */
export const dogUpsideDown = (): string =>
  onItsBack(coats.beagle, {
    wall: '#ecd9ea',
    side: '#dcc3dc',
    sky: paint.dusk,
    rug: paint.plum,
    fringe: '#96627f',
  });

/** On its back in the day, for the cool of the floor. */
export const dogBelly = (): string =>
  onItsBack(coats.golden, {
    wall: '#f3e3c3',
    side: '#e6d2ab',
    sky: '#bfe0e6',
    rug: paint.teal,
    fringe: '#4fa19c',
  });

interface Room {
  wall: string;
  side: string;
  sky: string;
  rug: string;
  fringe: string;
}

function onItsBack(coat: Coat, { wall, side, sky, rug, fringe }: Room): string {
  const leg = (line: string, tip: readonly [number, number], colour: string) =>
    stroke(line, colour, 52) +
    circle(tip[0], tip[1], 27, coat.light) +
    both(tip[0], circle(tip[0] - 9, tip[1] - 6, 4.5, '#d99a94'));
  return scene(
    rect(0, 0, 1200, 900, wall),
    rect(1010, 0, 190, 900, side) + rect(1002, 0, 12, 640, '#fbf3e4'),
    floor(640, '#c99f77', '#b98d64'),
    rect(120, 90, 250, 200, paint.white, 8) +
      rect(138, 108, 214, 164, sky) +
      circle(300, 150, 24, '#fdeec4') +
      [180, 240, 214, 330].map((x, i) => circle(x, 140 + i * 30, 3.5, paint.white)).join(''),
    rect(480, 130, 320, 16, paint.timber, 4) +
      rect(510, 66, 44, 64, paint.coral, 4) +
      rect(560, 76, 34, 54, paint.teal, 4) +
      rect(600, 60, 40, 70, paint.honey, 4) +
      potted(740, 130, 0.46, paint.cream),
    path('M120 790Q600 700 1100 790L1160 870H60Z', rug) +
      path('M120 790Q600 700 1100 790L1112 806Q600 720 110 806Z', fringe) +
      repeat(24, (i) => stroke(d`M${76 + i * 47} 870v20`, fringe, 6)),
    ellipse(640, 800, 400, 22, paint.ink, { opacity: 0.16 }),
    leg('M560 620Q520 520 560 430', [560, 420], coat.dark),
    leg('M820 620Q880 520 960 470', [978, 462], coat.dark),
    path(
      'M330 700C330 590 460 560 600 566C760 560 920 590 930 700C936 780 860 806 760 806H460C380 806 330 770 330 700Z',
      coat.fur,
    ),
    path(
      'M400 640C470 570 560 570 640 574C760 570 860 600 890 660C840 720 700 730 600 724C500 720 430 700 400 640Z',
      coat.light,
    ),
    stroke('M920 740Q1000 760 1010 700', coat.dark, 26),
    leg('M500 640Q440 560 450 470', [450, 458], coat.fur),
    leg('M760 630Q790 520 760 420', [758, 408], coat.fur),
    place(
      300,
      690,
      1.12,
      dogHead(coat, 'asleep') + path('M-17 72C-18 104 -12 122 0 122S18 104 17 72Z', '#e8817c'),
      168,
    ),
    stroke('M150 560q20 -30 44 -6t44 -6', paint.white, 9, { opacity: 0.9 }) +
      stroke('M120 490q14 -22 32 -4t32 -4', paint.white, 7, { opacity: 0.8 }),
  );
}

/** Seen from behind, as asked for. */
export function dogCorgiBehind(): string {
  const { fur, dark, light } = coats.corgi;
  return scene(
    rect(0, 0, 1200, 900, '#cbe3e0'),
    floor(650, '#e3b988', '#d2a671'),
    rect(150, 110, 240, 280, paint.white, 8) +
      rect(168, 128, 204, 244, paint.butter) +
      place(270, 270, 0.62, dogHead(coats.corgi)),
    rect(830, 220, 440, 430, paint.coral, 46) +
      rect(880, 420, 400, 240, '#f2917a', 36) +
      rect(806, 350, 104, 320, '#d96c4f', 44),
    potted(700, 656, 0.9, paint.cream),
    ellipse(590, 838, 330, 30, paint.ink, { opacity: 0.16 }),
    // The head looks back over the shoulder.
    place(470, 330, 0.98, dogHead({ ...coats.corgi, collar: undefined }), -10),
    path(
      'M420 400C390 470 330 560 330 660C330 790 440 830 590 830S850 790 850 660C850 540 770 440 680 400C600 370 470 370 420 400Z',
      fur,
    ),
    stroke('M430 424C500 470 610 470 690 424', coats.corgi.collar, 28),
    path('M470 500Q590 470 710 500', 'none', {
      stroke: dark,
      'stroke-width': 6,
      opacity: 0.4,
      'stroke-linecap': 'round',
    }),
    // What the thread is about.
    both(
      590,
      path('M588 560C520 540 380 570 366 680C356 770 420 812 500 812C560 812 588 780 588 720Z', light),
    ) +
      both(
        590,
        path(
          'M366 680Q356 700 372 712Q360 730 380 740Q372 762 396 768Q396 790 424 790Q440 812 470 806',
          'none',
          { stroke: '#f0dcc0', 'stroke-width': 7, 'stroke-linecap': 'round' },
        ),
      ) +
      stroke('M590 600C584 660 584 740 590 800', '#f0dcc0', 9) +
      path('M552 560C548 510 566 480 592 480S632 510 628 560Q590 590 552 560Z', fur) +
      stroke('M568 556q22 14 46 0', dark, 5, { opacity: 0.5 }),
    both(590, ellipse(470, 826, 62, 22, light)) + both(590, stroke('M452 820v14M484 820v14', '#e3cfae', 5)),
    circle(250, 800, 44, paint.teal) + stroke('M216 774q34 20 66 6M222 830q30 -22 62 -14', paint.white, 6),
  );
}

/** The accused, and what is left of the roll. */
export function dogGuilty(): string {
  return scene(
    rect(0, 0, 1200, 900, '#f1ddc3'),
    floor(620, '#d8d2c6', '#c6bfb1'),
    repeat(4, (i) => rect(0, 660 + i * 66, 1200, 4, '#c6bfb1')),
    rect(820, 80, 270, 540, paint.white, 6) +
      rect(842, 102, 226, 518, '#9dbfae') +
      rect(866, 130, 178, 190, '#8db09e', 4) +
      rect(866, 350, 178, 240, '#8db09e', 4) +
      circle(866, 380, 14, paint.honey),
    rect(120, 200, 260, 16, paint.timber, 4) +
      potted(190, 200, 0.5, paint.coral) +
      rect(260, 150, 60, 50, paint.lagoon, 6),
    path('M60 700Q220 640 420 720T820 760T1200 690V740Q1000 800 800 806T400 770T60 750Z', paint.white) +
      path('M60 750Q200 700 400 770T800 806T1200 740V752Q1000 812 800 818T400 782T60 762Z', '#d9d2c5'),
    place(560, 380, 1.05, sittingDog({ ...coats.corgi, ears: 'pointed' }, 'guilty')),
    path('M440 300Q560 220 690 310L672 352Q560 280 462 344Z', paint.white) +
      path('M462 344Q560 280 672 352L676 342Q560 268 458 334Z', '#d9d2c5') +
      path('M440 300Q410 380 430 470L474 462Q452 390 470 330Z', paint.white),
    path('M420 806Q560 740 760 820L740 868Q560 800 440 852Z', paint.white) +
      path('M440 852Q560 800 740 868L744 858Q560 788 436 842Z', '#d9d2c5'),
    place(
      930,
      800,
      1,
      ellipse(0, 46, 100, 12, paint.ink, { opacity: 0.14 }) +
        rect(-90, -50, 150, 96, paint.white) +
        ellipse(-90, -2, 30, 48, '#f3ece0') +
        ellipse(60, -2, 30, 48, paint.white) +
        ellipse(60, -2, 12, 20, '#c99a66') +
        path('M60 46Q160 60 270 40V54Q160 76 40 58Z', paint.white),
    ),
    [
      [180, 830],
      [300, 870],
      [240, 790],
      [1060, 870],
      [820, 880],
    ]
      .map(([x, y], i) => path(d`M${x!} ${y!}l26 -10l14 18l-22 14Z`, i % 2 ? '#f3ece0' : paint.white))
      .join(''),
  );
}
