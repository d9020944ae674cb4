import { useSearchParams } from '@remix-run/react';
import { threadPaths } from '~/modules/threads/paths';
import { type PostItem, reactionNames, type ThreadView } from '~/modules/threads/post';
import type { PostRights } from '~/modules/threads/get-post-page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { CheckboxesField, RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextAreaField, TextField } from '~/ui/text-field';
import { reactionSigns } from './reactions';

interface PostFormsProps {
  post: PostItem;
  thread: ThreadView;
  slug: string;
  rights: PostRights;
}

const flagReasons = ['spam', 'off_topic', 'unkind', 'commercial', 'dangerous'] as const;

function Reactions({ post }: { post: PostItem }) {
  const { t } = useI18n();
  const mine = post.viewer?.reactions ?? [];
  return (
    <div className="flex flex-wrap gap-2" role="group" aria-label={t('threads:post.react')}>
      {reactionNames.map((name) => (
        <Form key={name} intent="react">
          <input type="hidden" name="name" value={name} />
          <Button
            size="sm"
            name="on"
            value={mine.includes(name) ? 'off' : 'on'}
            aria-pressed={mine.includes(name)}
            variant={mine.includes(name) ? 'primary' : 'secondary'}
          >
            <span aria-hidden="true">{reactionSigns[name]}</span> {t(`threads:reactions.${name}`)}
          </Button>
        </Form>
      ))}
    </div>
  );
}

function Vote({ post }: { post: PostItem }) {
  const { t } = useI18n();
  const poll = post.poll!;
  const choices = poll.options.map(({ key, label }) => ({ value: key, label }));
  return (
    <Card>
      <Form intent="vote">
        {poll.kind === 'single' ? (
          <RadioField
            name="choices[]"
            label={poll.question}
            choices={choices}
            defaultValue={post.viewer?.votes[0]}
          />
        ) : (
          <CheckboxesField
            name="choices[]"
            label={poll.question}
            choices={choices}
            defaultValues={post.viewer?.votes}
          />
        )}
        <Button className="mt-2">{t('threads:poll.vote')}</Button>
      </Form>
    </Card>
  );
}

function Flag({ number }: { number: number }) {
  const { t } = useI18n();
  return (
    <Card as="section" id="flag" aria-labelledby="flag-title">
      <h2 id="flag-title" className="text-lg">
        {t('threads:flag.title', { number })}
      </h2>
      <p className="text-muted">{t('threads:flag.lead')}</p>
      <Form intent="flag" className="mt-3 space-y-4">
        <RadioField
          name="reason"
          label={t('threads:flag.reason')}
          choices={flagReasons.map((value) => ({ value, label: t(`threads:flag.${value}`) }))}
          required
        />
        <TextAreaField name="note" label={t('threads:flag.note')} maxLength={500} rows={2} />
        <Button>{t('threads:flag.send')}</Button>
      </Form>
    </Card>
  );
}

function Removal({ number }: { number: number }) {
  const { t } = useI18n();
  return (
    <Card as="section" id="remove" aria-labelledby="remove-title">
      <h2 id="remove-title" className="text-lg">
        {t('threads:remove.title', { number })}
      </h2>
      <p className="text-muted">{t('threads:remove.lead')}</p>
      <Form intent="remove" className="mt-3 space-y-4">
        <TextField name="reason" label={t('threads:remove.reason')} maxLength={500} />
        <Button variant="danger">{t('threads:remove.confirm')}</Button>
      </Form>
    </Card>
  );
}

/** Everything that can be done with a post, each as a plain form. */
export function PostForms({ post, thread, slug, rights }: PostFormsProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const accepted = thread.acceptedPostId === post.id;
  const page = `${threadPaths.thread(slug, thread.id)}/posts/${post.number}`;
  return (
    <div className="mt-5 space-y-5">
      {search.get('done') === 'flag' ? <Notice tone="positive">{t('threads:flag.done')}</Notice> : null}
      {rights.react ? <Reactions post={post} /> : null}
      {rights.react && post.poll ? <Vote post={post} /> : null}
      <div className="flex flex-wrap gap-2">
        {rights.accept ? (
          <Form intent="accept">
            <Button name="on" value={accepted ? 'off' : 'on'}>
              {t(accepted ? 'threads:post.unaccept' : 'threads:post.accept')}
            </Button>
          </Form>
        ) : null}
        {rights.bookmark ? (
          <Form intent="bookmark">
            <Button name="on" value={post.viewer?.bookmarked ? 'off' : 'on'}>
              {t(post.viewer?.bookmarked ? 'threads:post.unbookmark' : 'threads:post.bookmark')}
            </Button>
          </Form>
        ) : null}
        {rights.edit ? <LinkButton to={`${page}/edit`}>{t('threads:post.edit')}</LinkButton> : null}
        {post.editCount > 0 ? (
          <LinkButton to={`${page}/history`}>{t('threads:post.history')}</LinkButton>
        ) : null}
        {rights.block ? (
          <Form intent="block" id="block">
            <Button name="on" value={post.viewer?.blocked ? 'off' : 'on'} variant="quiet">
              {t(post.viewer?.blocked ? 'threads:post.unblock' : 'threads:post.block', {
                name: post.author?.name ?? '',
              })}
            </Button>
          </Form>
        ) : null}
      </div>
      {rights.restore ? (
        <Card as="section" id="restore">
          <Form intent="restore" className="space-y-3">
            <TextField name="reason" label={t('threads:remove.reason')} maxLength={500} />
            <Button>{t('threads:post.restore')}</Button>
          </Form>
        </Card>
      ) : null}
      {rights.flag ? <Flag number={post.number} /> : null}
      {rights.remove ? <Removal number={post.number} /> : null}
    </div>
  );
}
