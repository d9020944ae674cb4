import { actorOf, memberOf, membershipOf, type Stage } from './stage.server';

const DRAWING = /!\[([^\]]*)\]\(drawing:([^)]+)\)/g;
const MENTION = /(?<![\w.])@([a-z][a-z0-9-]*)/g;

/** A demo text as its author would have sent it: drawings are their uploads, and mentions name members as the composer does. */
export async function postText(stage: Stage, author: string, slug: string, body: string): Promise<string> {
  const pictures = new Map<string, string>();
  for (const [, , key] of body.matchAll(DRAWING)) {
    const id = await stage.pictures.upload(actorOf(stage, author), key!);
    if (id) pictures.set(key!, id);
  }
  const shown = body.replace(DRAWING, (_, words: string, key: string) => {
    const id = pictures.get(key);
    return id ? `![${words}](/uploads/${id})` : words;
  });
  return shown.replace(MENTION, (typed, key: string) => {
    const memberId = stage.memberIds.get(key);
    if (!memberId) return typed;
    return `@[${membershipOf(key, slug)?.persona ?? memberOf(key).name}](member:${memberId})`;
  });
}
