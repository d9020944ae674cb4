import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { readRoleValues } from '~/modules/clubs/act-on-role.server';
import { changeRecord } from '~/modules/clubs/change-record.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listMyRecords } from '~/modules/clubs/list-records.server';
import { listMyRoles } from '~/modules/clubs/list-roles.server';
import { muteClub } from '~/modules/clubs/mute-club.server';
import { clubPaths } from '~/modules/clubs/paths';
import { giveUpRole, requestRole } from '~/modules/clubs/request-role.server';
import { type PersonaInput, personaInput, requestRoleInput } from '~/modules/clubs/schema';
import { declareInterest, endInterest } from '~/modules/experts/change-interests.server';
import { listInterests } from '~/modules/experts/list-interests.server';
import { interestInput } from '~/modules/experts/schema';
import { MyInterests } from '~/modules/experts/ui/my-interests';
import { DoneNotice } from '~/ui/done-notice';
import { MyRoles } from '~/modules/clubs/ui/my-roles';
import { PersonaForm } from '~/modules/clubs/ui/persona-form';
import { RecordCard } from '~/modules/clubs/ui/record-card';
import type { ClubDetail, RecordView } from '~/modules/clubs/views';
import { takePicture } from '~/modules/uploads/take-picture.server';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { requireMember } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const slug = params.slug!;
  const { club, viewer } = await getClub(context.actor, slug);
  const { membership } = viewer;
  if (!membership || membership.status === 'left') throw redirect(clubPaths.club(slug));
  const [records, roles] = await Promise.all([
    listMyRecords(context.actor, slug),
    listMyRoles(context.actor, club.id),
  ]);
  const title = translatorFor(context.locale)('clubs:membership.title');
  const isExpert = roles.some(({ role, status }) => role === 'expert' && status === 'verified');
  const interests = isExpert ? await listInterests(context.actor, slug, membership.memberId) : null;
  return { club, membership, records, roles, interests, title };
});

async function readPersonaForm(actor: Actor, values: Record<string, unknown>): Promise<PersonaInput> {
  const persona = parseInput(personaInput, values);
  const pictureId = await takePicture(actor, values, 'picture');
  return { ...persona, ...(pictureId === undefined ? {} : { pictureId }) };
}

async function readRoleRequest(actor: Actor, values: Record<string, unknown>, timeZone: string) {
  const said = parseInput(requestRoleInput, givenValues(readRoleValues(values, timeZone)));
  const documentId = await takePicture(actor, values, 'document');
  return { ...said, documentId: documentId ?? undefined };
}

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { actor, timeZone } = context;
  const slug = params.slug!;
  const done = (word: string) => redirect(`${clubPaths.membership(slug)}?done=${word}`);
  switch (values.intent) {
    case 'persona':
      await changePersona(actor, { ...(await readPersonaForm(actor, values)), slug });
      return done('persona');
    case 'mute':
      await muteClub(actor, { slug, muted: values.muted === 'on' });
      return done(values.muted === 'on' ? 'muted' : 'unmuted');
    case 'record-state': {
      const state = values.state === 'shared' ? 'shared' : 'private';
      await changeRecord(actor, { recordId: String(values.recordId), state });
      return done(state);
    }
    case 'request-role':
      await requestRole(
        actor,
        { ...(await readRoleRequest(actor, values, timeZone)), slug },
        { idempotencyKey },
      );
      return done('requested');
    case 'declare-interest':
      await declareInterest(
        actor,
        { ...parseInput(interestInput, givenValues(values)), slug },
        { idempotencyKey },
      );
      return done('interest');
    case 'end-interest':
      await endInterest(actor, { interestId: String(values.interestId) });
      return done('interest-ended');
    case 'give-up-role':
      await giveUpRole(actor, { roleId: String(values.roleId) });
      return done('role-gone');
    case 'leave':
      await leaveClub(actor, { slug });
      return redirect(`${clubPaths.club(slug)}?done=left`);
    default:
      throw new PortalError('malformed');
  }
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function ShareButton({ record }: { record: RecordView }) {
  const { t } = useI18n();
  const shared = record.state === 'shared';
  return (
    <Form intent="record-state" summary={false}>
      <input type="hidden" name="recordId" value={record.id} />
      <Button size="sm" name="state" value={shared ? 'private' : 'shared'}>
        {shared ? t('clubs:records.takeBack') : t('clubs:records.share')}
      </Button>
    </Form>
  );
}

function Records({ club, records }: { club: ClubDetail; records: RecordView[] }) {
  const { t, locale } = useI18n();
  const types = club.recordTypes.filter(({ retired }) => !retired);
  if (types.length === 0 && records.length === 0) return null;
  return (
    <Section title={t('clubs:membership.records')}>
      <p className="-mt-1 mb-3 text-muted">{t('clubs:membership.recordsHint')}</p>
      <div className="space-y-3">
        {records.map((record) => (
          <RecordCard
            key={record.id}
            own
            record={record}
            fields={club.recordTypes.find(({ key }) => key === record.type.key)?.fields ?? []}
            to={clubPaths.record(club.slug, record.id)}
            actions={<ShareButton record={record} />}
          />
        ))}
        <p className="flex flex-wrap gap-2">
          {types.map(({ key, label }) => (
            <LinkButton
              key={key}
              to={clubPaths.newRecord(club.slug, key)}
              icon={<Plus aria-hidden="true" className="size-5" />}
            >
              {t('clubs:records.add', { type: label[locale] })}
            </LinkButton>
          ))}
        </p>
      </div>
    </Section>
  );
}

function Mute({ muted }: { muted: boolean }) {
  const { t } = useI18n();
  return (
    <Form intent="mute" summary={false} className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-[14rem] flex-1">
        <p className="font-semibold">{t(muted ? 'clubs:membership.muted' : 'clubs:membership.mute')}</p>
        <p className="text-sm text-muted">{t('clubs:membership.muteHint')}</p>
      </div>
      <Button name="muted" value={muted ? 'off' : 'on'} aria-pressed={muted}>
        {t(muted ? 'clubs:membership.unmute' : 'clubs:membership.muteButton')}
      </Button>
    </Form>
  );
}

function Leave({ club }: { club: ClubDetail }) {
  const { t } = useI18n();
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center font-semibold text-danger underline underline-offset-4">
        {t('clubs:membership.leave')}
      </summary>
      <Card className="mt-2 border-danger/40">
        <p className="font-semibold">{t('clubs:membership.leaveSure', { club: club.name })}</p>
        <p className="mb-3 text-muted">{t('clubs:membership.leaveHint')}</p>
        <Form intent="leave" summary={false}>
          <Button variant="danger">{t('clubs:membership.leaveYes')}</Button>
        </Form>
      </Card>
    </details>
  );
}

export default function MembershipPage() {
  const { club, membership, records, roles, interests } = useLoaderData<typeof loader>();
  const answer = useActionData<{ problem?: FormProblem }>();
  const { t } = useI18n();
  return (
    <Page title={t('clubs:membership.title')} lead={t('clubs:membership.lead', { club: club.name })}>
      <p className="mb-5 flex flex-wrap gap-x-5">
        <Link to={clubPaths.standing(club.slug)}>{t('clubs:membership.standing')}</Link>
        <Link to="/flags">{t('clubs:membership.flags')}</Link>
      </p>
      <DoneNotice
        words={{
          persona: t('clubs:membership.saved'),
          muted: t('clubs:membership.muted'),
          unmuted: t('clubs:membership.unmuted'),
          shared: t('clubs:records.sharedDone'),
          private: t('clubs:records.privateDone'),
          requested: t('clubs:membership.requested'),
          'role-gone': t('clubs:membership.roleGone'),
          interest: t('experts:interests.added'),
          'interest-ended': t('experts:interests.ended'),
          saved: t('clubs:records.saved'),
          removed: t('clubs:records.removed'),
        }}
      />
      <div className="space-y-8">
        {membership.status === 'suspended' ? null : (
          <Section title={t('clubs:membership.persona')}>
            <Card>
              <PersonaForm persona={membership.persona} />
            </Card>
          </Section>
        )}
        <Records club={club} records={records} />
        <Section title={t('clubs:membership.notices')}>
          <Card>
            <Mute muted={membership.muted} />
          </Card>
        </Section>
        {membership.status === 'active' ? (
          <Section title={t('clubs:membership.roles')}>
            <Card>
              {interests ? <p className="mb-3 text-muted">{t('experts:credential.renewHint')}</p> : null}
              <MyRoles roles={roles} open={answer?.problem?.form === 'request-role'} />
            </Card>
          </Section>
        ) : null}
        {interests ? (
          <Section title={t('experts:interests.title')}>
            <Card>
              <MyInterests interests={interests} />
            </Card>
          </Section>
        ) : null}
        <Leave club={club} />
      </div>
    </Page>
  );
}
