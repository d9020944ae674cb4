import type { Audience } from '~/modules/clubs/policy';
import { type db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import type { Author, LinkPreviewView, PollView, PostView } from '../post';
import { searchForms } from '~/platform/text/search-forms';
import type { WrittenText } from './write-post.server';

export interface NewPost {
  id: string;
  threadId: string;
  threadTitle: string;
  author: Author;
  body: string;
  text: WrittenText;
  audience: Audience;
  replyTo: PostView['replyTo'];
  poll: PollView | null;
  preview: LinkPreviewView | null;
  previewUrl: string | null;
  at: Date;
  moderates: boolean;
  /** Whether it answers somebody else's question, for all to see. */
  answers: boolean;
  key: { scope: string; key: string; inputHash: string } | undefined;
}

export interface AppendedPost {
  number: number;
  seq: number;
  /** The key was used before: nothing was written, and number and seq are those of the first time. */
  repeated: boolean;
  post: PostView;
}

/** Writes a post by append_post: one statement under the thread's stream lock. */
export async function appendPost(tx: Tx | typeof db, post: NewPost): Promise<AppendedPost> {
  const { text, author, key } = post;
  const view: Omit<PostView, 'number'> = {
    id: post.id,
    threadId: post.threadId,
    author,
    audience: post.audience,
    status: 'published',
    body: post.body,
    html: text.html,
    language: text.language,
    replyTo: post.replyTo,
    createdAt: post.at.toISOString(),
    editedAt: null,
    editCount: 0,
    reactions: {},
    poll: post.poll,
    preview: post.preview,
    movedTo: null,
    answer: post.answers ? { state: 'proposed', supersededBy: null } : null,
  };
  const { folded, tokens } = searchForms('', text.text);
  const [row] = await queryRows<{ number: number; seq: bigint | string; repeated: boolean }>(
    tx,
    Prisma.sql`
    SELECT "number", "seq", "repeated" FROM append_post(
      ${post.id}::uuid, ${post.threadId}::uuid, ${author.id}::uuid, ${post.body}, ${text.html}, ${post.audience}::"Audience",
      ${text.language}::"Locale", ${post.replyTo?.id ?? null}::uuid, ${JSON.stringify(author.badge)}::jsonb, ${text.uploadIds}::uuid[],
      ${text.mentions}::uuid[], ${post.previewUrl}, ${post.threadTitle}, ${text.text}, ${folded}, ${tokens},
      ${JSON.stringify(view)}::jsonb, ${post.at}, ${post.moderates}, ${key?.scope ?? null}, ${key?.key ?? null}, ${key?.inputHash ?? null})`,
  );
  const { number, seq, repeated } = row!;
  return { number, seq: Number(seq), repeated, post: { ...view, number } };
}
