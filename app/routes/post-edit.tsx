import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { editPost } from '~/modules/threads/edit-post.server';
import { getPostPage } from '~/modules/threads/get-post-page.server';
import { threadPaths } from '~/modules/threads/paths';
import { editPostInput } from '~/modules/threads/schema';
import { Composer } from '~/modules/threads/ui/composer';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const data = await getPostPage(context.actor, params.slug!, params.id!, Number(params.number));
  if (!data.rights.edit)
    throw new PortalError(context.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return {
    ...data,
    title: translatorFor(context.locale)('threads:edit.title', { number: data.post.number }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const { post } = await getPostPage(context.actor, slug, id, Number(params.number));
    await editPost(
      context.actor,
      { ...parseInput(editPostInput, values), postId: post.id },
      { idempotencyKey },
    );
    return redirect(threadPaths.post(slug, id, post.number));
  })(args);

export default function EditPost() {
  const { post, source, thread, slug } = useLoaderData<typeof loader>();
  const t = useT();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const [body, setBody] = useState(typeof problem?.values.body === 'string' ? problem.values.body : source);
  const mentions = useMemo(() => ({ slug, people: [] }), [slug]);
  const back = threadPaths.post(slug, thread.id, post.number);
  const stale = problem?.code === 'changed_meanwhile';
  return (
    <Page
      title={t('threads:edit.title', { number: post.number })}
      above={<Link to={back}>{thread.title}</Link>}
    >
      {stale ? (
        <Card className="mb-5">
          <h2 className="text-base">{t('threads:edit.theirs')}</h2>
          <div className="written" dangerouslySetInnerHTML={{ __html: post.html }} />
        </Card>
      ) : null}
      <Form className="space-y-4">
        {/* After a conflict the writer has seen the new version, so the next saving builds on it. */}
        <input type="hidden" name="editCount" value={post.editCount} />
        <Composer
          name="body"
          label={t('threads:edit.yours')}
          value={body}
          onChange={setBody}
          rows={8}
          mentions={mentions}
          invalid={problem?.fields.body !== undefined}
        />
        <TextField name="reason" label={t('threads:edit.reason')} maxLength={500} />
        <div className="flex flex-wrap gap-2">
          <Button variant="primary">{t('threads:composer.save')}</Button>
          <LinkButton to={back} variant="quiet">
            {t('ui:cancel')}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
