import { beanBag, cup, dripper, kettle, machine, steam } from '../coffee/things.ts';
import { sittingDog, sleepingDog, walkingDog } from '../dogs/body.ts';
import { coats } from '../dogs/head.ts';
import { stiltHouse, townhouse, villa } from '../homes/houses.ts';
import {
  birds,
  bougainvillea,
  bush,
  cloud,
  cypress,
  flowers,
  grass,
  greens,
  lights,
  palm,
  potted,
  snakePlant,
  sun,
  tree,
} from '../nature.ts';
import { paint } from '../palette.ts';
import { bust } from '../people/portrait.ts';
import { members } from '../people/members.ts';
import { circle, d, ellipse, fade, path, picture, place, rect, repeat, stroke } from '../shapes.ts';

// A club's cover, 1600 × 500. What matters lies in the middle, since a phone shows no more than that.

/** A park by a lake in the evening, with dogs in front. */
export function coverDogs(): string {
  return picture(
    1600,
    500,
    fade('sky', '#f6b98a', '#fbd9a8', '#fdf0d2'),
    rect(0, 0, 1600, 500, 'url(#sky)'),
    sun(1120, 176, 60, '#fbc163'),
    cloud(300, 90, 1.1, '#fff0dc', 0.85) +
      cloud(700, 60, 0.8, '#fff0dc', 0.7) +
      cloud(1380, 100, 1.2, '#fff0dc', 0.8),
    birds(880, 110, 1.1) + birds(960, 84, 0.8),
    path(
      'M0 250C180 170 360 150 520 214C700 140 860 160 1020 220C1200 150 1400 160 1600 210V360H0Z',
      '#e9c79b',
    ),
    path(
      'M0 286C220 232 420 236 620 262C840 220 1060 236 1260 256C1400 240 1520 236 1600 244V380H0Z',
      '#c9c795',
    ),
    repeat(11, (i) =>
      cypress(40 + i * 152 + (i % 3) * 22, 312 - (i % 2) * 6, 0.34 + (i % 3) * 0.07, greens.haze),
    ),
    path('M0 308C300 292 700 300 1000 300S1460 296 1600 304V420H0Z', '#9ec7c0') +
      repeat(9, (i) => stroke(d`M${80 + i * 176} ${326 + (i % 3) * 9}h${60 + (i % 2) * 40}`, '#c7e0d8', 5)),
    path('M0 352C260 322 520 330 800 348C1080 330 1340 322 1600 348V500H0Z', '#a5bf7e'),
    tree(170, 400, 0.98) +
      tree(1450, 396, 1.02, greens.olive) +
      tree(1310, 376, 0.62) +
      tree(330, 378, 0.6, greens.olive),
    bush(60, 404, 0.8) + bush(1560, 404, 0.9, greens.deep) + bush(420, 392, 0.5),
    path('M0 420C320 376 620 386 860 404C1120 392 1380 382 1600 410V500H0Z', '#86ae69'),
    grass(4, 0, 410, 1600, 80, 60, greens.leaf.dark),
    flowers(12, 0, 416, 1600, 76, 46, paint.coral, paint.white, paint.honey),
    place(470, 446, 0.62, walkingDog(coats.beagle)),
    place(1180, 448, 0.64, `<g transform="scale(-1 1)">${walkingDog(coats.corgi, 60)}</g>`),
    place(720, 262, 0.48, sittingDog(coats.shepherd)),
    place(860, 236, 0.54, sittingDog(coats.golden)),
    place(990, 282, 0.42, sittingDog(coats.samoyed)),
    place(250, 470, 0.6, sleepingDog(coats.thai)),
    circle(606, 458, 17, paint.coral) + stroke('M592 450q14 8 27 3', paint.white, 3.5),
    grass(6, 0, 480, 1600, 24, 40, greens.deep.base),
  );
}

/** A lane of homes of every kind, early in the morning. */
export function coverHomes(): string {
  return picture(
    1600,
    500,
    fade('sky', '#a5d3dc', '#d8ece4', '#fdf0d8'),
    rect(0, 0, 1600, 500, 'url(#sky)'),
    sun(400, 130, 46),
    cloud(180, 90, 1) +
      cloud(640, 70, 1.2, paint.white, 0.8) +
      cloud(1180, 96, 1.1, paint.white, 0.8) +
      cloud(1490, 60, 0.8),
    birds(860, 90, 1),
    path(
      'M0 270C200 180 380 190 560 250C760 170 980 180 1140 236C1320 170 1480 190 1600 230V420H0Z',
      '#b9d6c6',
    ),
    path('M0 330C220 270 460 280 700 306C960 262 1240 280 1600 300V440H0Z', greens.haze.base),
    palm(560, 412, 0.82) +
      palm(1090, 410, 0.74) +
      tree(1560, 410, 1) +
      tree(60, 410, 0.9) +
      tree(930, 404, 0.74, greens.olive),
    place(240, 414, 0.92, stiltHouse({ wall: '#d9a871', roof: '#a8553a', wood: '#7a4a2e', door: '#5f3d2b' })),
    place(
      474,
      414,
      0.72,
      townhouse({ wall: '#f3c77a', roof: paint.brick, wood: paint.timber, door: paint.teal }, 4),
    ),
    place(778, 414, 0.9, villa({ wall: '#fdf0da', roof: paint.clay, wood: paint.timber, door: '#1d7a6c' })),
    place(
      1022,
      414,
      0.72,
      townhouse({ wall: '#a9cfc6', roof: paint.dusk, wood: paint.timber, door: paint.brick }, 3),
    ),
    place(
      1154,
      414,
      0.72,
      townhouse({ wall: '#f0b3a8', roof: paint.plum, wood: paint.timber, door: paint.pine }, 4),
    ),
    place(1382, 414, 0.84, villa({ wall: '#e8dcc8', roof: '#56707a', wood: '#3d4f57', door: paint.coral })),
    path('M0 408H1600V440H0Z', '#94bd78'),
    [96, 374, 600, 664, 894, 1252, 1520]
      .map((x, i) =>
        bush(
          x,
          424,
          0.46 + (i % 3) * 0.08,
          i % 2 ? greens.deep : greens.leaf,
          i % 3 ? paint.coral : paint.white,
        ),
      )
      .join(''),
    bougainvillea(960, 402, 0.26) +
      potted(700, 424, 0.34) +
      potted(856, 424, 0.34, paint.denim) +
      snakePlant(1310, 424, 0.34),
    rect(0, 434, 1600, 12, '#e9dcc6') +
      rect(0, 446, 1600, 54, '#b9a995') +
      repeat(11, (i) => rect(20 + i * 150, 470, 80, 6, '#e9dcc6', 3)),
    place(640, 462, 0.32, walkingDog(coats.golden)),
  );
}

/** Behind a long bar: who roasts and pours, and the hills the coffee comes from. */
export function coverCoffee(): string {
  const guest = (key: string, x: number, y: number, size: number) => place(x, y, size, bust(members[key]!));
  const hills =
    rect(0, 0, 1600, 500, '#fbe0b8') +
    sun(820, 120, 50, '#f7b267') +
    cloud(560, 84, 0.8, '#fff3e2') +
    cloud(1060, 70, 0.9, '#fff3e2') +
    path('M300 240Q520 130 760 210T1300 170V420H300Z', '#d3cfa0') +
    path('M300 290Q560 200 820 270T1300 236V420H300Z', '#a9c08a') +
    repeat(6, (i) =>
      stroke(
        d`M300 ${316 + i * 20}Q560 ${226 + i * 20} 820 ${296 + i * 20}T1300 ${262 + i * 20}`,
        '#86ab72',
        8,
      ),
    ) +
    [420, 560, 980, 1120].map((x, i) => tree(x, 300 - (i % 2) * 20, 0.3, greens.deep)).join('');
  return picture(
    1600,
    500,
    hills,
    // Walls, beams and the frame of the wide window.
    rect(0, 0, 420, 500, '#7a3f4b') + rect(1180, 0, 420, 500, '#7a3f4b') + rect(0, 0, 1600, 40, '#5a2d38'),
    rect(410, 30, 22, 400, '#4c2630') +
      rect(1168, 30, 22, 400, '#4c2630') +
      rect(790, 30, 12, 400, '#4c2630'),
    rect(40, 130, 340, 14, '#b9804f', 3) +
      rect(40, 240, 340, 14, '#b9804f', 3) +
      rect(1220, 130, 340, 14, '#b9804f', 3) +
      rect(1220, 240, 340, 14, '#b9804f', 3),
    beanBag(80, 130, 0.27) +
      beanBag(146, 130, 0.27, '#b5674b') +
      cup(228, 130, 0.4, paint.cream, paint.coral) +
      snakePlant(330, 130, 0.36),
    [70, 130, 190]
      .map(
        (x, i) =>
          rect(x, 186, 44, 54, [paint.honey, '#6b4128', '#c9a16a'][i]!, 6) +
          rect(x + 4, 178, 36, 12, paint.wood, 3),
      )
      .join('') + cup(300, 240, 0.4, paint.lagoon, paint.teal),
    potted(1270, 132, 0.4, paint.cream) +
      cup(1370, 130, 0.4, paint.cream, paint.teal) +
      cup(1470, 130, 0.4, paint.rose, paint.brick) +
      beanBag(1260, 240, 0.27, '#8aa17c') +
      beanBag(1326, 240, 0.27) +
      dripper(1420, 240, 0.28) +
      snakePlant(1520, 240, 0.36),
    [300, 620, 980, 1300]
      .map(
        (x) =>
          stroke(`M${x} 36V84`, '#3a1f27', 4) +
          path(`M${x - 40} 118Q${x} 56 ${x + 40} 118Z`, paint.honey) +
          ellipse(x, 118, 40, 6, '#fdeec4') +
          path(`M${x - 40} 118L${x - 110} 330H${x + 110}L${x + 40} 118Z`, '#fdeec4', { opacity: 0.12 }),
      )
      .join(''),
    lights(432, 48, 1168, 48, 60, 11),
    guest('19', 640, 176, 0.44) +
      guest('15', 862, 168, 0.44) +
      guest('34', 440, 206, 0.4) +
      guest('31', 1040, 204, 0.4),
    machine(300, 400, 0.66, '#b9504a'),
    rect(0, 392, 1600, 24, '#c98f5b') +
      rect(0, 392, 1600, 7, '#e0ab76') +
      rect(0, 414, 1600, 86, '#8a5837') +
      repeat(27, (i) => rect(i * 62, 414, 4, 86, '#774a2d')),
    dripper(752, 394, 0.42) +
      steam(752, 262, 0.4) +
      kettle(856, 394, 0.36, '#51606b') +
      cup(600, 396, 0.5, paint.cream, paint.honey) +
      steam(596, 330, 0.4) +
      cup(1000, 396, 0.5, paint.lagoon, paint.teal),
    beanBag(1200, 396, 0.4, '#b5674b') +
      potted(1330, 396, 0.6) +
      cup(1440, 396, 0.5, paint.rose, paint.brick) +
      potted(80, 396, 0.62, paint.cream) +
      cup(500, 396, 0.4, paint.white, paint.coral),
    circle(1110, 388, 24, '#dba45f') + rect(1066, 392, 90, 6, paint.white, 3),
  );
}
