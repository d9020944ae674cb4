import {
  clampChroma,
  converter,
  formatHex,
  modeLrgb,
  modeOklch,
  modeRgb,
  type Oklch,
  parseHex,
  useMode as knowMode,
  wcagContrast,
} from 'culori/fn';
import {
  type ChosenColours,
  type ClubTheme,
  type ColourMode,
  isColour,
  type ThemeColours,
  type ThemeNote,
} from './theme-style';

// Contrast is computed on linear light.
knowMode(modeLrgb);
knowMode(modeRgb);
knowMode(modeOklch);
const toOklch = converter('oklch');

/** WCAG 2.2: 1.4.3 for words, 1.4.11 for parts that are operated. */
export const textContrast = 4.5;
export const partContrast = 3;

interface Frame {
  /** Lightness and largest chroma of what the page is made of; lightnesses as in ui/tokens.css. */
  surface: [number, number];
  raised: [number, number];
  sunken: [number, number];
  line: [number, number];
  soft: [number, number];
  /** Where a colour of too little contrast moves to. */
  away: -1 | 1;
  /** Words on the accent; the first is preferred. */
  words: readonly [string, string];
  ornament: string;
}

const frames: Record<ColourMode, Frame> = {
  light: {
    surface: [0.981, 0.006],
    raised: [0.998, 0.002],
    sunken: [0.955, 0.01],
    line: [0.902, 0.015],
    soft: [0.941, 0.04],
    away: -1,
    words: ['#ffffff', '#000000'],
    ornament: '#e9a93b',
  },
  dark: {
    surface: [0.198, 0.014],
    raised: [0.236, 0.016],
    sunken: [0.163, 0.013],
    line: [0.322, 0.02],
    soft: [0.292, 0.05],
    away: 1,
    words: ['#000000', '#ffffff'],
    ornament: '#f0b95c',
  },
};

const step = 0.004;
/** How far a colour may move so that the preferred words fit on it rather than the others. */
const preference = 0.035;

function hexOf(base: Oklch, l: number, maximumChroma = Infinity): string {
  const colour: Oklch = { mode: 'oklch', l, c: Math.min(base.c, maximumChroma), h: base.h };
  return formatHex(clampChroma(colour, 'oklch')) ?? '#000000';
}

/** Lightnesses from where the colour is, nearest first; with `towards` only on that side. */
function* lightnesses(from: number, towards?: -1 | 1): Generator<number> {
  yield from;
  for (let away = step; away <= 1 + step; away += step) {
    for (const side of [-1, 1] as const) {
      const l = from + side * away;
      if ((towards === undefined || towards === side) && l > -step && l < 1 + step)
        yield Math.min(1, Math.max(0, l));
    }
  }
}

const reaches = (colour: string, grounds: readonly string[], contrast: number) =>
  grounds.every((ground) => wcagContrast(colour, ground) >= contrast);

function chooseAccent(base: Oklch, chosen: string, grounds: readonly string[], frame: Frame) {
  const fits = (l: number, words: string) => {
    const accent = l === base.l ? chosen : hexOf(base, l);
    return reaches(accent, grounds, partContrast) && reaches(words, [accent], textContrast)
      ? accent
      : undefined;
  };
  let other: { accent: string; onAccent: string; away: number } | undefined;
  for (const l of lightnesses(base.l)) {
    const away = Math.abs(l - base.l);
    if (other && away > other.away + preference) break;
    const preferred = fits(l, frame.words[0]);
    if (preferred) return { accent: preferred, onAccent: frame.words[0] };
    const second = other ? undefined : fits(l, frame.words[1]);
    if (second) other = { accent: second, onAccent: frame.words[1], away };
  }
  return other ?? { accent: frame.words[1], onAccent: frame.words[0] };
}

/** The accent under a pointer: a step further, as long as its words stay readable. */
function strengthen(accent: string, onAccent: string, grounds: readonly string[], frame: Frame): string {
  const base = toOklch(parseHex(accent)) as Oklch;
  for (const side of [frame.away, -frame.away] as const) {
    const strong = hexOf(base, Math.min(1, Math.max(0, base.l + side * 0.06)));
    if (reaches(strong, grounds, partContrast) && reaches(onAccent, [strong], textContrast)) return strong;
  }
  return accent;
}

function inkOf(base: Oklch, grounds: readonly string[], frame: Frame): string {
  for (const l of lightnesses(base.l, frame.away)) {
    const ink = hexOf(base, l);
    if (reaches(ink, grounds, textContrast)) return ink;
  }
  return frame.words[1];
}

function noteOf(mode: ColourMode, chosen: string, used: string, grounds: readonly string[]): ThemeNote[] {
  if (chosen === used) return [];
  const code = reaches(chosen, grounds, partContrast) ? 'no_words_on_it' : 'too_near_page';
  return [{ mode, code, chosen, used }];
}

function coloursFor(
  mode: ColourMode,
  base: Oklch,
  { main, second }: ChosenColours,
): [ThemeColours, ThemeNote[]] {
  const frame = frames[mode];
  // Greys stay grey: the page takes on the main colour only as far as that has one.
  const tint = Math.min(1, base.c / 0.06);
  const ground = ([l, c]: [number, number]) => hexOf(base, l, c * tint);
  const page = { surface: ground(frame.surface), raised: ground(frame.raised), sunken: ground(frame.sunken) };
  const grounds = Object.values(page);
  const { accent, onAccent } = chooseAccent(base, main, grounds, frame);
  const accentSoft = ground(frame.soft);
  const colours: ThemeColours = {
    ...page,
    line: ground(frame.line),
    accent,
    accentStrong: strengthen(accent, onAccent, grounds, frame),
    onAccent,
    accentSoft,
    accentInk: inkOf(base, [...grounds, accentSoft], frame),
    ornament: second ?? frame.ornament,
  };
  return [colours, noteOf(mode, main, accent, grounds)];
}

/**
 * Makes a club's theme of what the brand chose. The hue stays; lightness moves as little as contrast asks for (WCAG 2.2 AA):
 * words at least 4.5:1 on all they stand on, buttons and edges at least 3:1 on the page, in light and dark.
 * `main` must be a colour (see `isColour`); a `second` that is none is left out.
 */
export function correctTheme(chosen: ChosenColours): ClubTheme {
  const main = chosen.main.toLowerCase();
  const second = isColour(chosen.second) ? chosen.second.toLowerCase() : undefined;
  const colours = { main, ...(second ? { second } : {}) };
  const base = { h: 0, ...toOklch(parseHex(main)) } as Oklch;
  const [light, lightNotes] = coloursFor('light', base, colours);
  const [dark, darkNotes] = coloursFor('dark', base, colours);
  const notes = [...lightNotes, ...darkNotes];
  return { ...colours, light, dark, corrected: notes.length > 0, notes };
}
