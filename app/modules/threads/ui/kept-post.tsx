import { useI18n } from '~/platform/i18n/i18n-context';
import { KeptDrawing } from '~/ui/kept-drawing';
import { useNow } from '~/ui/now';
import { PostArticle, type PostArticleProps } from './post-article';

/** A post in its thread, drawn once by the server for all who see it alike. */
export function KeptPost(props: PostArticleProps) {
  const { format } = useI18n();
  const now = useNow();
  const { post, actions } = props;
  const keyOf = () => {
    // The form of a poll has ids, and its own time.
    if (post.poll) return undefined;
    // Functions have no words: what is offered depends on which of them are there.
    const offered = actions && { ...actions, offers: Object.keys(actions) };
    return JSON.stringify([format.relative(post.createdAt, now), { ...props, actions: offered }]);
  };
  return (
    <KeptDrawing keyOf={keyOf}>
      <PostArticle {...props} />
    </KeptDrawing>
  );
}
