import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'talk',
    language: 'en',
    title: 'Post the most ridiculous position your dog has fallen asleep in',
    tags: ['photos'],
    posts: [
      {
        author: 'marcus',
        minutesAgo: 840,
        body: 'Biscuit, 3 a.m., upside down, one leg up the wall, tongue on the carpet, snoring in what I believe was D minor.\n\n![Not Biscuit, but the spirit of Biscuit](drawing:dog-upside-down)',
        reactions: { laugh: ['priya', 'guest-english'], love: ['ploy'] },
      },
      {
        author: 'priya',
        minutesAgo: 820,
        body: 'Laddu sleeps with his head in his water bowl. It is a big bowl. We check for bubbles.',
      },
      {
        author: 'hannah',
        minutesAgo: 700,
        body: 'Greyhounds do "the dead cockroach". Visitors have asked me, in a whisper, if she is all right.',
        reactions: { laugh: ['marcus', 'priya', 'ben'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 630,
        body: 'Pickle will only sleep on the top step so that everybody in the house has to climb over her with a tray.',
      },
      {
        author: 'ploy',
        minutesAgo: 590,
        body: 'Pangpond sleeps like a loaf. No legs. We have looked for them.',
        reactions: { like: ['marcus'], laugh: ['guest-english'] },
      },
      {
        author: 'ben',
        minutesAgo: 560,
        body: 'I have no dog and I am sitting on a work call scrolling this with my camera off.',
      },
      {
        author: 'marcus',
        minutesAgo: 548,
        body: 'Ben, your camera is on.',
        replyTo: 6,
        reactions: { laugh: ['ben', 'priya'] },
      },
      {
        author: 'ben',
        minutesAgo: 545,
        body: 'It was not, but my heart stopped for four full seconds, thank you.',
        replyTo: 7,
        reactions: { laugh: ['marcus', 'priya', 'hannah', 'guest-english'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'en',
    title: 'Wet golden, humid flat, and the smell. Drying tips please',
    tags: ['grooming'],
    posts: [
      {
        author: 'priya',
        minutesAgo: 42000,
        body: 'We bathe Laddu on Saturday, by Sunday evening the whole flat smells like a swamp with feelings. Towel, then fan. Still damp underneath the next morning. What do you all do?',
      },
      {
        author: 'customer',
        minutesAgo: 41940,
        body: 'Golden mum from Thailand here. Towel is not enough, the undercoat stays wet two days! I use a blower, cool air, and brush against the hair until I can see the skin is dry. Forty minutes. I watch a series.',
        reactions: { thanks: ['priya'] },
      },
      { author: 'priya', minutesAgo: 41930, body: 'Which series? This matters for planning.', replyTo: 2 },
      {
        author: 'customer',
        minutesAgo: 41924,
        body: 'Any doctor drama. One episode = one golden.',
        replyTo: 3,
        reactions: { laugh: ['priya', 'sarah'] },
      },
      {
        author: 'sarah',
        minutesAgo: 41684,
        body: 'Second the blower. Damp undercoat plus humidity is how hot spots start. Two more things: once every three or four weeks is plenty unless he has rolled in something with a history, and dry the **ears** with cotton wool, outer part only. If the swamp smell comes from the ears or feet rather than the coat, that is yeast and wants a vet, not a shampoo.',
        reactions: { thanks: ['priya', 'customer'] },
      },
      {
        author: 'marcus',
        minutesAgo: 41564,
        body: '"Rolled in something with a history" is going on Biscuit\'s gravestone.',
      },
      {
        author: 'priya',
        minutesAgo: 32924,
        body: 'Blower bought, one episode of doctor drama consumed, flat smells of nothing at all. My husband asked whether the dog was still with us.',
        reactions: { love: ['customer', 'sarah'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'en',
    title: 'How long do you leave a wet dog before the smell wins?',
    tags: ['grooming'],
    mergedInto: 'Wet golden, humid flat, and the smell. Drying tips please',
    posts: [
      {
        author: 'marcus',
        minutesAgo: 31200,
        body: 'Biscuit swam in the canal. It is now Tuesday. Asking for a sofa.',
        reactions: { laugh: ['priya'] },
      },
      {
        author: 'moderator',
        minutesAgo: 31140,
        body: 'Priya asked almost the same, and a blower came out of it. I am sending everybody there so that the tips stay together.',
        reactions: { like: ['marcus'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'announcement',
    language: 'en',
    title: 'An hour with Dr Sarah: bring your old-dog questions, Thursday',
    tags: ['news', 'health'],
    posts: [
      {
        author: 'ben',
        minutesAgo: 30360,
        body: 'Dr Sarah is giving us an hour on **life with dogs over eight**. Here in this thread, 19:00 Bangkok / 22:00 Brisbane. Post questions below whenever you like, she will work down the list. Her one-page [“normal day” sheet](https://files.chomrom.example/normal-day.pdf) is worth printing before.',
        reactions: { like: ['guest-english', 'priya'], thanks: ['hannah'] },
        editedFrom:
          'Dr Sarah is giving us an hour on life with dogs over eight. Here in this thread, 19:00 Bangkok.',
      },
      {
        author: 'guest-english',
        minutesAgo: 30180,
        body: 'Question one: how do I know it is pain and not "just slowing down"?',
      },
      {
        author: 'priya',
        minutesAgo: 27300,
        body: "On behalf of my father's old Spitz: how often should a healthy senior see a vet?",
      },
      {
        author: 'sarah',
        minutesAgo: 21240,
        body: 'Starting from the top.\n\n**"Just slowing down" is pain until shown otherwise.** Look for: hesitating before the car, sleeping apart, licking one joint, grumpiness when touched, standing up in two instalments. Film a normal day now, so that you have something to compare in a year.\n\n**How often:** every six months from about eight years, seven for big breeds, with blood and urine once a year. A dog ages several years between two of our birthdays.',
        reactions: { thanks: ['guest-english', 'priya', 'ben'], like: ['expert'] },
      },
      {
        author: 'malee',
        minutesAgo: 21180,
        body: 'หลานแปลให้ยายฟังแล้ว ขอบคุณคุณหมอนะ เพิ่งรู้ว่าลุกสองจังหวะคือเจ็บ ของยายลุกสามจังหวะ พรุ่งนี้พาไปเลย',
        language: 'th',
        reactions: { love: ['sarah'] },
      },
      {
        author: 'ben',
        minutesAgo: 21140,
        body: 'For everyone reading in English: Grandma Malee says hers gets up in *three* instalments, and they are going to the vet tomorrow. This is why we do these.',
        reactions: { love: ['malee'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'en',
    title: 'Moving from Thailand to the UK with a street dog: what I learned so far',
    tags: ['walks'],
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 92340,
        body: `School may send me home for a year and Pickle is coming. Notes so far, please correct me:

1. Microchip **first**, then rabies vaccine. The other order does not count
2. At least 30 days later a blood test for rabies antibodies, at an approved laboratory
3. Then three months' wait from the day of the blood sample
4. Health certificate, plus a tapeworm treatment 1 to 5 days before arriving
5. Into the UK she flies as cargo. I am not ready to talk about 5

Rules change, so the government page on the day beats anything I write here.`,
        reactions: { thanks: ['marcus', 'priya'], like: ['ben', 'hannah'] },
      },
      {
        author: 'hannah',
        minutesAgo: 92040,
        body: 'Correct as far as I know, the EU is nearly the same for step 1 to 3. Start crate training today, not in the last month: door open, dinner inside, every day.',
        reactions: { like: ['guest-english'] },
      },
      {
        author: 'expert',
        minutesAgo: 91920,
        body: 'From the clinic side in Thailand: keep the *original* lab paper, check that the chip number is the same on every single page, and book the livestock office early. One wrong digit cost my client six weeks.',
        reactions: { thanks: ['guest-english'] },
      },
      { author: 'marcus', minutesAgo: 91560, body: "One wrong digit?? I'd have cried on the counter." },
      { author: 'expert', minutesAgo: 91530, body: 'She did. We gave her tea.', replyTo: 4 },
      {
        author: 'guest-english',
        minutesAgo: 75690,
        body: 'Chip read, vaccine done. The chip scanner beeped and Pickle looked at me as though I had sold her.',
      },
      {
        author: 'priya',
        minutesAgo: 75570,
        body: 'Have you thought about who keeps her if the school changes its mind in month two?',
      },
      {
        author: 'guest-english',
        minutesAgo: 75535,
        body: 'The noodle lady has already claimed her, in writing, on a napkin.',
        replyTo: 7,
        reactions: { love: ['hannah', 'priya'] },
      },
      {
        author: 'hannah',
        minutesAgo: 74095,
        body: 'A napkin is legally binding in the dog world.',
        reactions: { laugh: ['guest-english'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'en',
    title: 'Plaina asks: would you read a label if it told you everything?',
    tags: ['food'],
    poll: {
      question: 'What would you actually look for on the bag?',
      kind: 'several',
      options: [
        'Where the meat comes from',
        'Calories per cup',
        'Batch test results behind a code',
        'A nice picture of a dog',
      ],
      votes: {
        'guest-english': [0, 2],
        priya: [0, 1],
        expert: [0],
        sarah: [1],
        marcus: [1, 3],
        hannah: [2],
        ploy: [3],
      },
      closesInMinutes: -1440,
    },
    posts: [
      {
        author: 'supplier',
        minutesAgo: 17640,
        body: 'Hello from the Plaina factory (we sell dog food, so please read with that in mind). A teacher in the Thai thread asked what is behind "animal derivatives" and I could not give a proud answer. We want to print it properly. What would you read?\n\n![The bag we want to improve](drawing:dog-food)',
        reactions: { like: ['priya', 'sarah'] },
      },
      {
        author: 'sarah',
        minutesAgo: 17460,
        body: 'Calories. Please. Per gram *and* per level cup, in a type size that can be read without a dog licking the bag. Half of my overweight patients are a cup problem.',
        reactions: { like: ['supplier', 'priya'] },
      },
      {
        author: 'priya',
        minutesAgo: 17410,
        body: 'I feel seen. I feel my mother-in-law should be seen.',
        replyTo: 2,
        reactions: { laugh: ['sarah'] },
      },
      {
        author: 'hannah',
        minutesAgo: 17170,
        body: 'And "complete" or "complementary" on the front, not under the fold.',
      },
      {
        author: 'supplier',
        minutesAgo: 15730,
        body: 'Agreed on both, the designer has them. Calories on the front from the March print run. The nice dog stays too, because two people were honest.',
        replyTo: 2,
        reactions: { thanks: ['sarah', 'hannah'] },
      },
      {
        author: 'joe',
        minutesAgo: 14530,
        body: 'all the same factory stuff anyway, buy mine instead, half price, message me',
        status: 'hidden',
      },
    ],
  },
];
