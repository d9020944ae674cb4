import { clubs } from './clubs.ts';
import { invitations } from './invitations.ts';
import { organisations } from './organisations.ts';
import { members } from './people.ts';
import type { DemoThread } from './types.ts';
import { threads as dogsThExpensiveBites } from './threads/dogs-th-expensive-bites.ts';
import { threads as dogsThHealth } from './threads/dogs-th-health.ts';
import { threads as dogsThLife } from './threads/dogs-th-life.ts';

const threads: DemoThread[] = [...dogsThExpensiveBites, ...dogsThHealth, ...dogsThLife];

/** All that `seed demo` plays: who there is, which clubs, and what was said in them. */
export const demo = { organisations, members, clubs, threads, invitations };
