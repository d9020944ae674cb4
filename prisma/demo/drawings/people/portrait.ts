import { hairs, paint, skins } from '../palette.ts';
import { both, circle, rect, within } from '../shapes.ts';
import { dressed } from './clothes.ts';
import type { Clothes } from './clothes.ts';
import {
  beard,
  brows,
  cheeks,
  eyes,
  faceShapes,
  freckles,
  glasses,
  head,
  middle,
  mouth,
  nose,
  years,
} from './face.ts';
import type { Beard, Eyes, Glasses, Mouth, Nose } from './face.ts';
import { hair } from './hair.ts';
import type { Hairdo } from './hair.ts';
import { headwear, tuckedAbove } from './headwear.ts';
import type { Headwear } from './headwear.ts';

export interface Portrait {
  skin: keyof typeof skins;
  face?: keyof typeof faceShapes;
  hair?: { style: Hairdo; colour: keyof typeof hairs };
  eyes?: Eyes;
  mouth?: Mouth;
  nose?: Nose;
  beard?: Beard;
  glasses?: { kind: Glasses; colour: string };
  wears: Clothes;
  on?: { kind: Headwear; colour: string; with: string };
  earrings?: string;
  freckles?: boolean;
  old?: boolean;
  behind: { wall: string; halo: string };
}

export function portrait(p: Portrait): string {
  return framed(rect(0, 0, 512, 512, p.behind.wall), circle(256, 262, 206, p.behind.halo), bust(p));
}

/** Somebody from the chest up, 512 × 520, with nothing behind: for scenes in which they stand behind something. */
export function bust(p: Portrait): string {
  const { behind, before } = headOf(p);
  return behind + dressed(skins[p.skin], p.wears) + before;
}

/** A head on the same sheet: the hair behind the neck, and all that lies before it. */
export function headOf(p: Portrait): { behind: string; before: string } {
  const skin = skins[p.skin];
  const shape = faceShapes[p.face ?? 'oval'];
  const colour = hairs[p.hair?.colour ?? 'black'];
  const hairdo = p.hair ? hair(p.hair.style, shape, colour) : { behind: '', before: '' };
  const line = p.on && tuckedAbove[p.on.kind];
  const tuck = (part: string) =>
    line && part ? within(`hat-${line}`, rect(0, line, 512, 512, paint.ink), part) : part;
  const lobe = middle - shape.wide - 4;
  const before = [
    head(shape, skin),
    p.old ? years(skin) : '',
    p.freckles ? freckles(skin) : '',
    cheeks(skin),
    p.beard ? beard(p.beard, shape, colour) : '',
    nose(p.nose ?? 'button', skin),
    mouth(p.mouth ?? 'smile', skin),
    eyes(p.eyes ?? 'dots'),
    brows(p.hair ? colour.base : paint.ink, p.eyes === 'happy' ? 4 : 0, p.eyes === 'lashes' ? 6.5 : 8.5),
    tuck(hairdo.before),
    p.earrings ? both(middle, circle(lobe, 278, 8, p.earrings)) : '',
    p.glasses ? glasses(p.glasses.kind, shape, p.glasses.colour) : '',
    p.on ? headwear(p.on.kind, shape, p.on.colour, p.on.with) : '',
  ];
  return { behind: tuck(hairdo.behind), before: before.join('') };
}

/** Closer than the sheet of 512 it is drawn on, since most pages show it small and round. */
function framed(...parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="30 30 452 452">` +
    `${parts.join('')}</svg>`
  );
}
