import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'coffee',
    kind: 'question',
    language: 'en',
    title: 'French press always muddy and bitter. Am I pressing wrong?',
    tags: ['beginner', 'filter'],
    accepted: 4,
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 495,
        body: 'Left the cloth filter for a borrowed press. Supermarket pre-ground, one scoop, boiling water, I wait until I remember it, I push hard. The result is a swamp with opinions.',
      },
      {
        author: 'aisha',
        minutesAgo: 483,
        body: 'I started with a press! Welcome, this is the gateway, next come the kettles.',
        reactions: { laugh: ['guest-english'] },
      },
      {
        author: 'sarah',
        minutesAgo: 423,
        body: 'Mine improved the day I stopped pushing. I know that sounds like a yoga class.',
      },
      {
        author: 'nat',
        minutesAgo: 378,
        body: 'Three causes, three cures.\n\n1. **Grind**: supermarket grind is for drip machines, too fine here. Ask for coarse, like rough sea salt\n2. **Recipe**: 30 g to 480 g of water (1:16). Scoops lie\n3. **Patience**: pour water just off the boil, wait 4 minutes, stir the crust, take the foam off with two spoons, then wait *another 5 minutes*. Lower the plunger only to the surface, as a lid. Pour slowly and leave the last finger of liquid behind\n\nThe mud sinks by itself if nobody frightens it.',
        reactions: { thanks: ['guest-english', 'sarah'], like: ['aisha', 'marcus'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 258,
        body: 'Nine minutes?! I have a class to teach.',
        replyTo: 4,
        reactions: { laugh: ['nat'] },
      },
      {
        author: 'nat',
        minutesAgo: 252,
        body: 'Put it on, mark four exercise books, come back.',
        replyTo: 5,
        reactions: { like: ['sarah'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 65,
        body: "Marked five. It tastes of hazelnut and something like a plum, and there is no swamp. The teachers' room has confiscated the press.",
        reactions: { love: ['nat'] },
      },
      {
        author: 'marcus',
        minutesAgo: 51,
        body: 'Ledger check: was the press borrowed, or is that another entry?',
        reactions: { laugh: ['guest-english', 'aisha'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'question',
    language: 'en',
    title: 'Channelling on one side, same spot every morning',
    tags: ['espresso', 'grinders'],
    posts: [
      {
        author: 'marcus',
        minutesAgo: 9120,
        body: "18 g in, 36 out, 24 seconds, light-medium blend. Bottomless portafilter sprays from about four o'clock, every single time. I stir the grounds with needles, tap, level, tamp. Checked the burrs. I have started to take it personally.\n\n![Before the spray](drawing:coffee-espresso)",
      },
      {
        author: 'khoa',
        minutesAgo: 8940,
        body: 'Same *clock position* every time is a clue. If it were your distribution it would wander.',
      },
      {
        author: 'minhquan',
        minutesAgo: 8860,
        body: "As Khoa says. Fixed position means the machine, not your hands. In this order:\n\n- rotate the basket half a turn. Spray moves with it? Basket is bent or has blocked holes\n- stays at four o'clock? Take the shower screen off: coffee oil on that side, or the screen is not seated flat\n- still there? Put a level on the machine while it is *full of water*. Counters lie",
        reactions: { thanks: ['marcus'], like: ['khoa', 'nat'] },
      },
      {
        author: 'marcus',
        minutesAgo: 7960,
        body: 'Rotated: stays at four. Screen off: there was a lentil in there. A LENTIL. Cleaned everything. Better, not gone.',
        replyTo: 3,
      },
      {
        author: 'aisha',
        minutesAgo: 7950,
        body: 'How does a lentil,,, never mind, I have seen your kitchen in the pictures',
        replyTo: 4,
        reactions: { laugh: ['marcus', 'khoa'] },
      },
      {
        author: 'nat',
        minutesAgo: 7830,
        body: 'Check the gasket as well. When it hardens, one side seals earlier and the basket tilts a hair. It costs two dollars and should be changed every year.',
      },
      {
        author: 'marcus',
        minutesAgo: 6390,
        body: 'Gasket ordered. Will report. The lentil is in a small jar on the shelf, as a warning.',
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'talk',
    language: 'en',
    title: 'Is decent decaf a thing now? Asking before I get pregnant-people jokes',
    tags: ['beans', 'beginner'],
    posts: [
      {
        author: 'aisha',
        minutesAgo: 298380,
        body: 'Doctor says one coffee a day for a while (yes, that reason, thank you, we are happy). I refuse to drink sad brown water for the other four. Who has had decaf that made them forget?',
      },
      {
        author: 'sarah',
        minutesAgo: 298260,
        body: 'Congratulations! Keep to whatever your doctor set, and remember tea and chocolate count too.',
        reactions: { love: ['aisha'] },
      },
      {
        author: 'oom',
        minutesAgo: 298080,
        body: 'Congratulations dear. From the roasting side: look for the process on the bag. *Sugar cane* (ethyl acetate) decafs tend to be sweet and fruity, *water process* cleaner, a little quieter. Buy little and fresh, it goes stale faster. And a dark surface does not mean dark roast, decaf just looks like that.',
        reactions: { thanks: ['aisha'], like: ['nat'] },
      },
      {
        author: 'tom',
        minutesAgo: 298020,
        body: "My mother's drunk decaf since 1991 without knowing. It was my father. They're still married.",
      },
      {
        author: 'nat',
        minutesAgo: 297720,
        body: 'Brew it a touch finer and a few degrees cooler than your usual, 90 or so. It gives up its flavour early and then turns woody.',
        reactions: { thanks: ['aisha'] },
      },
      {
        author: 'aisha',
        minutesAgo: 270360,
        body: 'Sugar cane decaf, 90 degrees, kettle two. I forgot. I actually forgot, and poured a second one without guilt.',
        reactions: { love: ['oom', 'nat', 'sarah'] },
      },
    ],
  },
];
