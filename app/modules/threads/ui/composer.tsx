import { Bold, Eye, ImagePlus, Italic, Link2, List, PencilLine, TextQuote } from 'lucide-react';
import {
  type ClipboardEvent,
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { callApi } from '~/platform/api/call-api';
import { useT } from '~/platform/i18n/i18n-context';
import { Button, IconButton } from '~/ui/button';
import { fieldId, useFormState } from '~/ui/form-context';
import { Textarea } from '~/ui/text-field';
import { failureWords } from './failure-words';
import { type Edit, insertText, wrapLines, wrapSelection } from './markdown-edit';
import { MentionList } from './mention-list';
import { type MentionSource, useMentions } from './use-mentions';

export interface ComposerHandle {
  focus(): void;
  /** Adds text where the writing stands, on lines of its own. */
  insert(text: string): void;
}

export interface ComposerProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Ctrl or Cmd + Enter. */
  onSend?: () => void;
  onTyping?: () => void;
  placeholder?: string;
  invalid?: boolean;
  describedBy?: string;
  rows?: number;
  /** Completes names after an `@`. */
  mentions?: MentionSource;
  /** Before the send button: audience, state of the draft. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** Writes Markdown: tools, pictures by choice, drop or paste, and a preview drawn by the server's own rules. */
export const Composer = forwardRef<ComposerHandle, ComposerProps>(function Composer(props, ref) {
  const {
    name,
    label,
    value,
    onChange,
    onSend,
    onTyping,
    placeholder,
    invalid,
    describedBy,
    rows = 3,
    mentions: source,
    aside,
    children,
  } = props;
  const t = useT();
  // Within a form the summary of problems leads here.
  const form = useFormState().id;
  const ownId = useId();
  const id = form ? fieldId(form, name) : ownId;
  const box = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<string | undefined>();
  const [uploading, setUploading] = useState(0);
  const [failure, setFailure] = useState('');

  const apply = (edit: (text: string, start: number, end: number) => Edit) => {
    const area = box.current;
    if (!area) return;
    const next = edit(area.value, area.selectionStart, area.selectionEnd);
    onChange(next.text);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(next.start, next.end);
    });
  };
  const mentions = useMentions(box, source, (edit) => apply(() => edit));
  const listId = `${id}-people`;
  const takeOver = useRef(() => {
    const area = box.current;
    if (!area || area.value === value) return;
    onChange(area.value);
    mentions.look();
  });
  // What was typed before the page was awake is as good as what is typed after.
  useEffect(() => takeOver.current(), []);
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    insert: (text) => apply((before, start, end) => insertText(before, start, end, text)),
  }));

  const upload = async (files: Iterable<File>) => {
    for (const picture of files) {
      if (!picture.type.startsWith('image/')) continue;
      setUploading((count) => count + 1);
      setFailure('');
      try {
        const form = new FormData();
        form.set('file', picture);
        const answer = await callApi<{ upload: { url: string } }>('POST', '/uploads', {
          body: form,
          timeoutMs: 60_000,
        });
        const words = picture.name.replace(/\.[^.]+$/, '').replace(/[[\]]/g, '');
        apply((before, start, end) => insertText(before, start, end, `![${words}](${answer.upload.url})\n`));
      } catch (error) {
        setFailure(`${t('threads:composer.pictureFailed')} ${failureWords(t, error)}`);
      } finally {
        setUploading((count) => count - 1);
      }
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void upload(files);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.onKeyDown(event)) return;
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onSend?.();
    } else if (event.key === 'b') {
      event.preventDefault();
      apply((text, start, end) => wrapSelection(text, start, end, '**'));
    } else if (event.key === 'i') {
      event.preventDefault();
      apply((text, start, end) => wrapSelection(text, start, end, '_'));
    }
  };
  const togglePreview = async () => {
    if (preview !== undefined) {
      setPreview(undefined);
      return;
    }
    const { previewMarkdown } = await import('~/platform/text/markdown-preview');
    setPreview(previewMarkdown(value, { origin: location.origin }));
  };

  const tool = (words: string, icon: ReactNode, act: () => void) => (
    <IconButton
      size="sm"
      label={words}
      icon={icon}
      onClick={act}
      disabled={preview !== undefined}
      className="[&>svg]:size-4.5"
    />
  );
  return (
    <div>
      <div className="scripted mb-1 flex flex-wrap items-center">
        {tool(t('threads:composer.bold'), <Bold aria-hidden="true" />, () =>
          apply((text, start, end) => wrapSelection(text, start, end, '**')),
        )}
        {tool(t('threads:composer.italic'), <Italic aria-hidden="true" />, () =>
          apply((text, start, end) => wrapSelection(text, start, end, '_')),
        )}
        {tool(t('threads:composer.link'), <Link2 aria-hidden="true" />, () =>
          apply((text, start, end) => wrapSelection(text, start, end, '[', '](https://)')),
        )}
        {tool(t('threads:composer.list'), <List aria-hidden="true" />, () =>
          apply((text, start, end) => wrapLines(text, start, end, '- ')),
        )}
        {tool(t('threads:composer.quote'), <TextQuote aria-hidden="true" />, () =>
          apply((text, start, end) => wrapLines(text, start, end, '> ')),
        )}
        {tool(t('threads:composer.picture'), <ImagePlus aria-hidden="true" />, () => file.current?.click())}
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          multiple
          hidden
          onChange={(event) => {
            void upload([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button
          type="button"
          size="sm"
          variant="quiet"
          className="ms-auto max-sm:px-2.5"
          icon={
            preview === undefined ? (
              <Eye aria-hidden="true" className="size-4.5" />
            ) : (
              <PencilLine aria-hidden="true" className="size-4.5" />
            )
          }
          onClick={() => void togglePreview()}
        >
          <span className="max-sm:sr-only">
            {t(preview === undefined ? 'threads:composer.preview' : 'threads:composer.write')}
          </span>
        </Button>
      </div>
      <label htmlFor={id} className="sr-only">
        <span data-label-of={id}>{label}</span>
      </label>
      {preview === undefined ? null : (
        <div
          className="written min-h-24 rounded-md border border-line bg-surface px-3 py-2"
          // The writer's own words by the server's rules, with raw HTML off.
          dangerouslySetInnerHTML={{ __html: preview || `<p>${t('threads:composer.emptyPreview')}</p>` }}
        />
      )}
      <div className="relative">
        <MentionList id={listId} mentions={mentions} />
        <Textarea
          ref={box}
          id={id}
          name={name}
          rows={rows}
          hidden={preview !== undefined}
          value={value}
          maxLength={20_000}
          placeholder={placeholder}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          enterKeyHint="enter"
          {...(mentions.options.length > 0
            ? {
                'aria-controls': listId,
                'aria-activedescendant': `${listId}-${mentions.active}`,
              }
            : {})}
          aria-autocomplete={source ? 'list' : undefined}
          onChange={(event) => {
            onChange(event.target.value);
            mentions.look();
            onTyping?.();
          }}
          onSelect={mentions.look}
          onBlur={mentions.close}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            void upload([...event.dataTransfer.files]);
          }}
        />
      </div>
      {uploading > 0 ? (
        <p role="status" className="mt-1 text-sm text-muted">
          {t('threads:composer.pictureUploading')}
        </p>
      ) : null}
      {failure ? (
        <p role="alert" className="mt-1 text-sm text-danger">
          {failure}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        {aside}
        <div className="ms-auto">{children}</div>
      </div>
    </div>
  );
});
