import { paint } from '../palette.ts';
import { both, circle, ellipse, path, place, stroke } from '../shapes.ts';
import type { Coat, Mood } from './head.ts';
import { dogHead } from './head.ts';

const furTail = (coat: Coat, data: string, width: number) =>
  stroke(data, coat.dark, width) +
  (coat.blaze || coat.fluffy ? stroke(data, coat.light, width * 0.4, { opacity: 0.7 }) : '');

/** A dog that sits and looks at us: head around (0, 0), paws at y = 400; 330 wide. */
export function sittingDog(coat: Coat, mood: Mood = 'happy'): string {
  const bib = coat.blaze || coat.tan || coat.fluffy || coat.ears === 'floppy';
  const sock = coat.blaze || coat.tan ? coat.light : coat.fur;
  const legs =
    path('M-64 214C-74 280 -72 330 -70 386C-70 408 -10 408 -10 386V250Z', coat.fur) +
    ellipse(-41, 392, 40, 20, sock) +
    stroke('M-53 388v14M-31 388v14', coat.dark, 4.5);
  const chest = bib
    ? path(
        'M-66 120C-74 170 -66 214 -46 250Q-38 274 -26 268Q-18 298 0 300Q18 298 26 268Q38 274 46 250C66 214 74 170 66 120Z',
        coat.light,
      )
    : '';
  const collar = coat.collar
    ? path('M-82 96C-44 130 44 130 82 96L92 124C46 162 -46 162 -92 124Z', coat.collar) +
      circle(0, 160, 16, paint.honey) +
      circle(0, 160, 5.5, '#c98f2c')
    : '';
  const bushy = coat.fluffy || coat.ears === 'floppy';
  return (
    ellipse(0, 404, 176, 20, paint.ink, { opacity: 0.14 }) +
    furTail(coat, 'M118 372C190 372 206 320 188 276', bushy ? 44 : 28) +
    both(0, path('M-60 230C-140 236 -168 320 -150 386C-148 408 -70 410 -48 400Z', coat.dark)) +
    both(0, ellipse(-108, 394, 50, 17, coat.fur)) +
    path(
      'M-80 70C-92 150 -118 200 -110 300C-106 360 -60 384 0 384S106 360 110 300C118 200 92 150 80 70Z',
      coat.fur,
    ) +
    both(0, legs) +
    stroke('M0 296V384', coat.dark, 5, { opacity: 0.55 }) +
    both(0, stroke('M-74 262q-5 40 -2 72', coat.dark, 5, { opacity: 0.5 })) +
    chest +
    path('M-78 84C-82 110 -88 122 -90 130C-46 166 46 166 90 130C88 122 82 110 78 84Z', coat.dark, {
      opacity: 0.55,
    }) +
    collar +
    dogHead(coat, mood)
  );
}

/** A dog from the side, walking to the right; paws at y = 0; about 400 wide, `legs` long. */
export function walkingDog(coat: Coat, legs = 110): string {
  const y = -legs;
  const sock = coat.blaze || coat.tan ? coat.light : undefined;
  const leg = (x: number, step: number, colour: string) =>
    place(
      x,
      y - 20,
      1,
      stroke(`M0 0C${-6 + step / 3} ${legs * 0.4} ${step} ${legs * 0.5} ${step} ${legs + 4}`, colour, 38) +
        (sock ? stroke(`M${step} ${legs * 0.72}V${legs + 4}`, sock, 38) : '') +
        ellipse(step + 8, legs + 9, 28, 14, sock ?? colour),
    );
  const tail = coat.ears === 'floppy' || coat.fluffy ? 40 : 24;
  const body =
    path(
      'M-158 -70C-170 -130 -120 -146 -70 -142C-20 -138 40 -150 90 -156C140 -160 164 -110 150 -62C138 -14 90 -8 50 -10C0 -10 -40 -2 -80 -4C-130 -6 -152 -36 -158 -70Z',
      coat.fur,
    ) +
    path(
      'M-128 -20C-90 -30 -60 -38 0 -36C60 -34 110 -40 143 -42C124 -10 86 -8 50 -10C0 -10 -40 -2 -80 -4C-100 -5 -116 -10 -128 -20Z',
      coat.light,
      { opacity: coat.blaze || coat.fluffy ? 1 : 0.45 },
    ) +
    path(
      'M88 -156C96 -190 116 -214 140 -236L206 -190C190 -150 170 -110 152 -66C140 -100 104 -120 88 -156Z',
      coat.fur,
    ) +
    (coat.blaze
      ? path(
          'M204 -188C196 -140 176 -90 150 -60C140 -50 128 -48 118 -52C140 -90 160 -150 172 -182Z',
          coat.light,
        )
      : '');
  const collar = coat.collar
    ? stroke('M112 -196C136 -160 160 -150 184 -152', coat.collar, 20) + circle(182, -134, 11, paint.honey)
    : '';
  return (
    ellipse(10, 4, 190, 15, paint.ink, { opacity: 0.14 }) +
    leg(-76, -34, coat.dark) +
    leg(92, -34, coat.dark) +
    place(0, y + 10, 1, furTail(coat, 'M-146 -104C-190 -120 -210 -160 -196 -206', tail) + body) +
    leg(-118, 14, coat.fur) +
    leg(116, 26, coat.fur) +
    place(0, y + 10, 1, collar + place(178, -242, 1, profile(coat)))
  );
}

/** A head from the side, looking right, around the middle of the skull. */
function profile(coat: Coat): string {
  const ear: Record<Coat['ears'], string> = {
    floppy: path('M-40 -50C-74 -40 -84 20 -66 56C-52 74 -24 50 -20 20C-16 -10 -18 -44 -40 -50Z', coat.dark),
    long: path('M-40 -46C-80 -30 -86 50 -66 86C-50 98 -22 70 -20 30C-16 -10 -18 -44 -40 -46Z', coat.dark),
    pointed:
      path('M-62 -26C-70 -84 -58 -124 -44 -140C-22 -124 -6 -86 -4 -46Z', coat.fur) +
      path('M-48 -48C-52 -84 -46 -104 -41 -114C-28 -98 -20 -78 -18 -56Z', coat.dark),
    half:
      path('M-62 -30C-68 -80 -58 -112 -46 -126C-20 -112 -4 -80 -4 -46Z', coat.fur) +
      path('M-46 -126C-20 -112 -4 -90 2 -62C-20 -78 -40 -76 -56 -74C-58 -98 -54 -116 -46 -126Z', coat.dark),
    curly: circle(-50, -20, 28, coat.dark) + circle(-56, 10, 26, coat.dark) + circle(-48, 36, 22, coat.dark),
  };
  return (
    path(
      'M-62 10C-72 -46 -36 -76 6 -70C40 -66 56 -40 66 -24C92 -18 116 -10 120 8C124 38 96 52 60 54C30 70 -52 72 -62 10Z',
      coat.fur,
    ) +
    path(
      'M34 -2C56 -20 70 -22 78 -20C100 -16 118 -8 120 8C124 38 96 52 60 54C44 56 30 50 26 34C24 16 26 6 34 -2Z',
      coat.light,
    ) +
    path('M60 52C64 76 74 92 86 90C98 88 96 64 90 46Z', '#e8817c') +
    stroke('M112 34C96 50 74 52 54 42', paint.ink, 5) +
    path('M98 -16C100 -28 124 -26 128 -10C130 6 104 10 98 -16Z', paint.ink) +
    ellipse(22, -26, 9.5, 11, paint.ink) +
    circle(25, -30, 3.5, paint.white) +
    (coat.tan ? ellipse(22, -50, 11, 7, coat.tan) : '') +
    ear[coat.ears]
  );
}

/** A dog asleep, rolled up; lies on y = 0; 330 wide. */
export function sleepingDog(coat: Coat): string {
  return (
    ellipse(0, 2, 180, 16, paint.ink, { opacity: 0.14 }) +
    path('M-160 0C-186 -60 -150 -136 -50 -144C60 -152 160 -110 166 -40C168 -14 160 0 150 0Z', coat.fur) +
    path('M60 0C120 4 150 -20 150 -48C166 -30 168 -10 150 0Z', coat.dark, { opacity: 0.6 }) +
    stroke('M120 -12C60 -2 20 -4 -10 -10', coat.dark, 30) +
    place(-96, -62, 0.58, dogHead({ ...coat, collar: undefined }, 'asleep'), -14)
  );
}
