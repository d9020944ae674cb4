import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import type { DeskFrame } from '~/modules/questions/desk-frame';
import { deskPaths } from '~/modules/questions/paths';
import {
  changeSavedReply,
  createSavedReply,
  listSavedReplies,
  removeSavedReply,
} from '~/modules/questions/saved-replies.server';
import { saveReplyInput } from '~/modules/questions/schema';
import type { SavedReplyView } from '~/modules/questions/views';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Form, useRefused } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { TextAreaField, TextField } from '~/ui/text-field';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  replies: await listSavedReplies(context.actor),
  title: translatorFor(context.locale)('desk:replies.title'),
}));

export const action = formAction(async ({ context, values, idempotencyKey }) => {
  const { actor } = context;
  const intent = String(values.intent);
  const id = intent.split(' ')[1] ?? '';
  if (intent.startsWith('remove')) {
    await removeSavedReply(actor, { id });
    return redirect(`${deskPaths.replies()}?done=removed`);
  }
  const input = parseInput(saveReplyInput, { ...values, club: values.club || undefined });
  if (intent.startsWith('change')) await changeSavedReply(actor, { ...input, id });
  else await createSavedReply(actor, input, { idempotencyKey });
  return redirect(`${deskPaths.replies()}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Words({ reply }: { reply?: SavedReplyView }) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="title"
        label={t('desk:replies.name')}
        maxLength={120}
        defaultValue={reply?.title}
        required
      />
      <TextAreaField
        name="body"
        label={t('desk:replies.words')}
        rows={5}
        maxLength={10_000}
        defaultValue={reply?.body}
        required
      />
    </>
  );
}

function ReplyRow({ reply }: { reply: SavedReplyView }) {
  const { t } = useI18n();
  const intent = `change ${reply.id}`;
  const refused = useRefused(intent);
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-base font-semibold">{reply.title}</h2>
        <Tag>{reply.club ? t('desk:replies.shared', { club: reply.club.name }) : t('desk:replies.mine')}</Tag>
      </div>
      <p className="mt-1 whitespace-pre-line text-muted">{reply.body}</p>
      {reply.mayChange ? (
        <details open={refused || undefined} className="mt-1">
          <summary className="inline-flex min-h-11 cursor-pointer items-center">
            {t('desk:replies.change')}
          </summary>
          <Form intent={intent} className="space-y-3 pb-3">
            <Words reply={reply} />
            <Button size="sm" variant="primary">
              {t('ui:save')}
            </Button>
          </Form>
          <Form intent={`remove ${reply.id}`} summary={false}>
            <Button size="sm">{t('desk:replies.remove')}</Button>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

export default function DeskReplies() {
  const { replies, title } = useLoaderData<typeof loader>();
  const { clubs } = useRouteLoaderData<DeskFrame>('routes/desk')!;
  const { t } = useI18n();
  const moderated = clubs.filter(({ moderates }) => moderates);
  return (
    <Page title={title} lead={t('desk:replies.lead')}>
      <DoneNotice words={{ saved: t('desk:done.saved'), removed: t('desk:done.removed') }} />
      {replies.length > 0 ? (
        <Card flush className="mb-6">
          <ul className="divide-y divide-line">
            {replies.map((reply) => (
              <ReplyRow key={reply.id} reply={reply} />
            ))}
          </ul>
        </Card>
      ) : (
        <Card className="mb-6">
          <EmptyState small title={t('desk:replies.empty')}>
            {t('desk:replies.emptyHint')}
          </EmptyState>
        </Card>
      )}
      <Section title={t('desk:replies.add')}>
        <Card>
          <Form intent="add" className="space-y-4" key={replies.length}>
            <Words />
            {moderated.length > 0 ? (
              <SelectField
                name="club"
                label={t('desk:replies.forWhom')}
                choices={[
                  { value: '', label: t('desk:replies.onlyMe') },
                  ...moderated.map(({ slug, name }) => ({ value: slug, label: name })),
                ]}
              />
            ) : null}
            <Button variant="primary">{t('ui:save')}</Button>
          </Form>
        </Card>
      </Section>
    </Page>
  );
}
