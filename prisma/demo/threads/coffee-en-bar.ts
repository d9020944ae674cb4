import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'coffee',
    kind: 'talk',
    language: 'en',
    title: 'How do you order the simplest coffee in your town?',
    tags: ['cafes'],
    posts: [
      {
        author: 'ben',
        minutesAgo: 23280,
        body: 'Teach each other one sentence. Singapore: **kopi o kosong** – black, no sugar. Say it fast and they will assume your grandmother lives here.',
        reactions: { like: ['aisha', 'khoa'] },
      },
      {
        author: 'khoa',
        minutesAgo: 23220,
        body: 'Da Nang: *cà phê đen đá, ít đường*. If you say "không đường" the aunty asks if you are ill.',
        reactions: { thanks: ['ben'] },
      },
      {
        author: 'aisha',
        minutesAgo: 23190,
        body: 'KL: "kopi o kurang manis", less sweet. Kurang manis is a lie, it is only less *than a cake*.',
        reactions: { like: ['ben'] },
      },
      {
        author: 'nat',
        minutesAgo: 23070,
        body: 'Thailand: "โอเลี้ยงไม่หวาน" – iced black, not sweet. They will say "not sweet, nobody drinks that", and put in one spoon out of pity.',
        reactions: { laugh: ['khoa'] },
      },
      {
        author: 'thao',
        minutesAgo: 23030,
        body: 'Sài Gòn thì em nói "cho con ly bạc xỉu" là cả thế giới dịu dàng lại.',
        language: 'vi',
      },
      {
        author: 'marcus',
        minutesAgo: 22730,
        body: 'LA: "small coffee." Then seven questions. Then they write Marquis on the cup.',
      },
      {
        author: 'sarah',
        minutesAgo: 22550,
        body: 'Brisbane: "flat white, thanks". That\'s the whole conversation. It is why we are happy.',
        reactions: { laugh: ['marcus', 'ben'] },
      },
      {
        author: 'ploy',
        minutesAgo: 22430,
        body: 'ของเราชี้เอาค่ะ ชี้แล้วยิ้ม ได้ทุกประเทศ',
        language: 'th',
        reactions: { laugh: ['nat'] },
      },
      {
        author: 'ben',
        minutesAgo: 20990,
        body: 'Ploy, for those who need it translated: "I point and smile, works in every country." Best answer so far.',
        reactions: { like: ['ploy'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'talk',
    language: 'en',
    title: 'The regular: who is the character in your local café?',
    tags: ['cafes'],
    posts: [
      {
        author: 'aisha',
        minutesAgo: 83700,
        body: 'Ours is a retired judge who tastes every guest beverage and delivers a verdict. Last week he overruled the barista.\n\n![His bench is on the left](drawing:coffee-shop)',
        reactions: { like: ['ben'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 83580,
        body: "A monk who comes for the ice water and the air conditioning, and fixes everybody's phones.",
      },
      {
        author: 'marcus',
        minutesAgo: 83340,
        body: "A guy who has been writing the same screenplay since I moved here. I asked what it's about. It's about a guy in a café.",
      },
      {
        author: 'oom',
        minutesAgo: 81840,
        body: 'At our roastery it is a duck. She walks in at three, inspects the sacks, walks out. If she is late we worry.',
        reactions: { laugh: ['aisha', 'marcus'] },
      },
      {
        author: 'marcus',
        minutesAgo: 81810,
        body: 'Does the duck have a name, and does she take on apprentices?',
        replyTo: 4,
        reactions: { love: ['oom'] },
      },
      {
        author: 'oom',
        minutesAgo: 81690,
        body: 'Her name is Quality Control.',
        replyTo: 5,
        reactions: { laugh: ['marcus', 'aisha'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'announcement',
    language: 'en',
    title: 'Winter challenge: one bean, seven days, seven brews',
    tags: ['news'],
    posts: [
      {
        author: 'ben',
        minutesAgo: 190080,
        body: 'Pick one bag. Brew it a different way each day for a week, and write two lines a day in here. No gear may be bought. (Marcus: no gear may be bought.)',
        reactions: { like: ['aisha', 'guest-english'], thanks: ['oom'] },
      },
      {
        author: 'marcus',
        minutesAgo: 190020,
        body: 'I feel this was written with someone specific in mind.',
        reactions: { laugh: ['ben'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 187140,
        body: 'Day 1 cloth: gentle. Day 2 pot on the stove: regret. Day 3 cold in the fridge overnight: why did nobody tell me.',
      },
      { author: 'tom', minutesAgo: 185400, body: 'Day 1 moka. Day 2 moka. Day 3 moka. Am I doing it right?' },
      {
        author: 'aisha',
        minutesAgo: 181080,
        body: 'Day 7: same bean, and I would swear it was seven coffees. Cold was chocolate, press was orange, kettle two was champagne.',
      },
      {
        author: 'ben',
        minutesAgo: 178140,
        body: 'Eleven people finished. Tom finished seven moka pots and is disqualified with honour.',
        reactions: { love: ['guest-english', 'aisha'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'question',
    language: 'en',
    title: 'Is bottled water better than tap for brewing?',
    tags: ['water', 'filter'],
    status: 'archived',
    accepted: 2,
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 419160,
        body: 'Chiang Mai tap tastes of swimming pool and old pipe. I have been boiling it. Should I just buy bottles?',
      },
      {
        author: 'khoa',
        minutesAgo: 418920,
        body: 'Boiling drives off the pool, not the pipe, and it leaves the minerals. Look at the bottle label: something around **50 to 120 mg/l** of dissolved minerals brews nicely. "0" or distilled tastes flat, "350" tastes of wall. A jug with an activated carbon filter, cartridge changed on time, is cheaper and makes less plastic.',
        reactions: { thanks: ['guest-english'], like: ['minhquan', 'aisha'] },
      },
      {
        author: 'minhquan',
        minutesAgo: 418800,
        body: 'Agree with my friend, who waited all his life for this question.',
      },
      {
        author: 'guest-english',
        minutesAgo: 405840,
        body: 'Carbon jug it is. The coffee is better and so is the rice. Closing the case.',
        reactions: { thanks: ['khoa', 'minhquan'] },
      },
    ],
  },
];
