import { paint } from '../palette.ts';
import { both, circle, ellipse, path, repeat, stroke } from '../shapes.ts';

export type Mood = 'happy' | 'calm' | 'asleep' | 'guilty';
export type Ears = 'floppy' | 'pointed' | 'half' | 'long' | 'curly';

export interface Coat {
  fur: string;
  /** Ears and shaded side. */
  dark: string;
  /** Muzzle, chest and socks. */
  light: string;
  ears: Ears;
  blaze?: boolean;
  /** Spots above the eyes. */
  tan?: string;
  fluffy?: boolean;
  collar?: string;
}

export const coats = {
  golden: { fur: '#e2a455', dark: '#c98638', light: '#f3cf94', ears: 'floppy', collar: '#3f8f8b' },
  corgi: {
    fur: '#dd8f45',
    dark: '#c57632',
    light: '#fff4e2',
    ears: 'pointed',
    blaze: true,
    collar: '#c0593c',
  },
  shepherd: {
    fur: '#3d3231',
    dark: '#2a2122',
    light: '#c98248',
    ears: 'half',
    tan: '#c98248',
    collar: '#f2b84b',
  },
  samoyed: {
    fur: '#fbf3e6',
    dark: '#ead9c3',
    light: '#ffffff',
    ears: 'pointed',
    fluffy: true,
    collar: '#7d4d69',
  },
  thai: { fur: '#b9754a', dark: '#935733', light: '#e4b58b', ears: 'pointed', collar: '#55855a' },
  poodle: {
    fur: '#a8714b',
    dark: '#8a5837',
    light: '#bd8760',
    ears: 'curly',
    fluffy: true,
    collar: '#5d83a6',
  },
  beagle: { fur: '#c07f48', dark: '#8a5432', light: '#fff6e8', ears: 'long', blaze: true, collar: '#c0593c' },
} satisfies Record<string, Coat>;

function ears(coat: Coat): string {
  const shapes: Record<Ears, string> = {
    floppy: path(
      'M-86 -96C-132 -104 -150 -30 -132 36C-124 62 -92 58 -82 30C-74 -10 -66 -60 -86 -96Z',
      coat.dark,
    ),
    long: path(
      'M-80 -100C-140 -108 -158 -10 -146 64C-138 96 -98 92 -86 50C-78 0 -64 -60 -80 -100Z',
      coat.dark,
    ),
    pointed:
      path('M-112 -36C-124 -100 -118 -150 -106 -172C-78 -164 -46 -132 -30 -98Z', coat.fur) +
      path('M-98 -66C-104 -104 -102 -132 -97 -146C-80 -136 -64 -120 -54 -102Z', coat.dark),
    half:
      path('M-108 -40C-118 -92 -114 -126 -102 -146C-74 -140 -48 -120 -32 -98Z', coat.fur) +
      path(
        'M-102 -146C-74 -140 -52 -124 -48 -112C-70 -110 -104 -98 -126 -74C-132 -104 -120 -134 -102 -146Z',
        coat.dark,
      ),
    curly: repeat(6, (i) => circle(-112 - (i % 2) * 14, -64 + i * 22, 27, coat.dark)),
  };
  return both(0, shapes[coat.ears]);
}

function skull(coat: Coat): string {
  if (!coat.fluffy) {
    return path(
      'M0 -118C66 -118 106 -84 112 -30C116 24 84 58 62 84C42 108 22 118 0 118S-42 108 -62 84C-84 58 -116 24 -112 -30C-106 -84 -66 -118 0 -118Z',
      coat.fur,
    );
  }
  const tufts = repeat(14, (i) => {
    const a = (i / 14) * Math.PI * 2 + 0.2;
    return circle(96 * Math.cos(a), 6 + 92 * Math.sin(a), 34, coat.fur);
  });
  return tufts + ellipse(0, 4, 112, 108, coat.fur);
}

/** Dark coats have brown eyes, or they would not be seen. */
function eyes(coat: Coat, mood: Mood): string {
  if (mood === 'asleep') return both(0, stroke('M-62 -12q16 14 32 0', paint.ink, 6.5));
  const iris = coat.tan ? both(0, ellipse(-46, -12, 15, 17, '#a9673a')) : '';
  const [rx, ry] = coat.tan ? [9, 11] : [12, 14];
  if (mood === 'guilty') {
    const whites = both(0, ellipse(-46, -12, 17, 17, paint.white));
    const aside = [-54, 38].map((x) => ellipse(x, -9, 11, 12, paint.ink)).join('');
    return whites + aside + both(0, path('M-68 -14Q-50 -34 -26 -34V-22Q-48 -22 -68 -8Z', coat.fur));
  }
  const pupils = [-46, 46].map(
    (x) => ellipse(x, -12, rx, ry, paint.ink) + circle(x + 4, -17, 4.2, paint.white),
  );
  return iris + pupils.join('');
}

function muzzle(coat: Coat, mood: Mood): string {
  const tongue =
    mood === 'happy'
      ? path('M-17 72C-18 104 -12 122 0 122S18 104 17 72Z', '#e8817c') + stroke('M0 80v22', '#cf645f', 4)
      : '';
  return (
    path('M0 8C44 8 62 34 60 62C58 92 30 104 0 104S-58 92 -60 62C-62 34 -44 8 0 8Z', coat.light) +
    tongue +
    path('M-27 30C-27 18 -14 14 0 14S27 18 27 30C27 44 12 52 0 52S-27 44 -27 30Z', paint.ink) +
    ellipse(-8, 24, 9, 4.5, paint.white, { opacity: 0.35 }) +
    stroke('M0 50V66M0 66C-8 80 -28 80 -36 68M0 66C8 80 28 80 36 68', paint.ink, 6)
  );
}

/** Fluff at the jaw that short-eared, thick-coated dogs have. */
function cheeks(coat: Coat): string {
  if (coat.ears === 'curly')
    return repeat(5, (i) => circle(-64 + i * 32, -104 - (i % 4 ? 16 : 0), 30, coat.fur));
  if (coat.ears === 'floppy')
    return both(0, path('M-96 30C-104 62 -92 78 -96 96C-78 94 -62 104 -48 116L-20 60Z', coat.fur));
  if (!coat.blaze || coat.ears !== 'pointed') return '';
  return both(
    0,
    path('M-108 -10C-124 20 -124 44 -132 62C-114 64 -112 78 -112 90C-92 88 -72 96 -52 108L-20 40Z', coat.fur),
  );
}

/** A dog's face from the front, about 260 wide and 300 high around (0, 0). */
export function dogHead(coat: Coat, mood: Mood = 'happy'): string {
  const behind = coat.ears === 'floppy' || coat.ears === 'long' || coat.ears === 'curly' ? '' : ears(coat);
  return (
    behind +
    skull(coat) +
    cheeks(coat) +
    (coat.blaze
      ? path(
          'M0 -118C14 -117 24 -112 22 -84C20 -50 26 -24 52 10C70 36 40 60 0 60S-70 36 -52 10C-26 -24 -20 -50 -22 -84C-24 -112 -14 -117 0 -118Z',
          coat.light,
        )
      : '') +
    (coat.tan ? both(0, ellipse(-42, -46, 14, 11, coat.tan)) : '') +
    (behind ? '' : ears(coat)) +
    eyes(coat, mood) +
    muzzle(coat, mood)
  );
}

/** Neck and chest under a head from the front, cut off by the picture's lower edge. */
export function dogBust(coat: Coat): string {
  const chest =
    coat.blaze || coat.tan ? path('M0 90C52 96 82 160 74 270H-74C-82 160 -52 96 0 90Z', coat.light) : '';
  const collar = coat.collar
    ? path('M-96 96C-50 142 50 142 96 96L103 122C54 170 -54 170 -103 122Z', coat.collar) +
      circle(0, 166, 18, paint.honey) +
      circle(0, 166, 6, '#c98f2c')
    : '';
  const fluff = coat.fluffy || coat.ears === 'floppy';
  const tufts = fluff
    ? path(
        'M-62 168Q-54 190 -40 194Q-34 214 -16 212Q-6 230 0 232Q6 230 16 212Q34 214 40 194Q54 190 62 168Z',
        coat.light,
      )
    : '';
  return (
    path('M-96 40C-100 130 -160 150 -176 280H176C160 150 100 130 96 40Z', coat.fur) +
    chest +
    path('M-97 60C-96 96 -100 104 -104 118C-54 156 54 156 104 118C100 104 96 96 97 60Z', coat.dark, {
      opacity: 0.75,
    }) +
    tufts +
    collar
  );
}
