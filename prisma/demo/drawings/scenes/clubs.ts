import { bean, cherryTwig, cup, steam } from '../coffee/things.ts';
import { coats, dogBust, dogHead } from '../dogs/head.ts';
import { villa } from '../homes/houses.ts';
import { bush, cloud, flowers, greens, palm, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { circle, path, picture, place, rect } from '../shapes.ts';

// A club's own picture: square, read at the size of a thumb.

export function clubDogs(): string {
  const dog = (x: number, y: number, size: number, coat: (typeof coats)[keyof typeof coats]) =>
    place(x, y, size, dogBust(coat) + dogHead(coat));
  return picture(
    480,
    480,
    rect(0, 0, 480, 480, '#f4b56b'),
    circle(240, 230, 200, '#f8cb8f'),
    dog(104, 236, 0.88, coats.shepherd),
    dog(376, 236, 0.88, coats.corgi),
    dog(240, 340, 0.8, coats.golden),
  );
}

export function clubHomes(): string {
  return picture(
    480,
    480,
    rect(0, 0, 480, 480, '#9fd0cb'),
    circle(240, 230, 200, '#bfe3da'),
    sun(360, 110, 34),
    cloud(110, 110, 0.8),
    palm(400, 400, 0.72),
    tree(70, 390, 0.85),
    path('M0 384C120 366 360 366 480 384V480H0Z', '#86b573'),
    place(238, 396, 0.92, villa({ wall: '#fdf0da', roof: paint.clay, wood: paint.timber, door: '#1d7a6c' })),
    bush(84, 410, 0.62, greens.deep, paint.coral),
    bush(396, 412, 0.66, greens.leaf, paint.rose),
    flowers(4, 20, 420, 440, 40, 18, paint.white, paint.coral, paint.honey),
  );
}

export function clubCoffee(): string {
  return picture(
    480,
    480,
    rect(0, 0, 480, 480, '#a9586a'),
    circle(240, 230, 200, '#bf7484'),
    cherryTwig(24, 130, 0.92, 24),
    cherryTwig(462, 150, 0.86, 150),
    steam(236, 196, 0.9),
    cup(228, 372, 1.5, paint.cream, '#f2b84b'),
    bean(90, 420, 1.5, 30),
    bean(400, 424, 1.5, 140),
    bean(346, 446, 1.2, 80),
  );
}
