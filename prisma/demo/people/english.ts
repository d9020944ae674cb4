import type { DemoMember } from '../types.ts';

export const englishCustomers: DemoMember[] = [
  {
    key: 'guest-english',
    name: 'Megan Holloway',
    email: 'guest.english@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-36',
    memberships: [
      {
        club: 'dogs',
        persona: 'Megan in Chiang Mai',
        bio: 'Teacher, ten years up north, one adopted soi dog called Pickle.',
        joinedDaysAgo: 310,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'Pickle',
              breed: 'Soi mix',
              birthday: 1460,
              weight: 16.5,
              sex: 'female-neutered',
              photo: 'dog-walk',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'Megan, old teak house',
        joinedDaysAgo: 308,
        answers: {
          home: 'A rented wooden house near Hang Dong, six years',
          hope: 'People who have lived through a rainy season',
        },
        records: [
          {
            type: 'home',
            state: 'shared',
            values: { type: 'detached', year: 1979, area: 110, photo: 'house-garden' },
          },
        ],
      },
      { club: 'coffee', persona: 'Megan', joinedDaysAgo: 304 },
    ],
  },
  {
    key: 'marcus',
    name: 'Marcus Bell',
    email: 'marcus@demo.chomrom.example',
    locale: 'en',
    timeZone: 'America/Los_Angeles',
    picture: 'avatar-37',
    memberships: [
      {
        club: 'coffee',
        persona: 'Marcus B',
        bio: 'Recovering upgrader.',
        joinedDaysAgo: 306,
        records: [
          {
            type: 'setup',
            state: 'shared',
            values: {
              brewer: 'espresso',
              grinder: 'Flat burr, single dose',
              dose: 18,
              since: 520,
              photo: 'coffee-grinder',
            },
          },
        ],
      },
      { club: 'dogs', persona: 'Marcus and Biscuit', joinedDaysAgo: 302 },
      {
        club: 'homes',
        persona: 'Marcus B',
        joinedDaysAgo: 299,
        answers: { home: '1950s bungalow, four years' },
      },
    ],
  },
  {
    key: 'priya',
    name: 'Priya Raman',
    email: 'priya@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Asia/Singapore',
    picture: 'avatar-38',
    memberships: [
      {
        club: 'dogs',
        persona: 'Priya + Laddu',
        joinedDaysAgo: 308,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'Laddu',
              breed: 'Golden retriever',
              birthday: 240,
              weight: 21,
              sex: 'male',
              photo: 'dog-golden',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'Priya R',
        joinedDaysAgo: 303,
        answers: { home: 'A flat on the 14th floor, three years', hope: 'Kitchen advice' },
      },
    ],
  },
  {
    key: 'tom',
    name: 'Tom Brennan',
    email: 'tom@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Europe/Dublin',
    picture: 'avatar-39',
    memberships: [
      {
        club: 'homes',
        persona: 'Tom B, Cork',
        joinedDaysAgo: 304,
        answers: { home: '1930s semi with a mind of its own' },
      },
      { club: 'coffee', persona: 'Tom B', status: 'left', joinedDaysAgo: 300 },
    ],
  },
  {
    key: 'aisha',
    name: 'Aisha Rahman',
    email: 'aisha@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Asia/Kuala_Lumpur',
    picture: 'avatar-40',
    memberships: [
      {
        club: 'coffee',
        persona: 'Aisha',
        bio: 'Started with a press, now owns four kettles.',
        joinedDaysAgo: 303,
        records: [
          {
            type: 'setup',
            state: 'private',
            values: { brewer: 'press', dose: 30, since: 900, photo: 'coffee-beans' },
          },
        ],
      },
      {
        club: 'homes',
        status: 'invited',
        joinedDaysAgo: 2,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            field: 'Kitchen planning',
            credential: 'Diploma in interior design',
            issuer: 'Kuala Lumpur School of Rooms',
            validForDays: 540,
          },
        ],
      },
    ],
  },
];
