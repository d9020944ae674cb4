import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'homes',
    kind: 'question',
    language: 'en',
    title: 'Black mould behind the wardrobe, same corner every winter',
    tags: ['leaks'],
    accepted: 3,
    posts: [
      {
        author: 'tom',
        minutesAgo: 340,
        body: '1930s semi, Cork, north-facing bedroom. Pulled the wardrobe out to find a lost sock and found a continent. Black spots, about the size of a tea tray, bottom corner where the two outside walls meet. I washed it last winter, painted over with the special paint, and here we are again. Rising damp? The lad down the pub says inject the walls, four grand.',
        reactions: { sad: ['guest-english'] },
      },
      {
        author: 'marcus',
        minutesAgo: 328,
        body: "Not an expert, but any problem whose solution is exactly what the guy at the bar sells, I'd sleep on.",
      },
      {
        author: 'daniel',
        minutesAgo: 263,
        body: `Afternoon Tom. I have not seen your wall, so this is odds, not a verdict. A cold outside corner + furniture against it + winter only + spots that come back = **condensation** nine times in ten. Rising damp leaves a tide mark and salts, all year round, and does not care about wardrobes.

Before anybody injects anything:

1. Go outside in the rain. Is a gutter or downpipe dripping on that corner? Is the soil piled up above the floor level? Fix first, it is usually forty quid
2. Buy a cheap humidity meter. Bedroom over **60–65%** most nights is your culprit
3. Move the wardrobe 10 cm off the wall, or to an inside wall
4. Trickle vents open, extract fan that really extracts, no washing dried in that room, heating low and steady rather than in bursts
5. Clean the patch with soapy water, gloves and a mask, dry it, bin the cloth. Never mix cleaners

If the wall still reads damp in July, ring an *independent* surveyor, meaning one who does not sell injections.`,
        reactions: { thanks: ['tom', 'marcus', 'guest-english'], like: ['krit', 'ben'] },
      },
      {
        author: 'tom',
        minutesAgo: 241,
        body: "Went out in the rain. The downpipe has a bend in it that ends in mid-air. It's been watering my bedroom like a geranium.",
        replyTo: 3,
        reactions: { laugh: ['marcus', 'guest-english'] },
      },
      { author: 'daniel', minutesAgo: 232, body: 'There she is.', replyTo: 4, reactions: { laugh: ['tom'] } },
      {
        author: 'krit',
        minutesAgo: 182,
        body: 'Watching from the tropics with a notebook. Our version is the air-conditioned bedroom: cold inside, wet outside, and the same black corner, only on the *other* side of the wall.',
        reactions: { like: ['daniel', 'tom'] },
      },
      {
        author: 'daniel',
        minutesAgo: 157,
        body: 'Exactly that, the physics just changes its shirt. My old flat in Bangkok had mould behind the headboard at 22 °C set point, and none at 26.',
        replyTo: 6,
        reactions: { like: ['krit'] },
      },
      {
        author: 'tom',
        minutesAgo: 90,
        body: "Downpipe refitted, eighteen euro and a skinned knuckle. Meter ordered. I'll report in spring, and I'll not be telling the lad in the pub.",
        reactions: { thanks: ['daniel'] },
      },
    ],
  },
  {
    club: 'homes',
    kind: 'question',
    language: 'en',
    title: 'Little mud tunnels up the post of a wooden house. Termites?',
    tags: ['money'],
    accepted: 5,
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 27780,
        body: 'Old teak house, rented. Behind the water jar there is a brown crumbly line, pencil-thick, from the ground up the post to the floor beams. I scratched a bit off and pale things ran about. Landlord says teak does not get eaten. Is he right?\n\n![The post, seen from the garden](drawing:house-teak)',
        reactions: { wow: ['priya'] },
      },
      { author: 'tom', minutesAgo: 27720, body: "Pale things ran about, you say. I'd be moving." },
      {
        author: 'priya',
        minutesAgo: 27700,
        body: 'Please do not spray it with whatever is under the sink, my uncle did that and they moved to the wardrobe.',
      },
      {
        author: 'lungmee',
        minutesAgo: 27580,
        body: 'ปลวกครับ อย่าเพิ่งเขี่ยทิ้ง เขี่ยแล้วมันย้ายทาง ช่างหาโพรงไม่เจอ ถ่ายรูปแล้วเรียกช่างกำจัดปลวกที่มีใบอนุญาต',
        language: 'th',
      },
      {
        author: 'krit',
        minutesAgo: 27500,
        body: `Yes, subterranean termites, and uncle Mee above says the important thing: **leave the tunnels alone** so that the pest people can follow them to the nest.

Your landlord is half right. Old heartwood teak resists well; sapwood, repairs and the pale planks somebody added in the nineties do not. Tap the posts and beams with a screwdriver handle: dull or papery means call somebody this week. Then:

- licensed pest control, bait or soil treatment, ask for a written warranty
- take away what touches the soil: firewood, cardboard, plant stakes
- a metal or stone shoe under the post so that you can *see* them crossing

And if a main post sounds hollow, have it propped before anyone replaces it.`,
        reactions: { thanks: ['guest-english', 'priya'], like: ['lungmee', 'daniel'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 27320,
        body: 'Tapped everything. Posts ring like bells, one kitchen plank sounds like a biscuit. Landlord came, tapped the biscuit, went quiet, and has called someone.',
        replyTo: 5,
      },
      {
        author: 'krit',
        minutesAgo: 27300,
        body: 'The biscuit convinces more people than I ever have.',
        replyTo: 6,
        reactions: { laugh: ['guest-english', 'tom'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 15780,
        body: 'Bait stations in, plank replaced, five-year paper in my hand. Landlord now tells everyone that teak does not get eaten *except by professionals*.',
        reactions: { thanks: ['krit', 'lungmee', 'priya'] },
      },
    ],
  },
  {
    club: 'homes',
    kind: 'question',
    language: 'en',
    title: 'Knocking out half a kitchen wall in a flat, 14th floor: whom do I ask first?',
    tags: ['kitchen', 'money'],
    poll: {
      question: 'Open kitchen or closed, if you cook every day?',
      kind: 'single',
      options: ['Open, life is short', 'Closed, smells are long', 'Half: glass down to the counter'],
      votes: {
        'guest-english': [0],
        marcus: [0],
        bank: [1],
        customer: [1],
        nok: [1],
        priya: [2],
        krit: [2],
        daniel: [2],
        khoa: [2],
      },
      closesInMinutes: 4320,
    },
    posts: [
      {
        author: 'priya',
        minutesAgo: 3360,
        body: 'I would like to replace the upper half of the kitchen wall with glass. The first contractor said "no problem, Saturday", which worried me more than if he had said no. What is the right order of asking?\n\n![Current box](drawing:house-kitchen)',
      },
      {
        author: 'daniel',
        minutesAgo: 3180,
        body: '> "no problem, Saturday"\n\nThe most expensive sentence in my trade. Order I would go in:\n\n1. Building plans from the management: is that wall structural, and are there pipes or a household shelter in it\n2. Written permission from the authority and the management, *before* money changes hands\n3. A registered engineer if there is any doubt at all\n4. Contractor, with the permit number written in the contract',
        reactions: { thanks: ['priya'], like: ['krit'] },
      },
      {
        author: 'krit',
        minutesAgo: 3120,
        body: "And ask what is inside the wall. In towers the kitchen wall often carries the gas or the shared water riser. A photo of the neighbour's renovation is worth a lot.",
      },
      {
        author: 'bank',
        minutesAgo: 3080,
        body: 'ผมทำแบบกระจกครึ่งบนครับ กลิ่นผัดลดจริง แต่ต้องเช็ดกระจกทุกวัน เตรียมใจไว้ด้วย',
        language: 'th',
      },
      {
        author: 'priya',
        minutesAgo: 2780,
        body: 'Management answer: non-structural, but permit needed, two weeks, and work only on weekdays 9 to 5. So "Saturday" would have been illegal twice.',
        replyTo: 2,
      },
      { author: 'tom', minutesAgo: 2720, body: 'Efficient man.', reactions: { laugh: ['priya', 'daniel'] } },
      {
        author: 'daniel',
        minutesAgo: 2360,
        body: 'For the professionals here: we keep seeing unlicensed "Saturday" offers in private messages to members. @ben could the club put a permit checklist at the top of the kitchen tag? Happy to draft.',
        audience: 'professionals',
      },
      {
        author: 'ben',
        minutesAgo: 2290,
        body: 'Yes please. Send me a draft and I will have it in three languages. I will also look at who is sending those messages.',
        audience: 'professionals',
        replyTo: 7,
        reactions: { thanks: ['daniel'] },
      },
    ],
  },
  {
    club: 'homes',
    kind: 'talk',
    language: 'en',
    title: 'What a surveyor looks at in the first sixty seconds',
    tags: ['cracks', 'roof', 'money'],
    posts: [
      {
        author: 'daniel',
        minutesAgo: 148620,
        body: `People ask me what I see before I have taken my coat off. So, free of charge:

- the **roof line**, from across the street. Straight is good, smile is bad
- gutters: plants growing in them mean water going somewhere else
- the ground: does it slope to the house or away
- doors: shut one. A door that has been planed at the top has a story
- fresh paint on *one* wall only
- the smell when the front door opens

What do you look at?

![Straight, mostly](drawing:house-roof)`,
        reactions: { like: ['tom', 'priya', 'krit'], thanks: ['marcus'] },
      },
      {
        author: 'tom',
        minutesAgo: 148500,
        body: "The neighbour's face when you say you're thinking of buying it.",
        reactions: { laugh: ['daniel', 'priya'] },
      },
      {
        author: 'marcus',
        minutesAgo: 148420,
        body: 'Water pressure upstairs with the kitchen tap running. Learned that one in a towel.',
      },
      {
        author: 'krit',
        minutesAgo: 148180,
        body: 'In Thailand: the last flood line on the garden wall. Sellers paint it, ants remember it.',
        reactions: { like: ['daniel'] },
      },
      { author: 'priya', minutesAgo: 148000, body: 'Phone signal in the bathroom. I am only half joking.' },
      {
        author: 'daniel',
        minutesAgo: 147960,
        body: '"Ants remember it" – I am stealing that for my next report. How do you mean?',
        replyTo: 4,
        reactions: { wow: ['priya'] },
      },
      {
        author: 'krit',
        minutesAgo: 147900,
        body: 'They build just above the highest water they have known. It is not science, but I have never seen them be optimistic.',
        replyTo: 6,
        reactions: { thanks: ['daniel'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 145020,
        body: 'Went and looked. Ours live at 60 cm. I have moved the books up.',
      },
    ],
  },
];
