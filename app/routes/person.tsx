import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ChevronDown, UserRoundPen } from 'lucide-react';
import { z } from 'zod';
import { blockPerson, unblockPerson } from '~/modules/clubs/block-person.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { getPerson, type PersonPage } from '~/modules/clubs/get-person.server';
import { clubPaths } from '~/modules/clubs/paths';
import { reasonSchema } from '~/modules/clubs/schema';
import { liftSuspension, suspendMember } from '~/modules/clubs/suspend-member.server';
import { listBadgesOf } from '~/modules/loyalty/badges.server';
import { BadgeShelf } from '~/modules/loyalty/ui/badge-shelf';
import { readExpertPage } from '~/modules/experts/read-expert-page.server';
import { ExpertProfile } from '~/modules/experts/ui/expert-profile';
import { DoneNotice } from '~/ui/done-notice';
import { RecordCard } from '~/modules/clubs/ui/record-card';
import { SuspendForm } from '~/modules/clubs/ui/suspend-form';
import { useClub } from '~/modules/clubs/ui/use-club';
import { followPerson } from '~/modules/threads/follow-person.server';
import { isFollowingPerson } from '~/modules/threads/list-follows.server';
import { FollowButton } from '~/modules/threads/ui/follow-button';
import { now } from '~/platform/clock.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { Avatar } from '~/ui/avatar';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { pageMeta } from '~/ui/page-meta';
import { RoleBadges } from '~/ui/role-badge';

export const loader = page(async ({ request, params, context }: LoaderFunctionArgs) => {
  const { slug = '', memberId = '' } = params;
  const [person, { club }, expert] = await Promise.all([
    getPerson(context.actor, slug, memberId),
    getClub(context.actor, slug),
    readExpertPage(context.actor, slug, memberId, new URL(request.url).searchParams),
  ]);
  const following = await isFollowingPerson(context.actor, params.slug!, person.person.memberId);
  const medals = await listBadgesOf(person.person.memberId);
  return { ...person, following, recordTypes: club.recordTypes, expert, medals };
});

const dayMs = 86_400_000;
const suspendForm = z.object({ days: z.coerce.number().int().min(1).max(365), reason: reasonSchema });

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const { slug, memberId } = params as { slug: string; memberId: string };
  const done = (word: string) => redirect(`${clubPaths.person(slug, memberId)}?done=${word}`);
  switch (values.intent) {
    case 'follow':
      await followPerson(actor, { slug, personId: memberId, on: values.on === 'on' });
      return redirect(clubPaths.person(slug, memberId));
    case 'block':
      await blockPerson(actor, { memberId });
      return done('blocked');
    case 'unblock':
      await unblockPerson(actor, { memberId });
      return done('unblocked');
    case 'suspend': {
      const { days, reason } = parseInput(suspendForm, values);
      await suspendMember(actor, { slug, memberId, reason, until: new Date(now().getTime() + days * dayMs) });
      return done('suspended');
    }
    case 'lift':
      await liftSuspension(actor, { slug, memberId });
      return done('lifted');
    default:
      throw new PortalError('malformed');
  }
});

export const meta = pageMeta<typeof loader>(({ person }) => ({
  title: person.name,
  pictureId: person.pictureId,
  unlisted: true,
}));

function Expertise({ person }: Pick<PersonPage, 'person'>) {
  const { t, format } = useI18n();
  const { expert, organisation } = person.badge;
  const facts = [
    ...(expert
      ? ([
          [t('clubs:person.expertise'), expert.field],
          [t('clubs:person.credential'), expert.credential],
          [t('clubs:person.issuer'), expert.issuer],
          [
            t('clubs:person.valid'),
            expert.validUntil ? format.date(expert.validUntil) : t('clubs:person.validForever'),
          ],
        ] as const)
      : []),
    ...(organisation ? ([[t('clubs:person.organisation'), organisation.name]] as const) : []),
  ].filter(([, value]) => value);
  if (facts.length === 0) return null;
  return (
    <Card>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Blocking({ viewer }: Pick<PersonPage, 'viewer'>) {
  const { t } = useI18n();
  return (
    <Form intent={viewer.blocked ? 'unblock' : 'block'} summary={false}>
      <p className="mb-2 text-sm text-muted">
        {viewer.blocked ? t('clubs:person.blocked') : t('clubs:person.blockHint')}
      </p>
      <Button size="sm">{viewer.blocked ? t('clubs:person.unblock') : t('clubs:person.block')}</Button>
    </Form>
  );
}

function Suspending({ person, viewer }: PersonPage) {
  const { t, format } = useI18n();
  const { suspension, may } = viewer;
  if (!may.suspend) return null;
  if (!suspension) return <SuspendForm name={person.name} />;
  return (
    <Notice
      tone="warning"
      title={t('clubs:person.suspendedUntil', { date: format.dateTime(suspension.until) })}
    >
      <p>{suspension.reason}</p>
      <Form intent="lift" summary={false} className="mt-2">
        <Button size="sm">{t('clubs:person.lift')}</Button>
      </Form>
    </Notice>
  );
}

function More(props: PersonPage & { slug: string }) {
  const { slug } = props;
  const { t } = useI18n();
  return (
    <details open={useRefused('suspend')} className="group rounded-lg border border-line bg-raised">
      <summary className="flex min-h-11 items-center justify-between px-4 py-2 font-semibold">
        {t('clubs:person.more')}
        <ChevronDown aria-hidden="true" className="size-5 text-muted group-open:rotate-180" />
      </summary>
      <div className="space-y-6 px-4 pb-4">
        <Blocking viewer={props.viewer} />
        <p>
          <Link to={`${clubPaths.person(slug, props.person.memberId)}/flag`}>{t('clubs:person.flag')}</Link>
        </p>
        {props.viewer.suspension ? null : <Suspending {...props} />}
      </div>
    </details>
  );
}

export default function Person() {
  const data = useLoaderData<typeof loader>();
  const { person, records, recordTypes, viewer, following, expert, medals } = data;
  const { t, format } = useI18n();
  const frame = useClub();
  const { slug } = frame.club;
  const { name } = person;
  return (
    <div className="mx-auto w-full max-w-[var(--measure)] space-y-5 px-4 py-6 sm:px-6">
      <DoneNotice
        words={{
          blocked: t('clubs:person.blockDone', { name }),
          unblocked: t('clubs:person.unblockDone', { name }),
          lifted: t('clubs:person.lifted'),
        }}
      />
      <header className="flex flex-wrap items-center gap-5">
        <Avatar name={name} pictureId={person.pictureId} size="xl" />
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl sm:text-3xl">{name}</h1>
          <RoleBadges badge={person.badge} />
          {person.joinedAt ? (
            <p className="text-sm text-muted">
              {t('clubs:people.joined', { date: format.date(person.joinedAt) })}
            </p>
          ) : null}
        </div>
        {viewer.mine ? (
          <LinkButton
            to={clubPaths.membership(slug)}
            icon={<UserRoundPen aria-hidden="true" className="size-5" />}
          >
            {t('clubs:person.edit')}
          </LinkButton>
        ) : frame.viewer.memberId === null ? null : (
          <FollowButton following={following} name={name} />
        )}
      </header>
      {viewer.suspension ? <Suspending {...data} /> : null}
      <p className={person.bio ? 'text-lg whitespace-pre-line' : 'text-muted'}>
        {person.bio || t('clubs:person.noBio', { name })}
      </p>
      {expert ? <ExpertProfile {...expert} /> : <Expertise person={person} />}
      <BadgeShelf badges={medals} />
      {records.length > 0 ? (
        <Section title={t('clubs:person.records')}>
          <div className="space-y-3">
            {records.map((record) => (
              <RecordCard
                key={record.id}
                record={record}
                fields={recordTypes.find(({ key }) => key === record.type.key)?.fields ?? []}
              />
            ))}
          </div>
        </Section>
      ) : null}
      {viewer.mine || frame.viewer.memberId === null ? null : <More {...data} slug={slug} />}
    </div>
  );
}
