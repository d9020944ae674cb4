import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FriendsPage } from '~/modules/loyalty/bring-friend.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useAnnounce } from '~/ui/live-region';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';

/** Copies without a form; where nothing can be copied the link is there to be selected. */
function CopyButton({ text }: { text: string }) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const [ready, setReady] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setReady(typeof navigator.clipboard?.writeText === 'function'), []);
  if (!ready) return null;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        announce(t('perks:friends.copied'));
      },
      () => setReady(false),
    );
  return (
    <Button type="button" size="sm" icon={<Copy aria-hidden="true" className="size-4.5" />} onClick={copy}>
      {copied ? t('perks:friends.copied') : t('perks:friends.copy')}
    </Button>
  );
}

/** What bringing a friend gives, and the link and the code to do it by. */
export function FriendCode({
  code,
  link,
  terms,
}: {
  code: string;
  link: string;
  terms: NonNullable<FriendsPage['terms']>;
}) {
  const { t } = useI18n();
  const points = (count: number) => t('points:points', { count });
  return (
    <Card as="section">
      <p className="text-lg">
        {t(terms.paidOn === 'first_purchase' ? 'perks:friends.purchase' : 'perks:friends.thirtieth', {
          mine: points(terms.referrerPoints),
          theirs: points(terms.friendPoints),
        })}
      </p>
      <p className="text-sm text-muted">{t('perks:friends.limit', { count: terms.yearlyLimit })}</p>
      <h2 className="mt-4 text-sm text-muted">{t('perks:friends.link')}</h2>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 rounded-md bg-sunken px-3 py-1.5 font-mono break-all select-all">{link}</p>
        <CopyButton text={link} />
      </div>
      <p className="mt-1 text-sm text-muted">{t('perks:friends.linkHint')}</p>
      <h2 className="mt-4 text-sm text-muted">{t('perks:friends.code')}</h2>
      <p className="font-mono text-2xl font-bold tracking-wide select-all">{code}</p>
    </Card>
  );
}

/** Whom a member brought, and what became of it. */
export function FriendList({ friends }: Pick<FriendsPage, 'friends'>) {
  const { t } = useI18n();
  if (friends.length === 0)
    return (
      <EmptyState small title={t('perks:friends.none')}>
        {t('perks:friends.noneHint')}
      </EmptyState>
    );
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {friends.map(({ name, state, createdAt }) => (
          <li key={`${name} ${createdAt}`} className="flex items-center gap-4 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{name}</p>
              <p className="text-sm text-muted">
                <Time value={createdAt} />
              </p>
            </div>
            <Tag tone={state === 'paid' ? 'positive' : state === 'waiting' ? 'accent' : 'neutral'}>
              {t(`perks:friends.states.${state}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}
