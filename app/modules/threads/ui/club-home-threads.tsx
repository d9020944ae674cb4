import { Link } from '@remix-run/react';
import { ArrowUp } from 'lucide-react';
import { WriteActions } from '~/modules/clubs/ui/home-actions';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { threadPaths } from '../paths';
import type { ThreadItem } from '../post';
import { type TagLabels, ThreadRow } from './thread-row';
import type { HomeThreads } from './use-club-home';

function ThreadsCard({ threads, labels }: { threads: readonly ThreadItem[]; labels: TagLabels }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} tagLabels={labels} />
        ))}
      </ul>
    </Card>
  );
}

function Quiet({ slug, mayWrite }: { slug: string; mayWrite: boolean }) {
  const { t } = useI18n();
  const action = mayWrite ? (
    <LinkButton to={threadPaths.ask(slug)} variant="primary">
      {t('clubs:home.ask')}
    </LinkButton>
  ) : undefined;
  return (
    <Card>
      <EmptyState small drawing="empty-threads" title={t('clubs:home.noThreads')} action={action}>
        {mayWrite ? t('clubs:home.noThreadsHint') : t('clubs:home.noThreadsVisitor')}
      </EmptyState>
    </Card>
  );
}

function Questions({ questions, labels }: { questions: readonly ThreadItem[]; labels: TagLabels }) {
  const { t } = useI18n();
  return (
    <Section title={t('clubs:home.questions')}>
      {questions.length > 0 ? (
        <>
          <p className="-mt-1 mb-2 text-muted">{t('clubs:home.questionsHint')}</p>
          <ThreadsCard threads={questions} labels={labels} />
        </>
      ) : (
        <p className="text-muted">{t('clubs:home.noQuestions')}</p>
      )}
    </Section>
  );
}

export interface ClubHomeThreadsProps {
  slug: string;
  threads: HomeThreads;
  labels: TagLabels;
  mayWrite: boolean;
  /** How many threads have gone on that are not on the page, and how to see them. */
  unseen: number;
  reload: () => void;
}

/** What is said in a club, on its home: live, new, and waiting for an answer. */
export function ClubHomeThreads({ slug, threads, labels, mayWrite, unseen, reload }: ClubHomeThreadsProps) {
  const { t } = useI18n();
  const { fresh, questions, live } = threads;
  if (fresh.length === 0 && unseen === 0)
    return (
      <Section title={t('clubs:home.threads')}>
        <Quiet slug={slug} mayWrite={mayWrite} />
      </Section>
    );
  return (
    <>
      {live.length > 0 ? (
        <Section title={t('clubs:home.live')}>
          <ThreadsCard threads={live} labels={labels} />
        </Section>
      ) : null}
      <Section
        title={t('clubs:home.threads')}
        action={<Link to={threadPaths.list(slug)}>{t('clubs:home.allThreads')}</Link>}
      >
        {mayWrite ? <WriteActions ask={threadPaths.ask(slug)} start={threadPaths.start(slug)} /> : null}
        <div role="status">
          {unseen > 0 ? (
            <Button
              type="button"
              wide
              className="mb-3"
              onClick={reload}
              icon={<ArrowUp aria-hidden="true" className="size-5" />}
            >
              {t('clubs:home.unseen', { count: unseen })}
            </Button>
          ) : null}
        </div>
        <ThreadsCard threads={fresh} labels={labels} />
      </Section>
      <Questions questions={questions} labels={labels} />
    </>
  );
}
