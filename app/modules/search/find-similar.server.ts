import { threadPaths } from '~/modules/threads/paths';
import { guidePaths } from '~/modules/guides/paths';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { excerptOf } from '~/platform/text/excerpt';
import { detectLanguage } from '~/platform/text/language';
import { fold } from '~/platform/text/search-text';
import { readerOf } from './internal/reader.server';
import { type SimilarRow, similarSql } from './internal/similar-sql.server';
import { similarWords } from './internal/similar-words';
import type { SimilarQuestion, SimilarQuestions } from './views';

// What stands for no letter; PostgreSQL takes no zero byte at all.
const CONTROL = /[\u0000-\u001F\u007F]/g;
const excerptChars = 160;

export interface SimilarInput {
  slug: string;
  title: string;
  body: string;
  limit: number;
}

/**
 * Questions of a club that ask the same, and guides that answer it, what is answered first; as far as the actor may read them.
 * An answer that another one supersedes answers nothing. @throws not_found, unauthenticated, forbidden
 */
export async function findSimilarQuestions(
  actor: Actor,
  { slug, title, body, limit }: SimilarInput,
): Promise<SimilarQuestions> {
  const begun = performance.now();
  const took = () => Math.round((performance.now() - begun) * 10) / 10;
  if (!/^[a-z0-9-]{1,60}$/i.test(slug)) throw new PortalError('not_found');
  const reader = await readerOf(actor, slug, now());
  const [clubId] = reader.reads;
  if (!clubId) {
    if (reader.known === 0) throw new PortalError('not_found');
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  }
  const asked = title.replace(CONTROL, ' ');
  const words = similarWords(asked, body.replace(CONTROL, ' '));
  if (words.length === 0) return { items: [], tookMs: took() };
  const foldedTitle = fold(asked).slice(0, 200);
  const rows = await db.$queryRaw<SimilarRow[]>(similarSql({ reader, clubId, words, foldedTitle, limit }));
  return { items: rows.map((row) => showSimilar(slug, row)), tookMs: took() };
}

function urlOf(slug: string, { id, type, acceptedNumber }: SimilarRow): string {
  if (type === 'guide') return guidePaths.guide(slug, id);
  return acceptedNumber === null ? threadPaths.thread(slug, id) : threadPaths.post(slug, id, acceptedNumber);
}

function showSimilar(slug: string, row: SimilarRow): SimilarQuestion {
  const { id, type, title, body, at, answered, answers } = row;
  return {
    type: type === 'guide' ? 'guide' : 'question',
    id,
    title,
    language: detectLanguage(title),
    excerpt: excerptOf(body, excerptChars),
    url: urlOf(slug, row),
    at: at.toISOString(),
    answered,
    answers,
  };
}
