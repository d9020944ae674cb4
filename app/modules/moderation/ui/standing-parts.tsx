import { Link } from '@remix-run/react';
import { clubPaths } from '~/modules/clubs/paths';
import { isWithoutEnd } from '~/modules/clubs/suspension';
import { threadPaths } from '~/modules/threads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextAreaField } from '~/ui/text-field';
import { Time } from '~/ui/time';
import type { StandingView } from '../views';

function Appealing() {
  const { t } = useI18n();
  return (
    <Section title={t('moderation:standing.appealTitle')}>
      <Card>
        <p className="mb-3 text-muted">{t('moderation:standing.appealLead')}</p>
        <Form className="space-y-3">
          <TextAreaField
            name="text"
            label={t('moderation:standing.appealText')}
            maxLength={4_000}
            countTo={4_000}
            rows={6}
            required
          />
          <Button variant="primary">{t('moderation:standing.appealSend')}</Button>
        </Form>
      </Card>
    </Section>
  );
}

function Appealed({ appeal }: { appeal: NonNullable<StandingView['appeal']> }) {
  const { t, format } = useI18n();
  const { outcome, text, at } = appeal;
  return (
    <Section title={t('moderation:standing.yourAppeal')}>
      <Card>
        <blockquote className="border-s-4 border-s-accent ps-4 whitespace-pre-line">{text}</blockquote>
        {outcome ? (
          <Notice
            className="mt-3"
            tone={outcome.act === 'uphold' ? 'info' : 'positive'}
            title={t(`moderation:standing.outcomes.${outcome.act as 'uphold' | 'shorten' | 'lift'}`)}
          >
            {outcome.reason}
          </Notice>
        ) : (
          <p className="mt-3 text-muted">
            {t('moderation:standing.appealWaits', { when: format.dateTime(at) })}
          </p>
        )}
      </Card>
    </Section>
  );
}

/** Why, until when, what one may still do, and the appeal. */
export function SuspensionCard({ standing, slug }: { standing: StandingView; slug: string }) {
  const { t, format } = useI18n();
  const { suspension, appeal, mayAppeal } = standing;
  return (
    <>
      {suspension ? (
        <Card as="section" className="border-warning">
          <h2 className="text-xl">
            {isWithoutEnd(suspension.until)
              ? t('moderation:standing.suspendedForever')
              : t('moderation:standing.suspended', { date: format.dateTime(suspension.until) })}
          </h2>
          <p className="text-sm text-muted">
            {t('moderation:standing.since', { date: format.dateTime(suspension.at) })}
          </p>
          <h3 className="mt-4 text-base">{t('moderation:standing.why')}</h3>
          <p className="whitespace-pre-line">{suspension.reason}</p>
          <h3 className="mt-4 text-base">{t('moderation:standing.may')}</h3>
          <ul className="list-disc ps-6">
            <li>{t('moderation:standing.mayRead')}</li>
            <li>{t('moderation:standing.mayKeep')}</li>
            <li>
              <Link to={clubPaths.membership(slug)}>{t('moderation:standing.mayLeave')}</Link>
            </li>
          </ul>
          <p className="mt-2 text-muted">{t('moderation:standing.mayNot')}</p>
        </Card>
      ) : null}
      {appeal ? <Appealed appeal={appeal} /> : null}
      {mayAppeal ? <Appealing /> : null}
    </>
  );
}

/** What moderators decided about one, each with its reason. */
export function Decisions({ decisions, slug }: { decisions: StandingView['decisions']; slug: string }) {
  const { t } = useI18n();
  return (
    <Section title={t('moderation:standing.decisions')}>
      {decisions.length === 0 ? (
        <p className="text-muted">{t('moderation:standing.noDecisions')}</p>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {decisions.map(({ id, act, reason, at, post }) => (
              <li key={id} className="px-4 py-3">
                <p className="flex flex-wrap gap-x-3">
                  <span className="font-semibold">{t(`moderation:standing.acts.${act}`)}</span>
                  <span className="text-sm text-muted">
                    <Time value={at} />
                  </span>
                </p>
                {post ? (
                  <p>
                    <Link to={threadPaths.post(slug, post.threadId, post.number)}>
                      {t('moderation:standing.aboutPost', { number: post.number, title: post.threadTitle })}
                    </Link>
                  </p>
                ) : null}
                {reason ? <p className="text-muted">{reason}</p> : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}
