import type { OriginView } from '~/modules/proposals/views';
import type { Formatter } from '~/platform/i18n/format';
import type { Translate } from '~/platform/i18n/translator';
import type { Currency } from './rules';
import { changesInWords } from './term-changes';
import type { EventView } from './views';

export type StoryWords = Record<string, string | number | null>;

/** One line of an offer's story in the reader's words. Unknown kinds, of a newer portal, say that something changed. */
export function storyLine(t: Translate, format: Formatter, kind: string, data: StoryWords): string {
  const currency = (data.currency ?? 'THB') as Currency;
  const money = (key: string) => (typeof data[key] === 'number' ? format.money(data[key], currency) : '');
  const date = (key: string) => (typeof data[key] === 'string' ? format.dateTime(data[key]) : '');
  const count = (key: string) => (typeof data[key] === 'number' ? data[key] : 0);
  const number = (key: string) => (typeof data[key] === 'number' ? format.number(data[key]) : '');
  const name = String(data.name ?? '');
  const changes = (withOf: boolean) => changesInWords({ t, format, currency }, data, { withOf });
  switch (kind) {
    case 'wished':
      return t('offers:story.wished', { names: format.list(name.split('\n')) });
    case 'reached':
      return t('offers:story.reached');
    case 'promised':
      return t('offers:story.promised');
    case 'made':
      return t('offers:story.made');
    case 'costing':
      return t('offers:story.costing');
    case 'opened':
      return t('offers:story.opened');
    case 'deadline_moved':
      return t('offers:story.deadlineMoved', { date: date('until') });
    case 'ends_earlier':
      return t('offers:story.endsEarlier', {
        ...{ date: date('until'), before: date('before'), reason: String(data.reason ?? '') },
      });
    case 'words_changed':
      return t('offers:story.wordsChanged');
    case 'threshold_lowered':
      return t('offers:story.thresholdLowered', { before: number('before'), after: number('after') });
    case 'fee_lowered':
      return t('offers:story.feeLowered', { before: number('before'), after: number('after') });
    case 'stages_changed':
      return changes(true)
        ? t('offers:story.stagesChangedTo', { changes: changes(true) })
        : t('offers:story.stagesChanged');
    case 'asked':
      return t('offers:story.asked', { question: String(data.question ?? '') });
    case 'answered':
      return data.answer === null
        ? t('offers:story.answeredNone', { question: String(data.question ?? '') })
        : t('offers:story.answered', {
            ...{ question: String(data.question ?? ''), answer: String(data.answer ?? '') },
            count: count('voters'),
          });
    case 'option_added':
      return t('offers:story.optionAdded', { name });
    case 'option_changed':
      return t('offers:story.optionChanged', { name, changes: changes(false) });
    case 'repriced':
      return t('offers:story.repriced', { name, before: money('before'), after: money('after') });
    case 'step_reached':
      return t('offers:story.stepReached', { name, quantity: number('quantity'), price: money('price') });
    case 'threshold_reached':
      return t('offers:story.thresholdReached', { quantity: number('quantity') });
    case 'funded':
      return t('offers:story.funded', { quantity: number('quantity'), count: count('members') });
    case 'unfunded':
      return t('offers:story.unfunded', { quantity: number('quantity'), threshold: number('threshold') });
    case 'started':
      return t('offers:story.started', { name });
    case 'stage_passed':
      return data.next
        ? t('offers:story.stagePassedNext', { name, next: String(data.next) })
        : t('offers:story.stagePassed', { name });
    case 'stage_moved':
      return t('offers:story.stageMoved', { name, date: date('to'), before: date('from') });
    case 'freed':
      return t('offers:story.freed', { name, count: count('quantity') });
    case 'reoffered':
      return t('offers:story.reoffered', {
        name,
        quantity: number('quantity'),
        percent: number('discountPercent'),
      });
    case 'recovered':
      return t('offers:story.recovered', { count: count('quantity'), amount: money('amount') });
    case 'fulfilled':
      return t('offers:story.fulfilled', { count: count('orders') });
    case 'shared':
      return t('offers:story.shared', { points: number('points'), count: count('members') });
    case 'withdrawn':
      return t('offers:story.withdrawn', { reason: String(data.reason ?? '') });
    default:
      return t('offers:story.changed');
  }
}

/** Pure: what happened before there was an offer, as lines of its story: the wish, enough behind it, the brand's yes. */
export function storyBefore(origin: OriginView | null): EventView[] {
  if (!origin) return [];
  const { authors, proposedAt, reachedAt, acceptance } = origin;
  const wish = { name: authors.map(({ name }) => name).join('\n') };
  const moments = [
    { kind: 'wished', at: proposedAt, data: wish },
    ...(reachedAt ? [{ kind: 'reached', at: reachedAt, data: {} }] : []),
    ...(acceptance ? [{ kind: 'promised', at: acceptance.at, data: {} }] : []),
  ];
  return moments.map((moment) => ({ ...moment, id: moment.kind }));
}
