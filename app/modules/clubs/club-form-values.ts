import { givenValues, nestValues } from '~/platform/nested-values';

type Values = Record<string, unknown>;

/** What the studio's form sends, as the schemas of clubs take it. Fields that mean "none" when empty become just that. */
export function readClubForm(values: Values): Values {
  const { intent: _, themeOwn, theme, draft, joinCode, languages, ...rest } = nestValues(values);
  return {
    ...rest,
    languages: languages ?? [],
    theme: themeOwn === 'on' ? givenValues(theme as Values) : null,
    ...givenValues({ joinCode }),
    ...(draft === 'on' ? { status: 'draft' } : {}),
  };
}
