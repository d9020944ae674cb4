import { db } from '~/platform/db/client.server';
import { defineMail, type MailDraft } from '~/platform/mail.server';
import { linkHours, makeLinkSecret } from './internal/email-links.server';
import { accountPaths } from './paths';

async function nameOf(memberId: string | null): Promise<string | undefined> {
  if (!memberId) return undefined;
  const member = await db.member.findUnique({
    where: { id: memberId, status: 'active' },
    select: { name: true },
  });
  return member?.name;
}

/** The draft of a mail to somebody who is still a member; undefined otherwise. */
async function greet<Data extends object>({ t, memberId }: MailDraft<Data>) {
  const name = await nameOf(memberId);
  return name === undefined || !memberId ? undefined : { memberId, hello: t('mail:greeting', { name }) };
}

/** Asks whether an address is really its member's. `isNew`: it is to replace another one. */
export const confirmEmailMail = defineMail<{ isNew: boolean }>({
  name: 'accounts.confirm-email',
  subject: (t) => t('mail:confirmEmail.subject'),
  async compose(draft) {
    const { t, to, data, origin } = draft;
    const member = await greet(draft);
    if (!member) return undefined;
    const secret = await makeLinkSecret(member.memberId, to, 'confirm');
    return {
      paragraphs: [member.hello, t(data.isNew ? 'mail:confirmEmail.changed' : 'mail:confirmEmail.welcome')],
      action: { label: t('mail:confirmEmail.action'), url: origin + accountPaths.confirmEmail(secret) },
      notes: [t('mail:confirmEmail.note', { hours: String(linkHours.confirm) })],
    };
  },
});

export const resetPasswordMail = defineMail<object>({
  name: 'accounts.reset-password',
  subject: (t) => t('mail:resetPassword.subject'),
  async compose(draft) {
    const { t, to, origin } = draft;
    const member = await greet(draft);
    if (!member) return undefined;
    const secret = await makeLinkSecret(member.memberId, to, 'reset');
    return {
      paragraphs: [member.hello, t('mail:resetPassword.words')],
      action: { label: t('mail:resetPassword.action'), url: origin + accountPaths.resetPassword(secret) },
      notes: [t('mail:resetPassword.note')],
    };
  },
});

export const passwordChangedMail = defineMail<object>({
  name: 'accounts.password-changed',
  subject: (t) => t('mail:passwordChanged.subject'),
  async compose(draft) {
    const { t, origin } = draft;
    const member = await greet(draft);
    return (
      member && {
        paragraphs: [member.hello, t('mail:passwordChanged.words'), t('mail:passwordChanged.note')],
        action: { label: t('mail:passwordChanged.action'), url: origin + accountPaths.forgotPassword() },
      }
    );
  },
});

/** To the address that was left, so that a change by somebody else is noticed. */
export const emailChangedMail = defineMail<{ email: string }>({
  name: 'accounts.email-changed',
  subject: (t) => t('mail:emailChanged.subject'),
  async compose(draft) {
    const { t, data } = draft;
    const member = await greet(draft);
    return (
      member && {
        paragraphs: [
          member.hello,
          t('mail:emailChanged.words', { email: data.email }),
          t('mail:emailChanged.note'),
        ],
      }
    );
  },
});
