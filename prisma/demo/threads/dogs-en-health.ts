import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'question',
    language: 'en',
    title: 'Eight-month golden limping after zoomies, fine the next morning, limping again tonight',
    tags: ['health', 'puppy'],
    accepted: 4,
    posts: [
      {
        author: 'priya',
        minutesAgo: 390,
        body: 'Laddu (8 months, 21 kg, golden, not neutered) did his evening lunatic laps in the corridor yesterday and came up lame on the front left. Slept, woke up normal, walked normal. Tonight after a ten-minute walk he is limping again. He puts weight on it, lets me touch the paw, nothing stuck between the pads, eating like a horse.\n\nWait and see, or vet tomorrow?\n\n![Laddu pretending nothing happened](drawing:dog-golden)',
        reactions: { sad: ['guest-english', 'marcus'] },
      },
      {
        author: 'marcus',
        minutesAgo: 376,
        body: 'Biscuit did this at the same age. Ours turned out to be a grass seed the size of an eyelash, so look between the toes again with a flashlight.',
      },
      {
        author: 'guest-english',
        minutesAgo: 367,
        body: 'Poor Laddu. And poor you, corridors are the true enemy.',
      },
      {
        author: 'sarah',
        minutesAgo: 315,
        body: `Thanks for the clear description, Priya, it makes my job easier.

**Vet within the next day or two, not the emergency room tonight**, as long as he keeps bearing weight. A big-breed puppy with a front-leg limp that comes back deserves a proper hands-on exam: growing-bone pain, elbow dysplasia and plain sprains look identical from the sofa, and elbows are much better caught early.

Until then:
- lead walks for toilet only, no stairs, no corridor Olympics
- film him walking towards you and away from you, on a hard floor. The limp will vanish in the waiting room, I promise
- **no human painkillers**, not even half: ibuprofen and paracetamol both hurt dogs

Go tonight if he stops using the leg, the joint is hot or swollen, he has a fever or goes off his food.`,
        reactions: { thanks: ['priya', 'marcus', 'guest-english'], like: ['hannah', 'ben'] },
      },
      {
        author: 'priya',
        minutesAgo: 297,
        body: 'Done: booked 9:40 tomorrow, filmed eleven seconds of very dramatic limping. Is crate rest cruel? He is looking at me as if I cancelled Diwali.',
        replyTo: 4,
        reactions: { thanks: ['sarah'] },
      },
      {
        author: 'hannah',
        minutesAgo: 257,
        body: 'Not cruel if his brain has a job. Scatter his dinner in a towel you have rolled up, let him work it out. Fifteen minutes of sniffing tires them like an hour of running.',
        reactions: { thanks: ['priya'], like: ['sarah'] },
      },
      {
        author: 'sarah',
        minutesAgo: 236,
        body: 'Priya, one thing I would rather not shout across the club: I see in the record you shared that he gained 3 kg in five weeks. Could you tell me the exact food and grams per day? If it is an adult or "all breeds" food we may want to slow that growth down a little.',
        audience: 'experts',
      },
      {
        author: 'priya',
        minutesAgo: 221,
        body: 'Large-breed puppy kibble, 380 g, plus… my mother-in-law. I suspect 450.',
        audience: 'experts',
        replyTo: 7,
      },
      {
        author: 'priya',
        minutesAgo: 35,
        body: 'Back from the vet (they fitted us in early). Elbow X-rays clean, sore growing bones is the working diagnosis, two quiet weeks and a re-check. Mother-in-law has been issued a measuring cup. Thank you all.',
        reactions: { love: ['sarah', 'hannah', 'marcus'], laugh: ['guest-english'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'en',
    title: 'How hot is too hot for a walk? Everybody says something different',
    tags: ['walks', 'health'],
    accepted: 3,
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 118380,
        body: 'Hot season up here. One neighbour walks his at noon, another will not go out after seven in the morning, and an app told me 32 °C is "moderate". Pickle is four, sixteen kilos, short coat, very willing to die for a squirrel.',
        reactions: { like: ['priya'] },
      },
      {
        author: 'marcus',
        minutesAgo: 118330,
        body: 'Seven-second rule: back of your hand on the asphalt. If you have to pull away, so does he.',
      },
      {
        author: 'sarah',
        minutesAgo: 118200,
        body: `Marcus's hand test is a good one for paws. For the whole dog I think of three things: **air temperature, humidity, and the dog**.

- feels under 24 °C: normal walk
- 24–28 °C: shade, water, slow down
- 28–32 °C: short and early only
- over 32 °C: toilet break, then games indoors

Drop one line further for flat faces, seniors, heavy dogs and thick coats. Humid air is worse than the number says, because panting stops working.

*Heat stroke* is heavy panting that will not settle, thick drool, wobbling, vomiting, collapse. Wet the dog down with ordinary tap water straight away, get air moving over him, and drive to the vet. Do not wait for him to "come round", and do not wrap him in wet towels, they hold the heat in.`,
        reactions: { thanks: ['guest-english', 'marcus', 'priya'], like: ['ben', 'hannah', 'expert'] },
      },
      {
        author: 'priya',
        minutesAgo: 118170,
        body: "Copying that list onto the fridge. In Singapore this means we live on the fourth line, don't we.",
        replyTo: 3,
      },
      {
        author: 'sarah',
        minutesAgo: 118159,
        body: 'Fourth line, from breakfast. Welcome to indoor nose games.',
        replyTo: 4,
        reactions: { laugh: ['priya', 'guest-english'] },
      },
      {
        author: 'expert',
        minutesAgo: 117979,
        body: 'Same advice from a Thai clinic: we see the most cases in April between four and six in the afternoon, when people think it has cooled down. The road has not.',
        reactions: { like: ['sarah', 'guest-english'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 117919,
        body: 'New rule at our house: out at 5:45 or not at all. Pickle has accepted. I have not.',
        reactions: { thanks: ['expert', 'sarah'] },
      },
      {
        author: 'hannah',
        minutesAgo: 117559,
        body: 'Reading this in Copenhagen in a raincoat, with two greyhounds who refuse to go out because there is *weather*.',
        reactions: { laugh: ['guest-english', 'priya'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'en',
    title: 'Adopted street dog lunges at every motorbike, treats do nothing outside',
    tags: ['training', 'walks'],
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 5880,
        body: 'Pickle is an angel indoors. On the lane she goes off like a firework at motorbikes, and out there she spits out chicken. Chicken! I have tried stopping, turning, "leave it", and being embarrassed. Four months now.',
        reactions: { sad: ['priya'] },
      },
      {
        author: 'ben',
        minutesAgo: 5820,
        body: 'The being-embarrassed method is popular but under-researched.',
      },
      {
        author: 'hannah',
        minutesAgo: 5700,
        body: '> out there she spits out chicken\n\nThis sentence is the whole answer. If she refuses chicken she is not stubborn, she is **over threshold**: too close, too scared, the stomach is closed. So the number to find is the distance at which she sees a bike and can still eat. Maybe it is sixty metres, maybe it is your balcony.\n\nBegin there. Bike appears → chicken rain. Bike gone → chicken stops. No asking for anything. Three minutes, then home. When she looks at a bike and then at you as if to say "well?", go five metres closer another day.\n\nI should say that my trainer badge is still being checked by the club, so weigh it accordingly.',
        reactions: { thanks: ['guest-english', 'priya'], like: ['sarah'] },
      },
      {
        author: 'marcus',
        minutesAgo: 5400,
        body: "Did exactly this with Biscuit and skateboards. Took ten weeks. At the end he'd hear a skateboard and come find ME.",
      },
      {
        author: 'sarah',
        minutesAgo: 4980,
        body: "Nothing to add to Hannah's plan except a checklist from my side: pain makes everything scarier, so ears, teeth and hips get looked at once. And if after a few weeks she still cannot eat at any distance, talk to your vet about anxiety properly. It is a medical problem too, not a failure of character. Hers or yours.",
        reactions: { like: ['hannah', 'guest-english'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 3360,
        body: 'Found our number: about forty metres, from behind the noodle cart. The noodle lady now counts bikes for us. Eleven this morning, nine chickens eaten.',
        replyTo: 3,
        reactions: { love: ['hannah'] },
      },
      {
        author: 'hannah',
        minutesAgo: 3180,
        body: 'The noodle lady is doing science. Please pay her in chicken also.',
        reactions: { love: ['guest-english'], laugh: ['ben'] },
      },
      {
        author: 'guest-english',
        minutesAgo: 310,
        body: 'Day four. Thirty metres. A delivery bike stopped and the rider asked whether *he* could have a chicken too.',
        reactions: { laugh: ['hannah', 'ben', 'marcus'] },
      },
    ],
  },
];
