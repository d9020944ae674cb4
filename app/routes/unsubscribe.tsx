import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Entrance } from '~/modules/accounts/ui/entrance';
import { noticePaths } from '~/modules/notices/paths';
import { getUnsubscription, resubscribe, unsubscribe } from '~/modules/notices/unsubscribe.server';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, LinkButton } from '~/ui/button';
import { Form } from '~/ui/form';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context: { locale } }: LoaderFunctionArgs) => ({
  kinds: await getUnsubscription(params.token ?? '', locale),
  title: translatorFor(locale)('notices:unsubscribe.title'),
}));

/** A mail program posts here by itself (RFC 8058); whoever opens the page presses the button. */
export const action = formAction(async ({ params, values, context: { locale } }) => {
  const token = params.token ?? '';
  if (values.intent === 'undo') {
    const before = Object.entries(values).filter(([name]) => name.startsWith('was:'));
    await resubscribe(token, Object.fromEntries(before.map(([name, mode]) => [name.slice(4), String(mode)])));
    return json({ done: 'undone' as const, before: [] });
  }
  const before = await getUnsubscription(token, locale);
  await unsubscribe(token);
  return json({ done: 'off' as const, before });
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Unsubscribe() {
  const { kinds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT();
  const done = answer && 'done' in answer ? answer : undefined;
  const stillOn = kinds.filter(({ mode }) => mode !== 'off');
  if (done?.done === 'off' || (!done && stillOn.length === 0))
    return (
      <Entrance title={t('notices:unsubscribe.off')} lead={t('notices:unsubscribe.offLead')}>
        <KindList kinds={kinds} />
        <Form intent="undo" className="mt-4 space-y-3">
          {(done?.before ?? []).map(({ name, mode }) => (
            <input key={name} type="hidden" name={`was:${name}`} value={mode} />
          ))}
          <Button wide>{t('notices:unsubscribe.undo')}</Button>
        </Form>
        <More />
      </Entrance>
    );
  return (
    <Entrance
      title={t(done ? 'notices:unsubscribe.undone' : 'notices:unsubscribe.title')}
      lead={done ? undefined : t('notices:unsubscribe.lead')}
    >
      <KindList kinds={kinds} />
      <Form className="mt-4">
        <Button variant={done ? 'secondary' : 'primary'} wide>
          {t('notices:unsubscribe.button')}
        </Button>
      </Form>
      <More />
    </Entrance>
  );
}

function KindList({ kinds }: { kinds: readonly { name: string; label: string }[] }) {
  return (
    <ul className="list-disc space-y-1 ps-5">
      {kinds.map(({ name, label }) => (
        <li key={name}>{label}</li>
      ))}
    </ul>
  );
}

function More() {
  const t = useT();
  return (
    <p className="mt-4 text-center">
      <LinkButton to={noticePaths.settings()} variant="quiet" rel="nofollow">
        {t('notices:choose')}
      </LinkButton>
    </p>
  );
}
