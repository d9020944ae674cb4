import { cup } from '../coffee/things.ts';
import { sittingDog } from '../dogs/body.ts';
import { coats } from '../dogs/head.ts';
import { villa } from '../homes/houses.ts';
import { birds, bush, cloud, flowers, grass, greens, lights, palm, potted, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { figure } from '../people/figure.ts';
import { fade, path, picture, place, rect, repeat } from '../shapes.ts';

/** The woven band that runs along the top of every page. */
function band(y: number): string {
  return (
    rect(0, y, 1200, 22, '#2c4a86') +
    repeat(
      25,
      (i) =>
        rect(i * 48 + 8, y, 12, 22, i % 3 ? '#f2b23e' : '#5d83c2') + rect(i * 48 + 30, y, 4, 22, '#fffdf8'),
    )
  );
}

/** What a shared link shows where its page has no picture of its own: the clubhouse and who meets there, 1200 × 630. */
export function clubhouse(): string {
  const navy = { trousers: '#34415f', shoes: paint.bark };
  return picture(
    1200,
    630,
    fade('sky', '#f8c795', '#fcdfb4', '#fdf1d8'),
    rect(0, 0, 1200, 630, 'url(#sky)'),
    sun(890, 190, 62, '#fbc163'),
    cloud(180, 130, 1.2, '#fff3e2', 0.9) + cloud(1080, 110, 1, '#fff3e2', 0.85) + birds(760, 120, 1.1),
    path('M0 380C180 290 340 270 520 330C700 260 920 270 1200 350V520H0Z', '#d9cf9f'),
    path('M0 430C220 372 460 384 700 404C900 372 1060 384 1200 400V520H0Z', greens.haze.base),
    palm(1010, 500, 0.95) +
      tree(120, 500, 1.2) +
      tree(1130, 504, 1, greens.olive) +
      tree(300, 480, 0.7, greens.olive),
    path('M0 484C300 462 900 462 1200 484V630H0Z', '#94bd78'),
    path('M548 490H652C690 540 740 590 810 630H390C460 590 510 540 548 490Z', '#ecd6b4'),
    place(600, 496, 1.12, villa({ wall: '#fbf1df', roof: '#2c4a86', wood: '#22396a', door: '#f2b23e' })),
    lights(150, 250, 420, 296, 44, 6) + lights(780, 296, 1036, 262, 44, 6),
    bush(330, 512, 0.8, greens.leaf, paint.coral) + bush(880, 512, 0.8, greens.deep, paint.rose),
    potted(500, 500, 0.42) + potted(702, 500, 0.42, paint.denim),
    place(
      250,
      574,
      0.72,
      figure('23', { trousers: '#6f4a3a', shoes: paint.bark, skirt: true, right: [92, -236] }),
    ),
    place(348, 580, 0.72, figure('39', { ...navy, left: [-70, -200] })),
    place(452, 440, 0.33, sittingDog(coats.golden)),
    place(800, 582, 0.72, figure('15', { ...navy, left: [-86, -230] })),
    place(896, 578, 0.72, figure('40', { trousers: '#57425c', shoes: paint.bark, skirt: true })),
    place(992, 584, 0.72, figure('24', { trousers: '#6b5a4a', shoes: paint.bark, left: [-84, -240] })),
    cup(738, 424, 0.16, paint.cream, paint.coral) + cup(930, 417, 0.16, paint.white, paint.teal),
    place(722, 478, 0.27, sittingDog(coats.corgi)),
    flowers(5, 20, 560, 340, 44, 18, paint.coral, paint.white, paint.honey),
    flowers(8, 840, 564, 340, 40, 18, paint.rose, paint.white, paint.honey),
    grass(7, 0, 540, 380, 70, 16, greens.leaf.dark) + grass(9, 820, 540, 380, 70, 16, greens.leaf.dark),
    band(608),
  );
}
