import { skins } from '../palette.ts';
import { circle, ellipse, group, path, place, rect, stroke } from '../shapes.ts';
import { members } from './members.ts';
import { headOf } from './portrait.ts';

export interface Pose {
  /** Half the length of a step; 0 stands still. */
  step?: number;
  trousers: string;
  shoes: string;
  /** Where the hands are, from the middle of the feet. */
  left?: readonly [number, number];
  right?: readonly [number, number];
  skirt?: boolean;
}

const scale = 0.35;
const sleeve = (side: -1 | 1, hand: readonly [number, number], colour: string, skin: string) => {
  const [x, y] = [side * 42, -288];
  const [hx, hy] = hand;
  const bend = [(x + hx) / 2 + side * 16, (y + hy) / 2 + 10] as const;
  const elbow = [(x + hx) / 2 + side * 9, (y + hy) / 2 + 6] as const;
  return (
    stroke(`M${elbow[0]} ${elbow[1]}L${hx} ${hy}`, skin, 19) +
    circle(hx, hy, 13, skin) +
    stroke(`M${x} ${y}Q${bend[0]} ${bend[1] - 20} ${elbow[0]} ${elbow[1]}`, colour, 29)
  );
};

/** A member of the demo from head to foot, standing on (0, 0), about 400 high. */
export function figure(number: string, pose: Pose): string {
  const who = members[number]!;
  const { behind, before } = headOf(who);
  const skin = skins[who.skin];
  const colour =
    who.wears.cut === 'apron' || who.wears.cut === 'dungarees' ? who.wears.with : who.wears.colour;
  const { step = 0, trousers, shoes, left = [-66, -176], right = [66, -176], skirt } = pose;
  const head = (part: string) => place(-256 * scale, -326 - 350 * scale, scale, part);
  const leg = (x: number, foot: number) =>
    stroke(`M${x} -180Q${(x + foot) / 2 + 4} -90 ${foot} -18`, trousers, 34) +
    path(`M${foot - 19} -14H${foot + 15}Q${foot + 34} -8 ${foot + 34} 0H${foot - 19}Z`, shoes);
  const cloth = skirt
    ? path('M-44 -200H44L66 -70Q0 -56 -66 -70Z', trousers) + stroke('M-20 -70V-10M22 -70V-10', skin.base, 18)
    : leg(16, 18 + step) + leg(-16, -18 - step);
  const apron =
    who.wears.cut === 'apron' || who.wears.cut === 'dungarees'
      ? rect(-32, -262, 64, 108, who.wears.colour, 8)
      : '';
  return group(
    {},
    ellipse(0, 2, 66 + step, 9, '#3a2d2a', { opacity: 0.16 }),
    head(behind),
    sleeve(-1, left, colour, skin.base),
    skirt ? path(`M-38 -14h26q14 6 14 14h-40ZM6 -14h26q14 6 14 14H6Z`, shoes) : '',
    cloth,
    path(
      'M-24 -318C-46 -314 -58 -304 -58 -280L-48 -176Q0 -166 48 -176L58 -280C58 -304 46 -314 24 -318Z',
      colour,
    ),
    apron,
    path('M-17 -350H17V-318Q0 -296 -17 -318Z', skin.shade),
    sleeve(1, right, colour, skin.base),
    head(before),
  );
}
