/** What the brand chooses; `#rrggbb`. */
export interface ChosenColours {
  main: string;
  /** Ornament only, never under or as words. */
  second?: string;
}

export type ColourMode = 'light' | 'dark';

/** Colours of one mode, each `#rrggbb`; names as in ui/tokens.css. */
export interface ThemeColours {
  surface: string;
  raised: string;
  sunken: string;
  line: string;
  accent: string;
  accentStrong: string;
  onAccent: string;
  accentSoft: string;
  accentInk: string;
  ornament: string;
}

/** `too_near_page`: would not stand out as a button. `no_words_on_it`: words would be hard to read on it. */
export interface ThemeNote {
  mode: ColourMode;
  code: 'too_near_page' | 'no_words_on_it';
  chosen: string;
  used: string;
}

/** What is kept with a club. `corrected`: the main colour could not be used as it is in at least one mode. */
export interface ClubTheme extends ChosenColours {
  light: ThemeColours;
  dark: ThemeColours;
  corrected: boolean;
  notes: ThemeNote[];
}

const hexPattern = /^#[0-9a-f]{6}$/;

/** Whether a text is a colour as a club's theme takes it. Capitals count the same. */
export function isColour(value: unknown): value is string {
  return typeof value === 'string' && hexPattern.test(value.toLowerCase());
}

const variables: Record<keyof ThemeColours, string> = {
  surface: '--surface',
  raised: '--raised',
  sunken: '--sunken',
  line: '--line',
  accent: '--accent',
  accentStrong: '--accent-strong',
  onAccent: '--on-accent',
  accentSoft: '--accent-soft',
  accentInk: '--accent-ink',
  ornament: '--marigold',
};

/**
 * A kept theme as a style attribute that holds both modes (see ui/tokens.css). Anything that is not a whole theme, such as
 * the `{}` of a club without one, gives no style. Only colours pass, so that nothing else can get into the attribute.
 */
export function themeStyle(theme: unknown): Record<`--${string}`, string> {
  const { light, dark } = (theme ?? {}) as Partial<Record<ColourMode, Partial<ThemeColours>>>;
  const style: Record<`--${string}`, string> = {};
  for (const [name, variable] of Object.entries(variables) as [keyof ThemeColours, `--${string}`][]) {
    const [inLight, inDark] = [light?.[name], dark?.[name]];
    if (!isColour(inLight) || !isColour(inDark)) return {};
    style[variable] = `var(--in-light, ${inLight}) var(--in-dark, ${inDark})`;
  }
  return style;
}

/** What was chosen, for the form that edits it; undefined for a club without a theme. */
export function chosenColours(theme: unknown): ChosenColours | undefined {
  const { main, second } = (theme ?? {}) as Partial<ChosenColours>;
  if (!isColour(main)) return undefined;
  return { main, ...(isColour(second) ? { second } : {}) };
}
