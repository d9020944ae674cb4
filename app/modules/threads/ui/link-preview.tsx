import { Link2 } from 'lucide-react';
import type { PostItem } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';

/** What a link in a post leads to, as that page says of itself. */
export function LinkPreview({ preview }: { preview: NonNullable<PostItem['preview']> }) {
  const { t } = useI18n();
  return (
    <a
      href={preview.url}
      rel="nofollow ugc noopener"
      className="mt-3 block rounded-md border border-line border-s-4 border-s-accent bg-surface px-4 py-2.5 no-underline hover:bg-sunken"
    >
      <span className="sr-only">{t('threads:post.preview')}: </span>
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <Link2 aria-hidden="true" className="size-4" />
        {preview.siteName || new URL(preview.url).hostname}
      </span>
      <span className="block font-semibold text-ink">{preview.title}</span>
      {preview.description ? (
        <span className="line-clamp-2 text-sm text-muted">{preview.description}</span>
      ) : null}
    </a>
  );
}
