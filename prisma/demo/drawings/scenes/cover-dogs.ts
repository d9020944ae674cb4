import { sittingDog, sleepingDog, walkingDog } from '../dogs/body.ts';
import { coats } from '../dogs/head.ts';
import { birds, bush, cloud, cypress, flowers, grass, greens, palm, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { figure } from '../people/figure.ts';
import { circle, ellipse, fade, group, path, picture, place, rect, repeat, stroke } from '../shapes.ts';

// A club's cover, 1600 × 440. A wide screen shows its middle 270 rows, a phone its middle 1200 columns.

/** An open pavilion by the water, standing on (0, 0), 200 wide. */
const pavilion = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    rect(-84, -12, 168, 12, '#c9a98a') +
      [-72, -26, 26, 72].map((px) => rect(px - 4, -70, 8, 60, '#9a6b4c')).join('') +
      path('M-104 -66L-40 -110H40L104 -66Z', '#c2694a') +
      path('M-62 -104L0 -146L62 -104Z', '#cf7a58') +
      stroke('M0 -146v-16M-104 -66l-10 -10M104 -66l10 -10', '#9a6b4c', 5),
  );

const leftward = (dog: string) => group({ transform: 'scale(-1 1)' }, dog);

function farAway(): string {
  return (
    sun(1130, 148, 52, '#fbc163') +
    cloud(330, 96, 1, '#fff0dc', 0.85) +
    cloud(720, 60, 0.8, '#fff0dc', 0.7) +
    cloud(1330, 80, 1.1, '#fff0dc', 0.8) +
    birds(880, 120, 1) +
    birds(970, 98, 0.7) +
    path(
      'M0 220C180 140 360 120 520 184C700 110 860 130 1020 190C1200 120 1400 130 1600 180V330H0Z',
      '#e9c79b',
    ) +
    path(
      'M0 246C220 196 420 200 620 224C840 184 1060 200 1260 218C1400 204 1520 200 1600 206V330H0Z',
      '#c9c795',
    ) +
    repeat(13, (i) =>
      cypress(30 + i * 128 + (i % 3) * 22, 262 - (i % 2) * 6, 0.28 + (i % 3) * 0.06, greens.haze),
    ) +
    palm(560, 262, 0.3, greens.haze) +
    palm(1250, 262, 0.34, greens.haze) +
    path('M0 258C300 244 700 250 1000 250S1460 246 1600 254V340H0Z', '#a5cdc6') +
    repeat(12, (i) => stroke(`M${50 + i * 134} ${274 + (i % 3) * 9}h${50 + (i % 2) * 40}`, '#cfe6de', 4)) +
    ellipse(1130, 276, 70, 5, '#fbd9a8') +
    ellipse(1130, 292, 44, 4, '#fbd9a8') +
    pavilion(640, 268, 0.62)
  );
}

function friends(): string {
  const denim = { trousers: paint.dusk, shoes: paint.bark };
  return (
    place(
      404,
      344,
      0.6,
      figure('36', { trousers: '#8a6a52', shoes: paint.bark, step: 22, right: [76, -190] }),
    ) +
    place(536, 354, 0.4, walkingDog(coats.thai)) +
    stroke('M450 230Q520 290 588 266', paint.brick, 4) +
    place(
      1130,
      338,
      0.6,
      leftward(figure('27', { ...denim, step: 16, right: [104, -300], left: [-70, -190] })),
    ) +
    place(1204, 338, 0.56, figure('25', { trousers: paint.cream, shoes: paint.coral, skirt: true })) +
    place(702, 200, 0.38, sittingDog(coats.shepherd)) +
    place(812, 172, 0.45, sittingDog(coats.golden)) +
    place(916, 214, 0.35, sittingDog(coats.samoyed)) +
    place(1050, 364, 0.38, walkingDog(coats.corgi, 60)) +
    circle(1060, 128, 10, paint.coral) +
    place(268, 372, 0.5, sleepingDog(coats.poodle)) +
    place(1356, 374, 0.42, leftward(walkingDog(coats.beagle)))
  );
}

/** A park by a lake in the evening, with dogs and their people. */
export function coverDogs(): string {
  return picture(
    1600,
    440,
    fade('sky', '#f6b98a', '#fbd9a8', '#fdf0d2'),
    rect(0, 0, 1600, 440, 'url(#sky)'),
    farAway(),
    path('M0 296C260 272 520 280 800 296C1080 280 1340 272 1600 296V440H0Z', '#a9c281'),
    tree(330, 306, 0.56, greens.olive) + tree(1290, 304, 0.56),
    tree(130, 352, 1) + tree(1490, 350, 1.02, greens.olive) + bush(1390, 330, 0.5) + bush(232, 326, 0.46),
    path('M0 346C320 322 620 330 860 340C1120 330 1380 324 1600 340V440H0Z', '#8fb56f'),
    grass(4, 0, 350, 1600, 60, 46, greens.leaf.dark),
    friends(),
    path('M0 404C320 384 620 392 860 402C1120 392 1380 386 1600 400V440H0Z', '#7da662'),
    flowers(12, 0, 392, 1600, 44, 54, paint.coral, paint.white, paint.honey),
    bush(40, 440, 0.9, greens.deep, paint.coral) + bush(1570, 440, 1, greens.deep, paint.rose),
    grass(6, 0, 420, 1600, 24, 44, greens.deep.base),
  );
}
