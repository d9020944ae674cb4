import { walkingDog } from '../dogs/body.ts';
import { coats } from '../dogs/head.ts';
import { stiltHouse, townhouse, villa } from '../homes/houses.ts';
import {
  birds,
  bush,
  cloud,
  flowers,
  greens,
  lights,
  palm,
  potted,
  snakePlant,
  sun,
  tree,
} from '../nature.ts';
import { paint } from '../palette.ts';
import { figure } from '../people/figure.ts';
import { circle, fade, path, picture, place, rect, repeat, stroke } from '../shapes.ts';

// A club's cover, 1600 × 440. A wide screen shows its middle 270 rows, a phone its middle 1200 columns.

/** A bicycle with a basket, wheels on y = 0, 150 wide. */
const bicycle = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    circle(-46, -32, 30, 'none', { stroke: '#4a4550', 'stroke-width': 6 }) +
      circle(50, -32, 30, 'none', { stroke: '#4a4550', 'stroke-width': 6 }) +
      stroke('M-46 -32L-16 -80H34L4 -32ZM-46 -32H4M34 -80L50 -32', paint.coral, 7) +
      stroke('M-20 -92L-4 -40M-32 -96H-8', '#4a4550', 6) +
      stroke('M34 -80L28 -104H46', '#4a4550', 6) +
      path('M40 -104H80L74 -74H46Z', '#c98f5b'),
  );

function row(): string {
  return (
    place(250, 352, 0.8, stiltHouse({ wall: '#d9a871', roof: '#a8553a', wood: '#7a4a2e', door: '#5f3d2b' })) +
    place(
      478,
      352,
      0.6,
      townhouse({ wall: '#f3c77a', roof: paint.brick, wood: paint.timber, door: paint.teal }, 4),
    ) +
    place(
      574,
      352,
      0.6,
      townhouse({ wall: '#f7e3cf', roof: paint.clay, wood: paint.timber, door: '#7a8f6a' }, 3),
    ) +
    place(810, 352, 0.82, villa({ wall: '#fdf0da', roof: paint.clay, wood: paint.timber, door: '#1d7a6c' })) +
    place(
      1046,
      352,
      0.6,
      townhouse({ wall: '#a9cfc6', roof: paint.dusk, wood: paint.timber, door: paint.brick }, 3),
    ) +
    place(
      1142,
      352,
      0.6,
      townhouse({ wall: '#f0b3a8', roof: paint.plum, wood: paint.timber, door: paint.pine }, 4),
    ) +
    place(1376, 352, 0.76, villa({ wall: '#e8dcc8', roof: '#56707a', wood: '#3d4f57', door: paint.coral }))
  );
}

function lane(): string {
  const walker = { trousers: '#6b5a4a', shoes: paint.bark };
  return (
    rect(0, 372, 1600, 10, '#efe3cf') +
    rect(0, 382, 1600, 58, '#c2b19b') +
    repeat(11, (i) => rect(20 + i * 150, 414, 80, 6, '#e9dcc6', 3)) +
    place(664, 392, 0.4, figure('24', { ...walker, step: 20, right: [68, -170] })) +
    stroke('M690 324Q712 350 736 346', paint.brick, 3) +
    place(738, 394, 0.26, walkingDog(coats.corgi, 60)) +
    place(
      930,
      388,
      0.4,
      figure('26', { trousers: '#7d4d69', shoes: paint.bark, skirt: true, right: [60, -260] }),
    ) +
    place(1006, 388, 0.4, figure('35', { trousers: '#57525c', shoes: paint.bark })) +
    bicycle(410, 392, 0.52) +
    place(1262, 392, 0.28, walkingDog(coats.thai))
  );
}

/** A lane of homes of every kind, early in the morning, and those who live there. */
export function coverHomes(): string {
  return picture(
    1600,
    440,
    fade('sky', '#a5d3dc', '#d8ece4', '#fdf0d8'),
    rect(0, 0, 1600, 440, 'url(#sky)'),
    sun(378, 112, 42),
    cloud(170, 92, 0.9) + cloud(680, 70, 1.1, paint.white, 0.8) + cloud(1240, 84, 1, paint.white, 0.8),
    cloud(1490, 60, 0.8) + birds(960, 92, 0.9),
    path(
      'M0 230C200 140 380 150 560 210C760 130 980 140 1140 196C1320 130 1480 150 1600 190V380H0Z',
      '#b9d6c6',
    ),
    path('M0 280C220 226 460 236 700 262C960 218 1240 236 1600 256V400H0Z', greens.haze.base),
    palm(640, 350, 0.68) + palm(1226, 350, 0.6) + tree(1560, 352, 0.9) + tree(60, 352, 0.86),
    tree(966, 346, 0.62, greens.olive) + tree(388, 348, 0.5, greens.olive),
    row(),
    lights(530, 176, 690, 214, 30, 5) + lights(930, 214, 1090, 196, 30, 5),
    path('M0 346H1600V376H0Z', '#94bd78'),
    ...[96, 376, 640, 700, 900, 1250, 1500].map((x, i) =>
      bush(
        x,
        366,
        0.4 + (i % 3) * 0.07,
        i % 2 ? greens.deep : greens.leaf,
        i % 3 ? paint.coral : paint.white,
      ),
    ),
    potted(744, 364, 0.3) +
      potted(880, 364, 0.3, paint.denim) +
      snakePlant(1310, 364, 0.3) +
      potted(1440, 364, 0.3),
    lane(),
    path('M0 432Q400 420 800 430T1600 426V440H0Z', '#86b06c') +
      flowers(9, 0, 424, 1600, 6, 36, paint.coral, paint.white, paint.honey),
    bush(30, 446, 0.9, greens.deep, paint.coral) + bush(1574, 446, 0.9, greens.deep, paint.honey),
  );
}
