import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { yearOf } from '~/modules/accounts/birthday';
import { changePassword } from '~/modules/accounts/change-password.server';
import { endOtherSessions, endSession } from '~/modules/accounts/end-session.server';
import { getSettings } from '~/modules/accounts/get-settings.server';
import { accountPaths } from '~/modules/accounts/paths';
import { changeEmail, resendConfirmation } from '~/modules/accounts/request-email-confirmation.server';
import { savePreferences } from '~/modules/accounts/save-preferences.server';
import { sayBirthday } from '~/modules/accounts/say-birthday.server';
import { birthdayInput, emailChange, nameOnly, passwordChange, preferences } from '~/modules/accounts/schema';
import { BirthdayForm } from '~/modules/accounts/ui/birthday-form';
import { EmailForm } from '~/modules/accounts/ui/email-form';
import { LanguageForm } from '~/modules/accounts/ui/language-form';
import { PasswordForm } from '~/modules/accounts/ui/password-form';
import { ProfileForm } from '~/modules/accounts/ui/profile-form';
import { SessionList } from '~/modules/accounts/ui/session-list';
import { updateProfile } from '~/modules/accounts/update-profile.server';
import { unblockPerson } from '~/modules/clubs/block-person.server';
import { listBlocks } from '~/modules/clubs/list-blocks.server';
import { BlockedPeople } from '~/modules/clubs/ui/blocked-people';
import { noticePaths } from '~/modules/notices/paths';
import { createUpload } from '~/modules/uploads/create-upload.server';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import type { RootData } from '~/root';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { ColourModeChoice } from '~/ui/shell/preferences';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  ...(await getSettings(context.actor)),
  blocked: await listBlocks(context.actor),
  title: translatorFor(context.locale)('accounts:settings.title'),
  zones: Intl.supportedValuesOf('timeZone'),
}));

async function saveProfile(actor: Actor, values: Record<string, unknown>): Promise<void> {
  const { name } = parseInput(nameOnly, values);
  const { picture, removePicture } = values;
  if (picture instanceof File) {
    const upload = await createUpload(actor, {
      data: Buffer.from(await picture.arrayBuffer()),
      field: 'picture',
    });
    await updateProfile(actor, { name, pictureId: upload.id });
  } else await updateProfile(actor, removePicture ? { name, pictureId: null } : { name });
}

function readBirthdayForm({ day, month, year }: Record<string, unknown>) {
  const number = (value: unknown) => (value ? Number(value) : undefined);
  return { day: number(day), month: number(month), year: year ? yearOf(Number(year)) : null };
}

export const action = formAction(async ({ values, context: { actor, address } }) => {
  const done = (word: string) => redirect(`${accountPaths.settings()}?done=${word}`);
  switch (values.intent) {
    case 'profile':
      await saveProfile(actor, values);
      return done('saved');
    case 'language':
      await savePreferences(actor, parseInput(preferences, { ...values, locale: values.locale || null }));
      return done('saved');
    case 'birthday':
      await sayBirthday(actor, { birthday: parseInput(birthdayInput, readBirthdayForm(values)) });
      return done('saved');
    case 'forget-birthday':
      await sayBirthday(actor, { birthday: null });
      return done('birthday-forgotten');
    case 'resend':
      await resendConfirmation(actor, { address });
      return done('resent');
    case 'email':
      await changeEmail(actor, parseInput(emailChange, values), { address });
      return done('email-sent');
    case 'password':
      await changePassword(actor, parseInput(passwordChange, values), { address });
      return done('password');
    case 'end-session':
      await endSession(actor, { sessionId: String(values.sessionId) });
      return done('ended');
    case 'unblock':
      await unblockPerson(actor, { memberId: String(values.memberId) });
      return done('unblocked');
    case 'end-others':
      await endOtherSessions(actor, {});
      return done('others-ended');
    default:
      throw new PortalError('malformed');
  }
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function SettingsPage() {
  const { member, birthday, hasPassword, sessions, zones, blocked } = useLoaderData<typeof loader>();
  const refused = useActionData<{ problem?: FormProblem }>()?.problem?.form;
  const colours = useRouteLoaderData<RootData>('root')?.colourMode ?? 'system';
  const t = useT();
  return (
    <Page title={t('accounts:settings.title')} lead={t('accounts:settings.lead')}>
      <DoneNotice
        words={{
          saved: t('accounts:settings.saved'),
          'birthday-forgotten': t('accounts:birthday.forgotten'),
          resent: t('accounts:settings.resent', { email: member.email ?? '' }),
          'email-sent': t('accounts:settings.emailSent'),
          confirmed: t('accounts:settings.emailDone'),
          password: t('accounts:settings.passwordDone'),
          unblocked: t('clubs:person.unblocked'),
          ended: t('accounts:settings.oneEnded'),
          'others-ended': t('accounts:settings.othersEnded'),
        }}
      />
      <p className="mb-6 flex flex-wrap gap-2">
        <LinkButton to={noticePaths.settings()}>{t('notices:settings.title')}</LinkButton>
        <LinkButton to={noticePaths.follows()}>{t('notices:follows.title')}</LinkButton>
      </p>
      <div className="space-y-8">
        <Section title={t('accounts:settings.profile')}>
          <Card>
            <ProfileForm member={member} />
          </Card>
        </Section>
        <Section title={t('accounts:birthday.title')}>
          <Card>
            <BirthdayForm birthday={birthday} />
          </Card>
        </Section>
        <Section title={t('accounts:settings.language')}>
          <Card>
            <LanguageForm member={member} zones={zones} />
          </Card>
        </Section>
        <Section title={t('accounts:settings.colours')}>
          <Card>
            <p className="text-muted">{t('accounts:settings.coloursHint')}</p>
            <ColourModeChoice chosen={colours} />
          </Card>
        </Section>
        <Section title={t('accounts:settings.email')}>
          <Card>
            <EmailForm member={member} hasPassword={hasPassword} open={refused === 'email'} />
          </Card>
        </Section>
        <Section title={t('accounts:settings.password')}>
          <Card>
            <PasswordForm hasPassword={hasPassword} email={member.email} open={refused === 'password'} />
          </Card>
        </Section>
        <Section title={t('accounts:settings.sessions')}>
          <Card>
            <SessionList sessions={sessions} />
          </Card>
        </Section>
        <Section title={t('clubs:person.blockedTitle')}>
          <Card>
            <BlockedPeople people={blocked} />
          </Card>
        </Section>
      </div>
    </Page>
  );
}
