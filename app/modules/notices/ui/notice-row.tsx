import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Bell } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Time } from '~/ui/time';
import type { NoticeView } from '../schema';

function Faces({ actors }: Pick<NoticeView, 'actors'>) {
  const [first, second] = actors;
  if (!first)
    return (
      <span className="mt-0.5 flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-ink">
        <Bell aria-hidden="true" className="size-5" />
      </span>
    );
  if (!second) return <Avatar name={first.name} pictureId={first.pictureId} className="mt-0.5" />;
  return (
    <span className="relative mt-0.5 size-10 shrink-0">
      <Avatar name={second.name} pictureId={second.pictureId} size="sm" className="absolute end-0 bottom-0" />
      <Avatar
        name={first.name}
        pictureId={first.pictureId}
        size="sm"
        className="absolute start-0 top-0 ring-2 ring-raised"
      />
    </span>
  );
}

/** One line: who did what, about what, and when. All of it leads there. */
export function NoticeRow({ notice }: { notice: NoticeView }) {
  const t = useT();
  const { id, line, about, excerpt, language, actors, club, url, at, read } = notice;
  return (
    <li className="relative flex gap-3 px-4 py-3.5 hover:bg-sunken sm:gap-4" data-notice={id}>
      <Faces actors={actors} />
      <div className="min-w-0 flex-1">
        <p className={clsx(!read && 'font-semibold')}>
          <Link to={url} className="no-underline after:absolute after:inset-0 hover:underline">
            {line}
          </Link>
        </p>
        {about ? (
          <p className="line-clamp-2" lang={language ?? undefined}>
            {about}
          </p>
        ) : null}
        {excerpt ? (
          <p className="line-clamp-2 text-muted" lang={language ?? undefined}>
            {excerpt}
          </p>
        ) : null}
        <Facts>
          {club?.name}
          <Time value={at} />
        </Facts>
      </div>
      {read ? null : (
        <Form intent="read" className="relative z-10 shrink-0 self-start">
          <input type="hidden" name="id" value={id} />
          <Button
            variant="quiet"
            size="sm"
            aria-label={t('notices:markRead', { line })}
            title={t('notices:read')}
          >
            <span className="size-2.5 rounded-full bg-accent" aria-hidden="true" />
          </Button>
          <span className="sr-only">{t('notices:isUnread')}</span>
        </Form>
      )}
    </li>
  );
}
