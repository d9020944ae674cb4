import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { PostArticle } from '~/modules/threads/ui/post-article';
import { useI18n } from '~/platform/i18n/i18n-context';
import { usePresence, useTyping } from '~/platform/realtime/client/use-presence';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { useNow } from '~/ui/now';
import type { DeskDetail } from '../../open-on-desk.server';
import { reasonWords } from '../reason-words';
import { SharedRecord } from '../shared-record';
import { useSharedRecord } from '../use-shared-record';
import { DeskActs } from './desk-acts';
import { DeskReply } from './desk-reply';
import { DeskState } from './desk-state';

function Company({ detail, memberId }: { detail: DeskDetail; memberId: string | null }) {
  const { t, format } = useI18n();
  const stream = `thread:${detail.item.question.threadId}`;
  const presence = usePresence(stream);
  const { typists } = useTyping(stream, memberId);
  const names = (people: readonly { name: string }[]) => format.list(people.map(({ name }) => name));
  const others = (presence?.people ?? []).filter(({ id }) => id !== memberId);
  const { drafting } = detail.item;
  return (
    <div className="text-sm" role="status">
      {others.length > 0 ? <p className="text-muted">{t('desk:reading', { names: names(others) })}</p> : null}
      {typists.length > 0 ? (
        <p className="font-semibold text-warning">{t('desk:typing', { names: names(typists) })}</p>
      ) : drafting.length > 0 ? (
        <p className="font-semibold text-warning">{t('desk:drafting', { names: names(drafting) })}</p>
      ) : null}
    </div>
  );
}

/** One question beside the queue: what was asked, the asker's record, what can be done, and the answer being written. */
export function DeskDetailView(props: { detail: DeskDetail; memberId: string | null; back: string }) {
  const { detail, memberId, back } = props;
  const { t, locale, format } = useI18n();
  const now = useNow();
  const { item, viewer, posts, note } = detail;
  const { question, title, url, language, club } = item;
  const record = useSharedRecord(question, viewer.may.seeRecord, detail.record);
  const { typed } = useTyping(`thread:${question.threadId}`, memberId);
  const reasons = reasonWords(question, { t, locale, format, now });
  return (
    <section aria-label={title} className="min-w-0 space-y-4">
      <Link to={back} className="inline-flex min-h-11 items-center gap-1.5 lg:hidden" preventScrollReset>
        <ArrowLeft aria-hidden="true" className="size-4.5" />
        {t('desk:back')}
      </Link>
      <header className="space-y-1">
        <DeskState item={item} />
        <h2 className="text-xl" lang={language ?? undefined}>
          {title}
        </h2>
        {reasons.length > 0 ? (
          <p className="text-sm text-muted" suppressHydrationWarning>
            {format.list(reasons)}
          </p>
        ) : null}
        <Link to={url} className="inline-flex min-h-11 items-center">
          {t('desk:openThread')}
        </Link>
      </header>
      {note ? (
        <Notice title={t('desk:note', { name: note.by })}>
          <span className="whitespace-pre-line">{note.words}</span>
        </Notice>
      ) : null}
      <DeskActs detail={detail} />
      <div className="gap-5 2xl:grid 2xl:grid-cols-[minmax(0,1fr)_18rem]">
        <aside className="max-2xl:mb-4 2xl:order-2" aria-label={t('questions:record.title')}>
          {record ? (
            <div className="space-y-1">
              <p className="text-sm text-muted">{t('questions:record.shared')}</p>
              <SharedRecord record={record} />
            </div>
          ) : question.record === 'withdrawn' ? (
            <Card>
              <p className="text-sm text-muted">{t('questions:record.takenBack')}</p>
            </Card>
          ) : null}
        </aside>
        <div className="min-w-0 space-y-3">
          {posts.items.map((post) => (
            <PostArticle key={post.id} post={post} slug={club.slug} locale={locale} accepted={false} />
          ))}
          {posts.more.after ? (
            <p className="text-sm text-muted">{t('desk:earlier', { count: posts.postCount })}</p>
          ) : null}
          <Company detail={detail} memberId={memberId} />
          {viewer.may.work && question.state !== 'closed' ? (
            <DeskReply detail={detail} onTyping={typed} />
          ) : null}
        </div>
      </div>
    </section>
  );
}
