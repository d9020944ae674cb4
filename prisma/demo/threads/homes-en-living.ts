import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'homes',
    kind: 'talk',
    language: 'en',
    title: 'How much should a builder get up front?',
    tags: ['money'],
    status: 'locked',
    posts: [
      {
        author: 'tom',
        minutesAgo: 250800,
        body: "Extension quote in: they want 50% before a shovel's lifted. Brother-in-law says that's normal now. Is it?",
      },
      {
        author: 'daniel',
        minutesAgo: 250730,
        body: 'No. A small deposit for made-to-order things (windows, kitchen), against a receipt, is fair. Otherwise you pay for **finished stages**, and hold back about 5% until the snags are done.',
        reactions: { thanks: ['tom'], like: ['guest-english', 'priya'] },
      },
      {
        author: 'marcus',
        minutesAgo: 250610,
        body: "California actually caps the down payment on home improvement jobs by law, 10% or a thousand bucks, whichever is less. Doesn't stop them asking.",
      },
      {
        author: 'tong',
        minutesAgo: 250070,
        body: 'we do anywhere any country 60% first best price text me',
        status: 'removed',
      },
      { author: 'priya', minutesAgo: 250050, body: 'How did that get in here?' },
      {
        author: 'ben',
        minutesAgo: 250035,
        body: "Removed. Contractors are welcome to answer, but not to fish under somebody's question, and certainly not for 60%.",
        reactions: { like: ['priya', 'tom'] },
      },
      {
        author: 'tom',
        minutesAgo: 245715,
        body: 'Went back with stages. They agreed in about four seconds, which tells its own tale.',
        reactions: { like: ['daniel'] },
      },
      {
        author: 'ben',
        minutesAgo: 244275,
        body: 'Good outcome, and the last few replies were about to become a fight over brothers-in-law, so I am locking this one. Open a fresh thread for other contracts.',
      },
    ],
  },
  {
    club: 'homes',
    kind: 'talk',
    language: 'en',
    title: 'Gardening when it rains sideways for four months',
    tags: ['garden'],
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 181560,
        body: 'Everything I plant in June drowns by July. The only thing thriving is a papaya I did not plant. What do you do, people of the monsoon?\n\n![Papaya, uninvited](drawing:house-papaya)',
        reactions: { like: ['nok'] },
      },
      {
        author: 'nok',
        minutesAgo: 181440,
        body: 'ยกแปลงค่ะ สูงสักคืบสองคืบ ใส่แกลบดิบผสมดิน น้ำไหลผ่านได้ พริก กะเพรา รอดหมด',
        language: 'th',
        reactions: { like: ['guest-english'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 181410,
        body: 'Raised beds, one to two hand spans, rice husk in the soil. Teacher Nok, you have saved my basil.',
        replyTo: 2,
        reactions: { thanks: ['nok'] },
      },
      {
        author: 'priya',
        minutesAgo: 181230,
        body: 'Balcony version: pots on bricks, never on saucers. Saucers are mosquito hotels.',
      },
      {
        author: 'marcus',
        minutesAgo: 180930,
        body: "It has not rained here since spring. I'd trade you a month.",
      },
      {
        author: 'guest-english',
        minutesAgo: 121890,
        body: 'Update: basil alive, chillies alive, and the papaya is taller than the landlord.',
        reactions: { love: ['nok'], laugh: ['priya'] },
      },
    ],
  },
  {
    club: 'homes',
    kind: 'talk',
    language: 'en',
    title: 'The upstairs neighbour, the marble, and me',
    tags: ['electrics'],
    posts: [
      {
        author: 'priya',
        minutesAgo: 13140,
        body: 'Every night at 11:20 something small and hard drops on the floor above, rolls, and stops. I have gone up. They are a retired couple, asleep by ten, and they hear it from *above them*. The top floor hears it too. There is nobody above the top floor.',
        reactions: { laugh: ['tom'], sad: ['guest-english'] },
      },
      { author: 'tom', minutesAgo: 13115, body: 'Sell.' },
      {
        author: 'daniel',
        minutesAgo: 12995,
        body: 'I hate to spoil a good ghost: it is nearly always **pipework**. A valve closes, the pressure wave bangs along the riser, and a loose clip gives you a few dying taps that sound like a marble rolling. Same time every night = a timer, often the roof tank filling or a booster pump.\n\nAsk the building to check the pump schedule and the non-return valve. If they hear hammer in the riser, an arrestor and a few clips cure it.',
        reactions: { thanks: ['priya'], like: ['krit', 'tom'] },
      },
      {
        author: 'khoa',
        minutesAgo: 12935,
        body: "In Vietnam every apartment has this marble. We say it is the former tenant. I like Daniel's version, it is cheaper than the monk.",
      },
      {
        author: 'priya',
        minutesAgo: 4295,
        body: 'It was the pump. 11:20 exactly. They replaced the valve on Thursday and the whole tower slept. The retired couple brought me mangoes.',
        reactions: { wow: ['tom'], like: ['daniel'] },
      },
      {
        author: 'tom',
        minutesAgo: 4255,
        body: 'And now nobody to talk to at 11:20. Sad, really.',
        replyTo: 5,
      },
    ],
  },
  {
    club: 'homes',
    kind: 'announcement',
    language: 'en',
    title: "The club's tool shelf: borrow before you buy (trial)",
    tags: ['news'],
    status: 'archived',
    posts: [
      {
        author: 'ben',
        minutesAgo: 345600,
        body: 'For three months members in Khon Kaen and Singapore can borrow a damp meter, a laser level, a pipe camera and a long ladder. Deposit back when it comes home clean. Dealer in Khon Kaen: @lungmee, Singapore: me.',
      },
      {
        author: 'priya',
        minutesAgo: 336960,
        body: 'Borrowed the laser level. My shelves were wrong. All of them. For three years.',
        reactions: { like: ['ben'] },
      },
      {
        author: 'daniel',
        minutesAgo: 334080,
        body: 'Happens to everybody with a laser. I recommend never pointing it at a door frame.',
        reactions: { laugh: ['priya', 'ben'] },
      },
      {
        author: 'ben',
        minutesAgo: 218880,
        body: 'Trial over: 41 loans, everything came back, one ladder slightly taller somehow. We will bring it back with more towns; closing this one for the archive.',
        reactions: { thanks: ['lungmee'] },
      },
    ],
  },
  {
    club: 'homes',
    kind: 'talk',
    language: 'en',
    title: 'Painting a tin roof white: gimmick or does it work',
    tags: ['roof', 'cooling'],
    posts: [
      {
        author: 'marcus',
        minutesAgo: 53640,
        body: 'The garage is an oven from May. Buddy says white elastomeric paint drops it ten degrees. Sounds like a sales pitch, but paint is cheap and so am I.',
      },
      {
        author: 'khoa',
        minutesAgo: 53460,
        body: 'Did it in Da Nang on the kitchen roof. Under-side of the tin went from 61 to 44 by my little infrared gun. Room maybe 3 degrees. The gun is more fun than the paint.',
        reactions: { like: ['marcus'] },
      },
      {
        author: 'aim',
        minutesAgo: 53340,
        body: 'I sell this kind of coating, so: yes it works, **on bare or dull metal with sun on it**. It will not help if the heat comes through the door, and it fades when dusty, wash it once a year. Rust must be treated first or it peels like a sunburn.',
        reactions: { thanks: ['marcus'], like: ['daniel'] },
      },
      {
        author: 'daniel',
        minutesAgo: 53040,
        body: 'Honest supplier. I would add: in a cold climate you would be paying in winter for what you gain in summer, so do not copy this in Leeds.',
        reactions: { like: ['aim'] },
      },
      {
        author: 'marcus',
        minutesAgo: 40080,
        body: 'Two coats. Garage is 7 °F cooler at 4 p.m., and blinding from the deck. My wife calls it the moon.',
        reactions: { thanks: ['khoa', 'aim'] },
      },
    ],
  },
];
