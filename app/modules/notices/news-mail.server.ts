import { defineMail, type MailItem } from '~/platform/mail.server';
import { db } from '~/platform/db/client.server';
import { composeLines, type ComposedLine, linesById } from './internal/compose-lines.server';
import { readRecipients } from './internal/recipients.server';
import { writeUnsubscription } from './internal/unsubscribe-token.server';
import { kindNamed, modesOf } from './kinds.server';
import { noticePaths } from './paths';
import { now } from '~/platform/clock.server';
import type { Locale } from '~/platform/i18n/locale';
import type { Translate } from '~/platform/i18n/translator';

/** How many lines a mail shows; the list has them all. */
const linesShown = 40;

export interface NewsMailData {
  noticeIds: string[];
  /** Set for a digest. */
  digest?: 'day' | 'week';
  /** What the subject says: the line, where there is one. */
  line: string | null;
  count: number;
}

/** Pure: what stands in the list of mails before it is opened. */
export function subjectOf(t: Translate, { digest, line, count }: NewsMailData): string {
  if (digest) return t(digest === 'week' ? 'told:mail.digestWeek' : 'told:mail.digestDay');
  return line ?? t('told:mail.several', { count });
}

/** Of these lines, what is unread and still wanted by e-mail at this moment. */
export async function wantedByMail(
  memberId: string,
  noticeIds: readonly string[],
  locale: Locale,
): Promise<ComposedLine[]> {
  const recipient = (await readRecipients([memberId], now())).get(memberId);
  if (!recipient?.reachable.email) return [];
  const lines = await composeLines(await linesById(noticeIds), { locale, timeZone: recipient.timeZone });
  return lines.filter(({ concern, row }) => {
    const kind = kindNamed(row.kind);
    const wanted = kind && modesOf(kind, recipient.chosen[row.kind]).email !== 'off';
    return wanted && concern === 'yes' && row.readAt === null && row.memberId === memberId;
  });
}

function mailItem({ view }: ComposedLine, origin: string): MailItem {
  const { line, about, excerpt, language, url } = view;
  return {
    line,
    about: about ?? undefined,
    excerpt: excerpt ?? undefined,
    language: language ?? undefined,
    url: origin + url,
  };
}

/** What happened for a member: at once, or gathered. Written when it is sent, of what is unread by then; nothing: no mail. */
export const newsMail = defineMail<NewsMailData>({
  name: 'notices.news',
  subject: (t, data) => subjectOf(t, data),
  async compose({ t, memberId, locale, data, origin }) {
    if (memberId === null) return undefined;
    const [member, lines] = await Promise.all([
      db.member.findUnique({ where: { id: memberId }, select: { name: true } }),
      wantedByMail(memberId, data.noticeIds, locale),
    ]);
    const [first] = lines;
    if (!member || !first) return undefined;
    const kinds = [...new Set(lines.map(({ row }) => row.kind))];
    const unsubscribe = origin + noticePaths.unsubscribe(await writeUnsubscription({ memberId, kinds }));
    const left = lines.length - linesShown;
    return {
      paragraphs: [
        t('mail:greeting', { name: member.name }),
        t(data.digest ? 'told:mail.digestIntro' : 'told:mail.intro'),
      ],
      items: lines.slice(0, linesShown).map((line) => mailItem(line, origin)),
      action: {
        label: t(lines.length > 1 ? 'told:mail.openAll' : 'told:mail.open'),
        url: origin + (lines.length > 1 ? noticePaths.list() : first.view.url),
      },
      notes: [
        ...(left > 0 ? [t('told:mail.more', { count: left })] : []),
        t('told:mail.why', { url: origin + noticePaths.settings() }),
        t('told:mail.stop', { url: unsubscribe }),
      ],
      unsubscribe,
    };
  },
});
