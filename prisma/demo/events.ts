import { coffeeEvents } from './events/coffee.ts';
import { dogEvents } from './events/dogs.ts';
import { homeEvents } from './events/homes.ts';
import type { DemoEvent } from './types.ts';

/** What the demo's clubs do together: in every state, in three languages, some of it still to come for two months. */
export const events: DemoEvent[] = [...dogEvents, ...coffeeEvents, ...homeEvents];
