import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Row = Record<string, string | number>;
export interface DumpRows {
  users: Row[];
  posts: Row[];
  comments: Row[];
  votes: Row[];
  tags: Row[];
  postlinks: Row[];
  badges: Row[];
}

const names: Record<keyof DumpRows, string> = {
  users: 'Users.xml',
  posts: 'Posts.xml',
  comments: 'Comments.xml',
  votes: 'Votes.xml',
  tags: 'Tags.xml',
  postlinks: 'PostLinks.xml',
  badges: 'Badges.xml',
};

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#xA;',
};
const attribute = (value: string | number) => String(value).replace(/[&<>"\n]/g, (sign) => signs[sign]!);

function xmlOf(root: string, rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `  <row ${Object.entries(row)
        .map(([name, value]) => `${name}="${attribute(value)}"`)
        .join(' ')} />`,
  );
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<${root}>\r\n${lines.join('\r\n')}\r\n</${root}>`;
}

/** Writes the files of a dump into a folder of its own. `raw` is put in for a file as it is; null leaves the file out. */
export async function writeDump(
  rows: DumpRows,
  raw: Partial<Record<keyof DumpRows, string | null>> = {},
): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'chomrom-dump-'));
  await mkdir(directory, { recursive: true });
  for (const [name, file] of Object.entries(names) as [keyof DumpRows, string][]) {
    const text = raw[name] === undefined ? xmlOf(name, rows[name]) : raw[name];
    if (text !== null) await writeFile(path.join(directory, file), text);
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** A moment of the year 2015, as dumps write it. */
export function at(day: number, minute = 0): string {
  return new Date(Date.UTC(2015, 0, day, 8, minute)).toISOString().slice(0, -1);
}

/**
 * A small dump of our own with what real ones hold: names in every script and none, posts without owners or questions, dates that
 * contradict each other, votes on what is not there, wikis, control characters, doubled rows.
 */
export function dumpWithTraps(): DumpRows {
  const user = (Id: number, DisplayName: string, more: Row = {}): Row => ({
    ...{ Id, DisplayName, CreationDate: at(1, Id), LastAccessDate: at(2), AccountId: Id, Reputation: 1 },
    ...more,
  });
  const question = (Id: number, day: number, more: Row): Row => ({
    ...{
      Id,
      PostTypeId: 1,
      CreationDate: at(day),
      Score: 0,
      ViewCount: 1,
      OwnerUserId: 1,
      Title: `Question ${Id}`,
    },
    ...{ Body: `<p>Question ${Id}</p>`, Tags: '<lager><c++>', LastActivityDate: at(day) },
    ...more,
  });
  const answer = (Id: number, ParentId: number, day: number, more: Row = {}): Row => ({
    ...{
      Id,
      PostTypeId: 2,
      ParentId,
      CreationDate: at(day),
      Score: 0,
      OwnerUserId: 2,
      Body: `<p>Answer ${Id}</p>`,
    },
    ...more,
  });
  const comment = (Id: number, PostId: number, CreationDate: string, more: Row = {}): Row => ({
    ...{ Id, PostId, CreationDate, Score: 0, Text: `Comment ${Id}`, UserId: 3 },
    ...more,
  });
  const votes = (PostId: number, VoteTypeId: number, times: number): Row[] =>
    Array.from({ length: times }, () => ({ PostId, VoteTypeId, CreationDate: at(20) }));

  return {
    users: [
      user(-1, 'Community', { AboutMe: '<p>Not a <b>person</b>.</p>' }),
      user(1, 'สมชาย ใจดี', { AboutMe: '<p>ชอบเบียร์<br>และจักรยาน</p>' }),
      user(2, 'Nguyễn Thị Hương'),
      user(3, '日本\u202Eの山田'),
      user(4, ' \u200B '),
      user(5, 'x'.repeat(100)),
      user(6, '🍺'),
      user(6, 'doubled'),
      { Id: 7, DisplayName: 'No date' },
    ],
    posts: [
      // Stands before its question in the file, and is older by the clock.
      answer(2, 1, 4, { Body: '<p>ใช้ <code>น้ำ</code> อุ่น 40&deg;C</p><ol><li>ล้าง</li><li>ผึ่ง</li></ol>' }),
      question(1, 5, {
        Title: 'ล้างขวดเบียร์เก่ายังไงดี',
        Body: '<p>ขวดมี<strong>คราบ</strong>แน่นมาก <script>alert(1)</script><img src="https://i.example/p.png" alt="ขวด"></p>',
        AcceptedAnswerId: 3,
        LastEditDate: at(6),
        LastEditorUserId: 2,
      }),
      answer(3, 1, 6, {
        Body: '<p>Ngâm giấm qua đêm, rồi <a href="https://x.example/a">xem đây</a>.</p><pre><code>a &lt; b\n</code></pre>',
      }),
      question(10, 7, { Title: 'Closed', ClosedDate: at(8), OwnerUserId: 99, Tags: '|ビール|lager|' }),
      answer(11, 10, 7, { OwnerDisplayName: 'gone', OwnerUserId: '' }),
      question(12, 7, { Title: 'Accepted is missing', AcceptedAnswerId: 777, Body: '' }),
      question(13, 9, { Title: 'Long '.repeat(60).trim(), Body: `<p>${'many words '.repeat(2_500)}</p>` }),
      answer(14, 9_999, 9),
      { Id: 20, PostTypeId: 5, CreationDate: at(3), OwnerUserId: 1, Body: 'Wiki' },
      { Id: 21, PostTypeId: 4, CreationDate: at(3), OwnerUserId: 1, Body: 'Excerpt' },
      { Id: 22, PostTypeId: 1, Title: 'Without a date', Body: 'x' },
      answer(2, 1, 4, { Body: 'doubled' }),
      question(30, 12, { Title: 'Created in the future', CreationDate: '2999-01-01T00:00:00.000' }),
    ],
    comments: [
      comment(5, 2, at(7, 5), { Text: '1. really? *yes* `x` <b>no</b> https://x.example/a', Score: 2 }),
      comment(1, 1, at(5, 30)),
      comment(2, 3, at(6), { UserId: '', UserDisplayName: 'gone' }),
      // Older than what it comments on, as after a merge.
      comment(3, 3, at(2)),
      comment(4, 555, at(7)),
      comment(6, 20, at(7)),
      comment(7, 14, at(9)),
      comment(8, 10, at(8), { Text: '# not a heading' }),
      comment(9, 11, ''),
    ],
    votes: [
      ...votes(1, 2, 3),
      ...votes(3, 2, 5),
      ...votes(3, 1, 1),
      ...votes(3, 3, 2),
      ...votes(10, 5, 1),
      ...votes(10, 10, 1),
      ...votes(4_444, 2, 4),
      ...votes(20, 2, 2),
      ...votes(14, 2, 1),
    ].map((vote, index) => ({ Id: index + 1, ...vote })),
    tags: [
      { Id: 1, TagName: 'lager', Count: 3 },
      { Id: 2, TagName: 'c++', Count: 9 },
      { Id: 3, TagName: 'ビール', Count: 1 },
      { Id: 4, TagName: 'lager', Count: 1 },
    ],
    postlinks: [
      { Id: 1, PostId: 10, RelatedPostId: 1, LinkTypeId: 3, CreationDate: at(9) },
      { Id: 2, PostId: 11, RelatedPostId: 3, LinkTypeId: 3, CreationDate: at(9) },
      { Id: 3, PostId: 12, RelatedPostId: 1, LinkTypeId: 1, CreationDate: at(9) },
      { Id: 4, PostId: 3, RelatedPostId: 2, LinkTypeId: 1, CreationDate: at(9) },
      { Id: 5, PostId: 12, RelatedPostId: 5_555, LinkTypeId: 1, CreationDate: at(9) },
      { Id: 6, PostId: 12, RelatedPostId: 20, LinkTypeId: 1, CreationDate: at(9) },
      { Id: 7, PostId: 12, RelatedPostId: 13, LinkTypeId: 9, CreationDate: at(9) },
    ],
    badges: [
      { Id: 1, UserId: 1, Name: 'Student', Date: at(9) },
      { Id: 2, UserId: 2, Name: 'Teacher', Date: at(9) },
    ],
  };
}
