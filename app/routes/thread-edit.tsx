import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changeThread } from '~/modules/threads/change-thread.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { threadPaths } from '~/modules/threads/paths';
import { changeThreadInput } from '~/modules/threads/schema';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { CheckboxesField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const [{ thread, viewer }, tags] = await Promise.all([
    getThread(context.actor, params.id!),
    listTags(params.slug!),
  ]);
  if (thread.clubSlug !== params.slug) throw new PortalError('not_found');
  if (!viewer.mayRetitle)
    throw new PortalError(context.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return { thread, tags, title: translatorFor(context.locale)('threads:page.retitle') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values }) => {
    const input = parseInput(changeThreadInput.pick({ title: true, tags: true }), {
      title: values.title,
      tags: values.tags ?? [],
    });
    const thread = await changeThread(context.actor, { ...input, threadId: params.id! });
    return redirect(thread.url);
  })(args);

export default function EditThread() {
  const { thread, tags } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page title={t('threads:page.retitle')}>
      <Form className="space-y-5">
        <TextField
          name="title"
          label={t('threads:start.titleField')}
          defaultValue={thread.title}
          countTo={200}
          maxLength={200}
          required
        />
        {tags.length > 0 ? (
          <CheckboxesField
            name="tags[]"
            label={t('threads:start.tags')}
            hint={t('threads:start.tagsHint')}
            choices={tags.map(({ key, label }) => ({ value: key, label: label[locale] }))}
            defaultValues={thread.tags}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary">{t('ui:save')}</Button>
          <LinkButton to={threadPaths.thread(thread.clubSlug, thread.id)} variant="quiet">
            {t('ui:cancel')}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
