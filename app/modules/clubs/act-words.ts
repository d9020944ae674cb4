import type { Translate } from '~/platform/i18n/translator';

/** Says what an act of the audit log was; the name of one that has no words yet is better than nothing. */
export function actWords(t: Translate): (act: string) => string {
  const say = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (act) => say(`studio:audit.acts.${act.replace('.', '_')}`, { defaultValue: act });
}
