import type { DemoPost, DemoThread } from './types.ts';

interface Flagged {
  /** How the thread's title begins. */
  title: string;
  post: DemoPost;
}

/** What somebody should not have written, and who told the moderators: some of it waits, some is decided. */
const flagged: Flagged[] = [
  {
    title: 'ใครมีรูปก้นคอร์กี้',
    post: {
      author: 'gift',
      minutesAgo: 120,
      body: 'รับคนแพ็กขนมหมาที่บ้าน วันละ 800 ไม่ต้องมีประสบการณ์ ทักมาได้เลย ด่วน รับ 20 คนสุดท้าย',
      flags: [
        { by: 'malee', reason: 'spam', note: 'โพสต์แบบนี้มาสามกลุ่มแล้ว' },
        { by: 'nok', reason: 'commercial' },
      ],
    },
  },
  {
    title: 'Góc "mặt tội lỗi"',
    post: {
      author: 'colan',
      minutesAgo: 350,
      body: 'Chó ta thì đừng đăng nữa, nhìn chán lắm. Mua con có giống đi rồi hãy khoe.',
      flags: [{ by: 'thao', reason: 'unkind', note: 'Nói vậy tội mấy bé và chủ.' }],
    },
  },
  {
    title: 'Post the most ridiculous position',
    post: {
      author: 'marcus',
      minutesAgo: 500,
      body: 'If he twitches like that at night, half a human painkiller sorts it out. No need for a vet.',
      flags: [
        { by: 'priya', reason: 'dangerous' },
        { by: 'sarah', reason: 'dangerous', note: 'Human painkillers can kill a dog.' },
        { by: 'hannah', reason: 'dangerous' },
      ],
    },
  },
  {
    title: 'The upstairs neighbour',
    post: {
      author: 'priya',
      minutesAgo: 4_000,
      body: 'Record it, play it back to them at breakfast, and bring a cake. Works on mine.',
      flags: [{ by: 'daniel', reason: 'unkind' }],
      decision: { by: 'ben', act: 'keep' },
    },
  },
  {
    title: 'Cuộc chiến bạc xỉu',
    post: {
      author: 'khoa',
      minutesAgo: 17_000,
      body: 'Nhà mình có bán ly giữ nhiệt, ai cần nhắn riêng, mua hai giảm 10% nha.',
      flags: [{ by: 'tuan', reason: 'commercial' }],
      decision: { by: 'linh', act: 'remove', template: 'commercial' },
    },
  },
];

/** The threads with what was flagged in them at their ends. */
export function withFlagged(threads: readonly DemoThread[]): DemoThread[] {
  return threads.map((thread) => {
    const more = flagged.filter(({ title }) => thread.title.startsWith(title)).map(({ post }) => post);
    return more.length > 0 ? { ...thread, posts: [...thread.posts, ...more] } : thread;
  });
}
