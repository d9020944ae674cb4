import { clubs } from './clubs.ts';
import { desks, expertHours, savedReplies } from './desks.ts';
import { withFlagged } from './flagged.ts';
import { invitations } from './invitations.ts';
import { organisations } from './organisations.ts';
import { members } from './people.ts';
import type { DemoThread } from './types.ts';
import { threads as coffeeEnBar } from './threads/coffee-en-bar.ts';
import { threads as coffeeEnBrewing } from './threads/coffee-en-brewing.ts';
import { threads as coffeeEnHonestLedger } from './threads/coffee-en-honest-ledger.ts';
import { threads as coffeeThBar } from './threads/coffee-th-bar.ts';
import { threads as coffeeThBrewing } from './threads/coffee-th-brewing.ts';
import { threads as coffeeViBar } from './threads/coffee-vi-bar.ts';
import { threads as coffeeViPhin } from './threads/coffee-vi-phin.ts';
import { threads as dogsDesk } from './threads/dogs-desk.ts';
import { threads as dogsEnHealth } from './threads/dogs-en-health.ts';
import { threads as dogsEnLife } from './threads/dogs-en-life.ts';
import { threads as dogsThExpensiveBites } from './threads/dogs-th-expensive-bites.ts';
import { threads as dogsThHealth } from './threads/dogs-th-health.ts';
import { threads as dogsThLife } from './threads/dogs-th-life.ts';
import { threads as dogsViHealth } from './threads/dogs-vi-health.ts';
import { threads as dogsViLife } from './threads/dogs-vi-life.ts';
import { threads as homesEnAdvice } from './threads/homes-en-advice.ts';
import { threads as homesEnLiving } from './threads/homes-en-living.ts';
import { threads as homesThLiving } from './threads/homes-th-living.ts';
import { threads as homesThRepairs } from './threads/homes-th-repairs.ts';
import { threads as homesViAdvice } from './threads/homes-vi-advice.ts';
import { threads as homesViBuildingMistakes } from './threads/homes-vi-building-mistakes.ts';

const threads: DemoThread[] = withFlagged([
  ...coffeeEnBar,
  ...coffeeEnBrewing,
  ...coffeeEnHonestLedger,
  ...coffeeThBar,
  ...coffeeThBrewing,
  ...coffeeViBar,
  ...coffeeViPhin,
  ...dogsDesk,
  ...dogsEnHealth,
  ...dogsEnLife,
  ...dogsThExpensiveBites,
  ...dogsThHealth,
  ...dogsThLife,
  ...dogsViHealth,
  ...dogsViLife,
  ...homesEnAdvice,
  ...homesEnLiving,
  ...homesThLiving,
  ...homesThRepairs,
  ...homesViAdvice,
  ...homesViBuildingMistakes,
]);

/** All that `seed demo` plays: who there is, which clubs, and what was said in them. */
export const demo = { organisations, members, clubs, threads, invitations, desks, expertHours, savedReplies };
