import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getPerson } from '~/modules/clubs/get-person.server';
import { clubPaths } from '~/modules/clubs/paths';
import { flagPerson } from '~/modules/moderation/flag-person.server';
import { moderationPaths } from '~/modules/moderation/paths';
import { flagInput, flagReasons } from '~/modules/moderation/schema';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField } from '~/ui/text-field';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { person, viewer } = await getPerson(context.actor, params.slug!, params.memberId!);
  if (viewer.mine) throw new PortalError('forbidden');
  const done = new URL(request.url).searchParams.get('done') === 'flag';
  return { person: { id: person.memberId, name: person.name }, slug: params.slug!, done, title: person.name };
});

export const clientLoader = loaderOfRoom('moderation');

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug, memberId } = params as { slug: string; memberId: string };
  await flagPerson(actor, { ...parseInput(flagInput, values), slug, personId: memberId }, { idempotencyKey });
  return redirect(`${clubPaths.person(slug, memberId)}/flag?done=flag`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Reports how somebody shows themself: their name, picture, and words about themself. */
export default function FlagPerson() {
  const { person, slug, done } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const back = clubPaths.person(slug, person.id);
  return (
    <Page
      title={t('moderation:flags.personTitle', { name: person.name })}
      above={<Link to={back}>{person.name}</Link>}
    >
      {done ? (
        <Notice
          tone="positive"
          action={<LinkButton to={moderationPaths.flags()}>{t('moderation:flags.title')}</LinkButton>}
        >
          {t('moderation:flags.personDone')}
        </Notice>
      ) : (
        <Form className="space-y-4">
          <p className="text-muted">{t('moderation:flags.personLead')}</p>
          <RadioField
            name="reason"
            label={t('threads:flag.reason')}
            choices={flagReasons.map((value) => ({ value, label: t(`moderation:reasons.${value}`) }))}
            required
          />
          <TextAreaField name="note" label={t('threads:flag.note')} maxLength={500} rows={2} />
          <div className="flex flex-wrap gap-2">
            <Button variant="primary">{t('moderation:flags.personSend')}</Button>
            <LinkButton to={back} variant="quiet">
              {t('ui:cancel')}
            </LinkButton>
          </div>
        </Form>
      )}
    </Page>
  );
}
