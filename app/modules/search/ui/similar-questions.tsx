import { BookOpenText, CircleCheck, MessageCircleQuestion } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Facts } from '~/ui/facts';
import { useAnnounce } from '~/ui/live-region';
import { PlainLink } from '~/ui/plain-link';
import { Time } from '~/ui/time';
import type { SimilarQuestion } from '../views';

function SignOf({ item }: { item: SimilarQuestion }) {
  const Icon = item.type === 'guide' ? BookOpenText : item.answered ? CircleCheck : MessageCircleQuestion;
  return (
    <Icon
      aria-hidden="true"
      className={`mt-1 size-5 shrink-0 ${item.answered ? 'text-positive' : 'text-muted'}`}
    />
  );
}

function Similar({ item }: { item: SimilarQuestion }) {
  const { t, locale } = useI18n();
  const { type, title, language, excerpt, url, at, answered, answers } = item;
  const lang = language && language !== locale ? language : undefined;
  return (
    <li className="flex gap-3 px-4 py-3">
      <SignOf item={item} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold" lang={lang}>
          {title}
        </p>
        <Facts>
          {type === 'guide' ? t('search:similar.guide') : null}
          {type === 'question' && answered ? t('search:similar.answered') : null}
          {type === 'question' && !answered
            ? answers > 0
              ? t('search:similar.replies', { count: answers })
              : t('search:similar.noReplies')
            : null}
          <Time value={at} />
        </Facts>
        <p className="line-clamp-2 text-sm text-muted" lang={lang}>
          {excerpt}
        </p>
        <PlainLink
          to={url}
          className="inline-flex min-h-11 items-center font-semibold sm:min-h-9"
          aria-label={`${t('search:similar.answers')}: ${title}`}
        >
          {t('search:similar.answers')}
        </PlainLink>
      </div>
    </li>
  );
}

/**
 * Up to five questions and guides that ask or answer the same, below the title of a question that is being written. How many came
 * is said to screen readers. The field tells that they were offered: without scripts the form offers them once, before sending.
 */
export function SimilarQuestions({
  items,
  offered,
}: {
  items: readonly SimilarQuestion[];
  /** By the page itself, on the way between writing and sending. */
  offered: boolean;
}) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const said = useRef('');
  const key = items.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (key === said.current) return;
    said.current = key;
    if (key) announce(t('search:similar.found', { count: key.split(' ').length }));
  }, [key, announce, t]);
  return (
    <>
      {scripted || offered ? <input type="hidden" name="similarOffered" value="yes" /> : null}
      {items.length > 0 ? (
        <section
          aria-labelledby="similar-title"
          className="rounded-lg border border-line bg-raised"
          id="similar"
        >
          <div className="px-4 pt-3">
            <h2 id="similar-title" className="text-base font-semibold">
              {t('search:similar.title')}
            </h2>
            <p className="text-sm text-muted">{t('search:similar.lead')}</p>
          </div>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <Similar key={item.id} item={item} />
            ))}
          </ul>
          {offered ? (
            <p className="border-t border-line px-4 py-3 text-sm">{t('search:similar.stillAsk')}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
