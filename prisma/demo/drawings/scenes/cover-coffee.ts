import { beanBag, cup, dripper, kettle, machine, steam } from '../coffee/things.ts';
import { cloud, greens, lights, potted, snakePlant, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { bust } from '../people/portrait.ts';
import { members } from '../people/members.ts';
import { circle, ellipse, path, picture, place, rect, repeat, stroke } from '../shapes.ts';

// A club's cover, 1600 × 440. A wide screen shows its middle 270 rows, a phone its middle 1200 columns.

const somebody = (number: string, x: number, y: number, size: number) =>
  place(x - 256 * size, y - 520 * size, size, bust(members[number]!));

/** The plantation behind the wide window. */
function hills(): string {
  const line = (y: number) => `M300 ${y}Q560 ${y - 90} 820 ${y - 20}T1300 ${y - 54}`;
  return (
    rect(0, 0, 1600, 440, '#fbe0b8') +
    sun(800, 128, 46, '#f7b267') +
    cloud(540, 96, 0.8, '#fff3e2') +
    cloud(1080, 84, 0.9, '#fff3e2') +
    path('M300 220Q520 110 760 190T1300 150V420H300Z', '#d3cfa0') +
    path(`${line(268)}V420H300Z`, '#a9c08a') +
    repeat(7, (i) => stroke(line(290 + i * 18), '#86ab72', 7)) +
    [470, 566, 1030, 1110].map((x, i) => tree(x, 262 - (i % 2) * 14, 0.26, greens.deep)).join('')
  );
}

function walls(): string {
  const shelf = (x: number, y: number) =>
    rect(x, y, 330, 12, '#b9804f', 3) + rect(x, y + 12, 330, 4, paint.ink, 0, { opacity: 0.2 });
  const jar = (x: number, y: number, fill: string) =>
    rect(x, y - 50, 42, 50, '#f3e6dc', 6, { opacity: 0.85 }) +
    rect(x + 3, y - 34, 36, 32, fill, 4) +
    rect(x + 3, y - 58, 36, 12, paint.wood, 3);
  return (
    rect(0, 0, 430, 440, '#7f4250') +
    rect(1170, 0, 430, 440, '#7f4250') +
    repeat(5, (i) => rect(40 + i * 84, 0, 4, 440, '#773c4a') + rect(1220 + i * 84, 0, 4, 440, '#773c4a')) +
    rect(0, 0, 1600, 62, '#5a2d38') +
    rect(420, 56, 20, 340, '#4c2630') +
    rect(1160, 56, 20, 340, '#4c2630') +
    rect(796, 56, 10, 340, '#4c2630') +
    shelf(60, 156) +
    shelf(60, 236) +
    shelf(1210, 156) +
    shelf(1210, 236) +
    beanBag(92, 156, 0.24) +
    beanBag(148, 156, 0.24, '#b5674b') +
    cup(226, 156, 0.36, paint.cream, paint.coral) +
    jar(290, 156, '#6b4128') +
    snakePlant(360, 156, 0.3) +
    jar(80, 236, '#c9a16a') +
    jar(134, 236, '#6b4128') +
    jar(188, 236, '#8a5837') +
    potted(1246, 156, 0.34, paint.cream) +
    cup(1330, 156, 0.36, paint.cream, paint.teal) +
    cup(1420, 156, 0.36, paint.rose, paint.brick) +
    jar(1474, 156, '#c9a16a') +
    beanBag(1244, 236, 0.24, '#8aa17c') +
    beanBag(1300, 236, 0.24) +
    dripper(1380, 236, 0.22) +
    cup(1450, 236, 0.32, paint.lagoon, paint.teal) +
    snakePlant(1512, 236, 0.3)
  );
}

const lamp = (x: number) =>
  stroke(`M${x} 40V92`, '#3a1f27', 4) +
  path(`M${x - 34} 122L${x - 96} 340H${x + 96}L${x + 34} 122Z`, '#fdeec4', { opacity: 0.1 }) +
  path(`M${x - 36} 122Q${x} 64 ${x + 36} 122Z`, paint.honey) +
  ellipse(x, 122, 36, 6, '#fdeec4');

/** Behind a long bar: who roasts, pours and tastes, and the hills the coffee comes from. */
export function coverCoffee(): string {
  return picture(
    1600,
    440,
    hills(),
    walls(),
    lights(440, 66, 1160, 66, 44, 11),
    lamp(494) + lamp(1106),
    machine(290, 352, 0.56, '#b9504a'),
    somebody('34', 494, 372, 0.4) +
      somebody('19', 668, 366, 0.44) +
      somebody('15', 918, 366, 0.44) +
      somebody('31', 1090, 374, 0.4),
    rect(0, 344, 1600, 20, '#c98f5b') + rect(0, 344, 1600, 6, '#e0ab76') + rect(0, 364, 1600, 76, '#8a5837'),
    repeat(27, (i) => rect(i * 62, 364, 4, 76, '#774a2d')),
    dripper(794, 348, 0.36) + steam(794, 226, 0.34) + kettle(866, 348, 0.26, '#51606b'),
    cup(574, 349, 0.36, paint.cream, paint.honey) +
      steam(572, 300, 0.3) +
      cup(1006, 349, 0.36, paint.lagoon, paint.teal) +
      steam(1004, 300, 0.3),
    beanBag(1190, 348, 0.34, '#b5674b') +
      potted(1290, 348, 0.5) +
      cup(1396, 349, 0.4, paint.rose, paint.brick) +
      potted(80, 348, 0.52, paint.cream),
    circle(1472, 336, 14, '#dba45f') +
      circle(1492, 338, 13, '#e5b576') +
      circle(1482, 326, 12, '#d1974f') +
      rect(1450, 344, 66, 5, paint.white, 2),
  );
}
