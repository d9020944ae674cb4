import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';

type Row = Record<string, string | number>;

const sentences = [
  'The chain slips under load, but only on the two smallest cogs.',
  'I have tried a new cassette and cleaned the derailleur twice.',
  'ใส่โซ่ใหม่แล้วแต่ยังมีเสียงดังเวลาขึ้นเขา',
  'Mình đã thay xích mới nhưng vẫn bị trượt khi lên dốc.',
  'Measure the wear with a gauge before you buy anything at all.',
  'A bent hanger does this too, and it is the cheapest part to straighten.',
];
const bytesPerThread = 4_050;
const answers = 3;

const escaped = (value: string | number) =>
  String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

class DumpFile {
  bytes = 0;
  rows = 0;
  readonly #out: WriteStream;
  readonly #root: string;

  constructor(folder: string, root: string) {
    this.#root = root;
    this.#out = createWriteStream(join(folder, `${root}.xml`));
    this.#out.write(`<?xml version="1.0" encoding="utf-8"?>\n<${root.toLowerCase()}>\n`);
  }

  async add(row: Row): Promise<void> {
    const attributes = Object.entries(row).map(([name, value]) => `${name}="${escaped(value)}"`);
    const line = `  <row ${attributes.join(' ')} />\n`;
    this.bytes += Buffer.byteLength(line);
    this.rows++;
    if (!this.#out.write(line)) await once(this.#out, 'drain');
  }

  async end(): Promise<void> {
    this.#out.end(`</${this.#root.toLowerCase()}>\n`);
    await once(this.#out, 'close');
  }
}

const moment = (minute: number) =>
  new Date(Date.UTC(2015, 0, 1) + minute * 60_000).toISOString().slice(0, -1);
const bodyOf = (n: number) =>
  Array.from({ length: 6 }, (_, part) => `<p>${sentences[(n + part) % sentences.length]} (${n})</p>`).join(
    '\n',
  );

/** Writes a dump of about so many megabytes, as a stream: questions with answers, comments, votes. */
export async function writeLargeDump(folder: string, megabytes: number) {
  const roots = ['Users', 'Posts', 'Comments', 'Votes', 'Tags', 'PostLinks', 'Badges'] as const;
  const files = Object.fromEntries(roots.map((root) => [root, new DumpFile(folder, root)])) as Record<
    (typeof roots)[number],
    DumpFile
  >;
  const threads = Math.round((megabytes * 2 ** 20) / bytesPerThread);
  const users = Math.max(10, Math.round(threads / 2));
  for (let Id = 1; Id <= users; Id++)
    await files.Users.add({
      Id,
      DisplayName: `Rider ${Id}`,
      CreationDate: moment(0),
      Reputation: 1,
      AccountId: Id,
    });
  await files.Tags.add({ Id: 1, TagName: 'chain', Count: threads });
  let id = 0;
  for (let n = 0; n < threads; n++) {
    const questionId = ++id;
    const owner = (offset: number) => 1 + ((n * 7 + offset) % users);
    await files.Posts.add({
      ...{
        Id: questionId,
        PostTypeId: 1,
        CreationDate: moment(n),
        Score: 2,
        ViewCount: 9,
        OwnerUserId: owner(0),
      },
      ...{ Title: `Why does the chain slip (${n})?`, Tags: '<chain>', AcceptedAnswerId: questionId + 1 },
      Body: bodyOf(n),
    });
    for (let answer = 1; answer <= answers; answer++) {
      await files.Posts.add({
        ...{ Id: ++id, PostTypeId: 2, ParentId: questionId, CreationDate: moment(n + answer), Score: 1 },
        ...{ OwnerUserId: owner(answer), Body: bodyOf(n + answer) },
      });
      const Text = sentences[(n + answer) % sentences.length]!;
      const comment = {
        Id: files.Comments.rows + 1,
        PostId: id,
        Score: 0,
        Text,
        CreationDate: moment(n + 9),
      };
      await files.Comments.add({ ...comment, UserId: owner(answer + 1) });
      await files.Votes.add({
        Id: files.Votes.rows + 1,
        PostId: id,
        VoteTypeId: 2,
        CreationDate: moment(n + 9),
      });
    }
  }
  await Promise.all(Object.values(files).map((file) => file.end()));
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return {
    megabytes: Math.round(bytes / 2 ** 20),
    posts: files.Posts.rows,
    comments: files.Comments.rows,
    users,
  };
}
