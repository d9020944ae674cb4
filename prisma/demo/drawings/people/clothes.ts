import { paint } from '../palette.ts';
import type { Skin } from '../palette.ts';
import { both, circle, path, rect, repeat, stroke } from '../shapes.ts';
import { middle } from './face.ts';

export type Cut =
  | 'tee'
  | 'vneck'
  | 'shirt'
  | 'polo'
  | 'hoodie'
  | 'blazer'
  | 'apron'
  | 'scrubs'
  | 'coat'
  | 'mandarin'
  | 'turtleneck'
  | 'stripes'
  | 'cardigan'
  | 'dungarees'
  | 'florals';

export interface Clothes {
  cut: Cut;
  colour: string;
  /** Second colour: collar, shirt under a jacket, stripes, flowers. */
  with: string;
}

const torso =
  'M212 384C196 402 136 408 100 424C58 442 44 480 36 520H476C468 480 454 442 412 424C376 408 316 402 300 384Z';
const crewNeck = 'M212 318V368C212 384 198 392 190 396C214 428 298 428 322 396C314 392 300 384 300 368V318Z';
const vNeck = 'M212 318V366C212 382 200 392 190 396L256 462L322 396C312 392 300 382 300 366V318Z';
const underChin = 'M212 330H300V362C286 386 226 386 212 362Z';

const neck = (skin: Skin, line: string) => path(line, skin.base) + path(underChin, skin.shade);
const seams = both(middle, stroke('M112 520q-2 -34 8 -58', paint.ink, 5, { opacity: 0.14 }));
const body = (colour: string) => path(torso, colour) + seams;

const collar = (colour: string) =>
  both(
    middle,
    path('M210 372L188 396L206 444L256 410Z', colour) +
      stroke('M206 444L256 410', paint.ink, 4, { opacity: 0.15 }),
  );

const buttons = (colour: string, from: number) => repeat(3, (i) => circle(256, from + i * 34, 5, colour));

const ribbedNeck = (colour: string) => stroke('M188 394C212 430 300 430 324 394', colour, 13);

function tee(skin: Skin, c: Clothes): string {
  return body(c.colour) + neck(skin, crewNeck) + ribbedNeck(c.with);
}

function vneck(skin: Skin, c: Clothes): string {
  return body(c.colour) + neck(skin, vNeck) + stroke('M188 396L256 464L324 396', c.with, 11);
}

function shirt(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    neck(skin, vNeck.replace('462', '430')) +
    stroke('M256 432V520', paint.ink, 4, { opacity: 0.18 }) +
    collar(c.with) +
    buttons(paint.cream, 456)
  );
}

function polo(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    neck(skin, vNeck.replace('462', '446')) +
    path('M244 436h24v66h-24Z', c.with, { opacity: 0.55 }) +
    collar(c.with) +
    circle(256, 466, 5, paint.cream)
  );
}

function hoodie(skin: Skin, c: Clothes): string {
  return (
    path('M172 352C120 372 118 424 150 446H362C394 424 392 372 340 352Z', c.with) +
    body(c.colour) +
    neck(skin, crewNeck) +
    both(
      middle,
      path('M196 362C166 374 154 402 172 430C196 452 236 462 256 464V440C226 436 202 414 196 362Z', c.with),
    ) +
    both(middle, stroke('M228 452v42', paint.cream, 6))
  );
}

function blazer(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    path('M200 390L256 520L312 390Z', c.with) +
    neck(skin, vNeck.replace('462', '428')) +
    both(
      middle,
      path('M210 372L190 394L214 436L256 408Z', c.with) +
        stroke('M214 436L256 408', paint.ink, 4, { opacity: 0.15 }),
    ) +
    both(middle, path('M196 388L160 410L150 448L176 452L168 470L246 520H262L206 420Z', c.colour)) +
    both(middle, stroke('M196 390L160 410L150 448L176 452L168 470L246 522', paint.ink, 4, { opacity: 0.22 }))
  );
}

function apron(skin: Skin, c: Clothes): string {
  return (
    body(c.with) +
    neck(skin, crewNeck) +
    ribbedNeck(c.with) +
    both(middle, stroke('M186 402L182 470', c.colour, 17)) +
    path('M160 462Q256 442 352 462L366 520H146Z', c.colour) +
    both(middle, circle(183, 470, 6, paint.honey))
  );
}

function scrubs(skin: Skin, c: Clothes): string {
  const tube = 'M206 396C184 430 196 470 224 492';
  return (
    vneck(skin, c) +
    rect(320, 470, 56, 60, paint.white, 5, { opacity: 0.18 }) +
    stroke(tube, paint.ink, 9) +
    stroke('M306 396C328 428 326 452 318 470', paint.ink, 9) +
    circle(317, 480, 16, paint.stone) +
    circle(317, 480, 8, paint.white)
  );
}

function coat(skin: Skin, c: Clothes): string {
  return (
    body(c.with) +
    neck(skin, vNeck) +
    stroke('M188 396L256 464L324 396', paint.ink, 4, { opacity: 0.15 }) +
    both(
      middle,
      path('M204 386C186 404 120 410 98 424C58 442 44 480 36 520H236C226 470 214 426 204 386Z', c.colour) +
        path('M204 382L174 404L162 446L186 452L178 468L236 520C226 470 214 426 204 382Z', '#eef1f0') +
        stroke('M174 404L162 446L186 452L178 468L236 520', paint.ink, 4, { opacity: 0.16 }),
    ) +
    stroke('M198 392C178 430 190 462 216 482', '#4a4550', 9) +
    stroke('M314 392C334 426 332 446 326 458', '#4a4550', 9) +
    circle(325, 468, 15, paint.stone) +
    circle(325, 468, 7.5, paint.white)
  );
}

function mandarin(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    neck(skin, crewNeck) +
    both(
      middle,
      path('M208 368C208 384 196 392 184 398C206 424 236 430 256 430V412C236 408 214 396 208 368Z', c.with),
    ) +
    stroke('M256 430C300 436 330 452 350 500', paint.ink, 4, { opacity: 0.25 }) +
    circle(272, 434, 6, c.with) +
    circle(318, 450, 6, c.with)
  );
}

function turtleneck(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    neck(skin, crewNeck) +
    path('M204 362Q256 398 308 362Q318 388 330 400Q256 440 182 400Q194 388 204 362Z', c.with) +
    stroke('M200 384Q256 416 312 384', paint.ink, 4, { opacity: 0.15 })
  );
}

function stripes(skin: Skin, c: Clothes): string {
  const bands = ['M86 440Q256 482 426 440', 'M58 478Q256 520 454 478', 'M150 412Q256 446 362 412'];
  return (
    body(c.colour) +
    bands.map((b) => stroke(b, c.with, 14)).join('') +
    neck(skin, crewNeck) +
    ribbedNeck(c.colour)
  );
}

function cardigan(skin: Skin, c: Clothes): string {
  return (
    body(c.colour) +
    path('M196 390Q204 470 240 520H272Q308 470 316 390Z', c.with) +
    neck(skin, crewNeck) +
    both(
      middle,
      stroke('M190 394Q204 470 240 522', c.colour, 18) +
        stroke('M200 400Q212 470 246 522', paint.ink, 3.5, { opacity: 0.2 }),
    )
  );
}

function dungarees(skin: Skin, c: Clothes): string {
  return (
    body(c.with) +
    neck(skin, crewNeck) +
    ribbedNeck(c.with) +
    both(middle, stroke('M152 408L184 470', c.colour, 24)) +
    path('M164 464H348L362 520H150Z', c.colour) +
    both(middle, circle(186, 474, 9, paint.honey))
  );
}

function florals(skin: Skin, c: Clothes): string {
  const flower = (x: number, y: number) =>
    repeat(5, (i) => circle(x + 10 * Math.cos(i * 1.257), y + 10 * Math.sin(i * 1.257), 7, c.with)) +
    circle(x, y, 5, paint.honey);
  const spots = [
    [92, 470],
    [150, 440],
    [138, 500],
    [206, 476],
    [256, 500],
    [304, 474],
    [364, 442],
    [376, 498],
    [424, 468],
  ] as const;
  return body(c.colour) + spots.map(([x, y]) => flower(x, y)).join('') + neck(skin, crewNeck);
}

const cuts: Record<Cut, (skin: Skin, clothes: Clothes) => string> = {
  tee,
  vneck,
  shirt,
  polo,
  hoodie,
  blazer,
  apron,
  scrubs,
  coat,
  mandarin,
  turtleneck,
  stripes,
  cardigan,
  dungarees,
  florals,
};

export function dressed(skin: Skin, clothes: Clothes): string {
  return cuts[clothes.cut](skin, clothes);
}
