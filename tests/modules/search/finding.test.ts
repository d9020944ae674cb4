import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { search } from '~/modules/search/search.server';
import { type MemberActor, visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { useDatabase } from '../../support/database';
import { find, ids, join, member, openClub, person, reply, thread } from '../../support/search-scene';

let database: Awaited<ReturnType<typeof useDatabase>>;
let mali: MemberActor;
let lan: MemberActor;

beforeAll(async () => {
  database = await useDatabase();
  await openClub('dogs', { name: 'คนรักหมา', description: 'Dog lovers of all towns, ชมรมของคนเลี้ยงสุนัข' });
  await openClub('homes', { name: 'Tổ ấm', description: 'Bạn bè xây nhà' });
  mali = await member('dogs', 'มะลิ ใจดี');
  lan = await member('homes', 'Nguyễn Thị Lan');
});
afterAll(() => database.release());

/** A thread whose first post is `body`; its title says nothing that is looked for. */
const say = (body: string, title = '…') => thread(mali, 'dogs', title, body, 'talk');

describe('Thai without spaces', () => {
  test.each([
    ['ท้องเสีย', 'เมื่อคืนโกลเด้นท้องเสียสามรอบเลยค่ะ'],
    ['โกลเด้น', 'อยากได้โกลเด้นรีทรีฟเวอร์ตัวผู้มาเลี้ยง'],
    ['โกลเดน', 'โกลเด้นบ้านเราชอบว่ายน้ำมากกก'],
    ['น้ำ', 'ร้อนแบบนี้ต้องเติมน\u0E49\u0E4Dาให้บ่อยขึ้น'],
    ['น\u0E4D\u0E49า', 'หมากินน้ำน้อยลงกว่าเดิม'],
    ['ชิสุ', 'พาเจ้าชิสุไปตัดขนร้านใหม่แถวบางแค'],
    ['วัคซีนพิษสุนัขบ้า', 'ต้องฉีดวัคซีนกันพิษสุนัขบ้าตอนกี่เดือน'],
    ['โกลเด้นท้องเสีย', 'โกลเด้น อายุสามเดือน กินเยอะแล้วท้องเสีย'],
    ['เเปรง', 'แปรงขนทุกวันช่วยให้ขนร่วงน้อยลง'],
    ['๒๕๖๘', 'นัดรวมพลชาวบีเกิ้ลปี 2568 ที่สวนรถไฟ'],
    ['บีเกิล', 'บีเกิ้ลเห่าทั้งคืนจนเพื่อนบ้านมาเคาะประตู'],
  ])('%s stands in: %s', async (query, body) => {
    const id = await say(body);
    expect(await ids(mali, query)).toContain(id);
  });

  test('what is typed with its tones ranks before what differs from it by a tone', async () => {
    const tiger = await say('เห็นเสือตัวใหญ่ที่สวนสัตว์');
    const mat = await say('ซักเสื่อผืนใหญ่ที่ระเบียง');
    expect((await ids(mali, 'เสือ')).slice(0, 2)).toEqual([tiger, mat]);
    expect((await ids(mali, 'เสื่อ')).slice(0, 2)).toEqual([mat, tiger]);
  });

  test('two letters are enough', async () => {
    const id = await say('ปูนเก่าร่วง เจอปูแล้วสองตัว');
    expect(await ids(mali, 'ปู')).toContain(id);
  });
});

describe('Vietnamese', () => {
  test('is found with marks, without them, composed or not, and ranks by the marks', async () => {
    const dog = await thread(
      lan,
      'homes',
      'Chuyện nhà',
      'Nhà có chó con thì sàn gỗ chịu được không?',
      'talk',
    );
    const market = await thread(lan, 'homes', 'Chuyện phố', 'Cho thuê chỗ để xe gần chợ', 'talk');
    for (const query of ['san go', 'sàn gỗ', 'SÀN GỖ', 'sàn gỗ'.normalize('NFD'), 'san gỗ'])
      expect(await ids(lan, query)).toEqual([dog]);
    expect(await ids(lan, 'cho')).toEqual([market, dog]);
    expect(await ids(lan, 'chó')).toEqual([dog, market]);
  });

  test('đ is found as d', async () => {
    const id = await thread(lan, 'homes', 'Hỏi đường', 'Đường ống đồng bị rò', 'talk');
    expect(await ids(lan, 'duong ong dong')).toEqual([id]);
    expect(await ids(lan, 'đường ống')).toEqual([id]);
  });
});

describe('English', () => {
  test('is found by the beginning of the last word, and within a word where nothing begins so', async () => {
    const id = await say('The greyhound slept through the thunderstorm');
    expect(await ids(mali, 'greyh')).toEqual([id]);
    expect(await ids(mali, 'slept thunder')).toEqual([id]);
    expect(await ids(mali, 'hound')).toEqual([id]);
    expect(await ids(mali, 'thunder slep')).toEqual([id]);
    expect(await ids(mali, 'sle thunderstorm')).toContain(id);
  });

  test('a whole word ranks before the beginning of one, and that before the inside of one', async () => {
    const inside = await say('An overpaint job, quite nice');
    const beginning = await say('The painter came at nine');
    const whole = await say('No more paint on the paws');
    expect(await ids(mali, 'paint')).toEqual([whole, beginning, inside]);
  });

  test('phrases stand together, excluded words in no result', async () => {
    const apart = await say('The bowl was blue, the ceramic one was not');
    const together = await say('She eats from a ceramic bowl and nothing else');
    expect((await ids(mali, 'ceramic bowl')).slice(0, 2)).toEqual([together, apart]);
    expect(await ids(mali, '"ceramic bowl"')).toEqual([together]);
    expect(await ids(mali, '“ceramic bowl”')).toEqual([together]);
    expect(await ids(mali, 'ceramic -blue')).toEqual([together]);
    expect(await ids(mali, 'ceramic -"ceramic bowl"')).toEqual([apart]);
  });

  test('a Thai word can be excluded too, also where it stands within others', async () => {
    const cat = await say('zork แมวกับหมาอยู่ด้วยกันได้');
    const dog = await say('zork หมาอยู่ตัวเดียวเหงาไหม');
    expect(new Set(await ids(mali, 'zork'))).toEqual(new Set([cat, dog]));
    expect(await ids(mali, 'zork -แมว')).toEqual([dog]);
    expect(await ids(mali, '-แมว')).toEqual([]);
  });
});

describe('order', () => {
  test('a title comes before a text, several words near each other before the same words far apart', async () => {
    const far = await say(
      'A leash is a leash, and as for the colour, well, after long thought it should be turquoise',
    );
    const near = await say('Bought a turquoise leash yesterday');
    const titled = await say('See the picture', 'Turquoise leash found in the park');
    expect(await ids(mali, 'turquoise leash')).toEqual([titled, near, far]);
  });

  test('words of title and opening post find a thread together', async () => {
    const id = await say('It started after the picnic', 'Terrier with hiccups');
    expect(await ids(mali, 'hiccups picnic')).toEqual([id]);
  });

  test('an accepted answer comes before an answer, an answer before small talk, a new one before an old one', async () => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));
    freezeClock(day(1));
    const old = await reply(mali, await say('chat one'), 'quinoa helps');
    freezeClock(day(200));
    const recent = await reply(mali, await say('chat two'), 'quinoa helps');
    freezeClock(day(1));
    const question = await thread(mali, 'dogs', 'What helps?', 'Nothing so far');
    const plain = await reply(mali, question, 'quinoa helps');
    const accepted = await reply(mali, question, 'quinoa helps');
    await acceptAnswer(mali, { threadId: question, postId: accepted });
    freezeClock(day(201));
    const found = await ids(mali, 'quinoa');
    expect(found[0]).toBe(accepted);
    expect(found.indexOf(recent)).toBeLessThan(found.indexOf(old));
    expect(found.indexOf(plain)).toBeLessThan(found.indexOf(old));
    freezeClock(undefined);
  });
});

describe('a thread of many matches', () => {
  test('stands once with the best of them and how many more there are, where that is asked for', async () => {
    const id = await say('Let us talk of biscuits');
    for (let index = 0; index < 12; index++) await reply(mali, id, `wombat biscuits, recipe ${index}`);
    const other = await say('wombat biscuits elsewhere');
    const grouped = await find(mali, 'wombat', { group: 'thread' });
    expect(grouped.map(({ threadId, more }) => [threadId, more])).toEqual(
      expect.arrayContaining([
        [id, 11],
        [other, 0],
      ]),
    );
    expect(grouped).toHaveLength(2);
    expect(await ids(mali, 'wombat')).toHaveLength(13);
    expect(await ids(mali, 'wombat', { thread: id })).toHaveLength(12);
  });

  test('pages go on where the last one ended, while others write', async () => {
    const id = await say('Let us count');
    for (let index = 0; index < 7; index++) await reply(mali, id, `platypus ${index}`);
    const all = await ids(mali, 'platypus');
    const first = await search(mali, { q: 'platypus', group: 'none', limit: 3 });
    await reply(mali, id, 'unrelated words');
    const second = await search(mali, { q: 'platypus', group: 'none', limit: 3, cursor: first.next! });
    const third = await search(mali, { q: 'platypus', group: 'none', limit: 3, cursor: second.next! });
    expect([...first.items, ...second.items, ...third.items].map((hit) => hit.id)).toEqual(all);
    expect(third.next).toBeNull();
    expect(await ids(mali, 'platypus')).toEqual(all);
  });
});

describe('clubs and people', () => {
  test('clubs are found by name and by what they say of themselves', async () => {
    const [club] = await find(visitor, 'คนรักหมา');
    expect(club).toMatchObject({ type: 'club', title: 'คนรักหมา', url: '/clubs/dogs', author: null });
    expect(await find(visitor, 'to am')).toMatchObject([{ type: 'club', url: '/clubs/homes' }]);
    expect((await find(visitor, 'xây nhà')).map(({ url }) => url)).toContain('/clubs/homes');
  });

  test('people are found by their persona in each club, with the club’s own when one is given', async () => {
    const phuong = await person('Phương');
    await join(phuong, 'dogs', { name: 'Ms Phuong Ngo', bio: 'Two huskies' });
    await join(phuong, 'homes', { name: 'Phương Ngô' });
    const found = await find(visitor, 'phuong ng', { types: ['person'] });
    expect(found.map(({ title, url }) => [title, url])).toEqual(
      expect.arrayContaining([
        ['Ms Phuong Ngo', `/clubs/dogs/people/${phuong.memberId}`],
        ['Phương Ngô', `/clubs/homes/people/${phuong.memberId}`],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(await find(visitor, 'phuong', { club: 'homes' })).toMatchObject([{ title: 'Phương Ngô' }]);
    expect(await find(visitor, 'มะล')).toMatchObject([{ type: 'person', title: 'มะลิ ใจดี' }]);
  });

  test('only the types that are asked for are found', async () => {
    const id = await say('marzipan for all', 'Marzipan');
    await reply(mali, id, 'more marzipan');
    expect((await find(mali, 'marzipan', { types: ['thread'] })).map(({ type }) => type)).toEqual(['thread']);
    expect((await find(mali, 'marzipan', { types: ['post'] })).map(({ type }) => type)).toEqual([
      'post',
      'post',
    ]);
    expect(await find(mali, 'marzipan', { types: ['person', 'club'] })).toEqual([]);
  });
});

describe('a hit', () => {
  test('says where it leads, who wrote it, and what of it was searched for', async () => {
    const id = await say('หมาไม่ยอมกินข้าว', 'ปรึกษาค่ะ');
    const post = await reply(mali, id, 'ลองผสมน้ำซุปกระดูกหมูดูนะคะ บ้านนี้กินหมดชามทุกมื้อ');
    const [hit] = await find(mali, 'ซุปกระดูก');
    expect(hit).toMatchObject({
      type: 'post',
      id: post,
      title: 'ปรึกษาค่ะ',
      titleHits: [],
      url: `/clubs/dogs/threads/${id}?at=2#post-2`,
      club: { slug: 'dogs', name: 'คนรักหมา' },
      author: { id: mali.memberId, name: 'มะลิ ใจดี' },
      number: 2,
      threadId: id,
    });
    expect(hit!.snippetHits.map(({ start, end }) => hit!.snippet.slice(start, end))).toEqual(['ซุปกระดูก']);
  });
});
