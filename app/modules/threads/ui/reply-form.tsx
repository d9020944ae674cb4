import { Form as RemixForm } from '@remix-run/react';
import { forwardRef, useImperativeHandle, useRef, useState } from 'react';
import type { Audience } from '~/modules/clubs/policy';
import type { Draft } from '~/modules/threads/post';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { CheckboxField } from '~/ui/choice-field';
import { useIdempotencyKey } from '~/ui/form-seed';
import { problemWords } from '~/ui/problem-words';
import { Composer, type ComposerHandle } from './composer';
import { AudienceChoice, ReplyingTo, SendButton } from './composer-controls';
import { useDraft } from './use-draft';
import type { MentionSource } from './use-mentions';
import type { NewReply } from './use-outbox';

export type ReplyTarget = NonNullable<NewReply['replyTo']>;

export interface ReplyFormHandle {
  replyTo(target: ReplyTarget): void;
  insert(text: string): void;
  /** Brings back what was taken out of the outbox. */
  restore(reply: NewReply): void;
}

/** A box of another module's beside a reply: ticked, `path` is PUT to the API once the reply stands. */
export interface ReplyBox {
  /** The form's field, for those without JavaScript. */
  name: string;
  label: string;
  path: string;
}

export interface ReplyFormProps {
  threadId: string;
  audiences: readonly Audience[];
  draft: Draft | null;
  /** What the page's action said, without JavaScript. */
  problem: FormProblem | undefined;
  onSend: (reply: NewReply) => void;
  onTyping: () => void;
  mentions: MentionSource;
  box?: ReplyBox;
}

function audienceOf(wanted: unknown, audiences: readonly Audience[]): Audience {
  return audiences.find((audience) => audience === wanted) ?? 'everyone';
}

/** Where a reply is written. Without JavaScript it is a plain form; with it, the reply goes through the outbox. */
export const ReplyForm = forwardRef<ReplyFormHandle, ReplyFormProps>(function ReplyForm(props, ref) {
  const { threadId, audiences, draft, problem, onSend, onTyping, mentions, box } = props;
  const t = useT();
  const composer = useRef<ComposerHandle>(null);
  const [key] = useIdempotencyKey();
  const kept = problem?.values;
  const [body, setBody] = useState(typeof kept?.body === 'string' ? kept.body : (draft?.content.body ?? ''));
  const [audience, setAudience] = useState<Audience>(
    audienceOf(kept?.audience ?? draft?.content.audience, audiences),
  );
  const [target, setTarget] = useState<ReplyTarget | null>(null);
  const [boxTicked, setBoxTicked] = useState(false);
  const {
    kept: draftKept,
    save,
    forget,
  } = useDraft(`thread:${threadId}`, draft, (content) => {
    // Words meant for few never come back addressed to everybody.
    if (!body) setAudience(audienceOf(content.audience, audiences));
    setBody((typed) => typed || content.body);
  });

  const write = (text: string) => {
    setBody(text);
    save({ body: text, audience, replyTo: target?.id });
  };
  const address = (next: Audience) => {
    setAudience(next);
    if (body) save({ body, audience: next, replyTo: target?.id });
  };
  useImperativeHandle(ref, () => ({
    replyTo(next) {
      setTarget(next);
      composer.current?.focus();
    },
    insert: (text) => composer.current?.insert(text),
    restore(reply) {
      setTarget(reply.replyTo);
      setAudience(reply.audience);
      setBoxTicked(reply.afterwards !== undefined);
      write(body.trim() ? `${body}\n\n${reply.body}` : reply.body);
      composer.current?.focus();
    },
  }));

  const send = () => {
    const text = body.trim();
    if (!text) {
      composer.current?.focus();
      return;
    }
    onSend({ body: text, audience, replyTo: target, afterwards: boxTicked ? box?.path : undefined });
    forget();
    setBody('');
    setBoxTicked(false);
    setTarget(null);
    composer.current?.focus();
  };
  return (
    <RemixForm
      method="post"
      id="reply"
      aria-label={t('threads:composer.label')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input type="hidden" name="idempotencyKey" defaultValue={key} suppressHydrationWarning />
      <input type="hidden" name="intent" value="reply" />
      <input type="hidden" name="replyTo" value={target?.id ?? ''} />
      {problem ? (
        <p role="alert" className="mb-2 text-danger">
          {Object.keys(problem.fields).length > 0 ? t('fields:required') : problemWords(t, problem)}
        </p>
      ) : null}
      {target ? (
        <ReplyingTo name={target.name} number={target.number} onCancel={() => setTarget(null)} />
      ) : null}
      <Composer
        ref={composer}
        name="body"
        label={t('threads:composer.label')}
        placeholder={t('threads:composer.placeholder')}
        value={body}
        onChange={write}
        onSend={send}
        onTyping={onTyping}
        mentions={mentions}
        aside={
          <>
            <AudienceChoice audiences={audiences} value={audience} onChange={address} />
            <span className="text-sm text-muted" role="status">
              {draftKept && body.trim() ? t('threads:composer.draftSaved') : ''}
            </span>
          </>
        }
      >
        <SendButton />
      </Composer>
      {box ? (
        <CheckboxField
          name={box.name}
          label={box.label}
          value="yes"
          checked={boxTicked}
          onChange={(event) => setBoxTicked(event.target.checked)}
        />
      ) : null}
    </RemixForm>
  );
});
