import type { Formatter } from '~/platform/i18n/format';
import type { Locale } from '~/platform/i18n/locale';
import type { Translate } from '~/platform/i18n/translator';
import type { QuestionView } from '../views';

type Assigned = NonNullable<QuestionView['assigned']>;

const languageKeys = {
  th: 'questions:reasons.languageTh',
  vi: 'questions:reasons.languageVi',
  en: 'questions:reasons.languageEn',
} as const;

interface Reader {
  t: Translate;
  locale: Locale;
  format: Formatter;
  now: Date;
}

function one(
  reason: Assigned['reasons'][number],
  question: QuestionView,
  { t, locale, format, now }: Reader,
): string {
  switch (reason.code) {
    case 'field':
      return t('questions:reasons.field', {
        field: question.field?.key === reason.field ? question.field.label[locale] : reason.field,
      });
    case 'language':
      return t(languageKeys[reason.language]);
    case 'open':
      return t('questions:reasons.open', { count: reason.open });
    case 'on_duty':
      return t('questions:reasons.on_duty', { time: format.time(reason.until) });
    case 'back_at':
      return t('questions:reasons.back_at', { time: format.dateTime(reason.at) });
    case 'turn':
      return t('questions:reasons.turn', { time: format.relative(reason.last, now) });
    default:
      return t(`questions:reasons.${reason.code}`);
  }
}

/** Why this expert was asked, as one sentence's parts: "speaks Vietnamese", "2 questions open", "on duty until 18:00". */
export function reasonWords(question: QuestionView, reader: Reader): string[] {
  const { assigned } = question;
  if (!assigned) return [];
  if (assigned.reasons.length === 0)
    return assigned.way === 'routed' ? [] : [reader.t(`questions:reasons.${assigned.way}`)];
  return assigned.reasons.map((reason) => one(reason, question, reader));
}
