import { members } from './people/members.ts';
import { portrait } from './people/portrait.ts';
import { clubCoffee, clubDogs, clubHomes } from './scenes/clubs.ts';
import { coffeeBeans, coffeeCup, coffeeDripper, coffeeGrinder, coffeeShop } from './scenes/coffee.ts';
import {
  coffeeAlley,
  coffeeCorner,
  coffeeEspresso,
  coffeeLayers,
  coffeeSack,
} from './scenes/coffee-moments.ts';
import { coverCoffee } from './scenes/cover-coffee.ts';
import { coverDogs } from './scenes/cover-dogs.ts';
import { coverHomes } from './scenes/cover-homes.ts';
import { dogBelly, dogCorgiBehind, dogGuilty, dogResting, dogUpsideDown } from './scenes/dog-moments.ts';
import { dogCorgi, dogFood, dogGolden, dogVet, dogWalk } from './scenes/dogs.ts';
import { houseCondo, houseEmptyKitchen, houseFence, housePapaya, houseTeak } from './scenes/home-moments.ts';
import { houseCrack, houseFront, houseGarden, houseKitchen, houseRoof } from './scenes/houses.ts';

const avatars = Object.entries(members).map(([number, member]) => [
  `avatar-${number}`,
  () => portrait(member),
]);

/** What the people and clubs of the demo show, by key: each gives a whole SVG, without words and without anything from elsewhere. */
export const drawings: Record<string, () => string> = {
  ...(Object.fromEntries(avatars) as Record<string, () => string>),
  'club-dogs': clubDogs,
  'club-homes': clubHomes,
  'club-coffee': clubCoffee,
  'cover-dogs': coverDogs,
  'cover-homes': coverHomes,
  'cover-coffee': coverCoffee,
  'dog-golden': dogGolden,
  'dog-corgi': dogCorgi,
  'dog-walk': dogWalk,
  'dog-food': dogFood,
  'dog-vet': dogVet,
  'house-front': houseFront,
  'house-crack': houseCrack,
  'house-kitchen': houseKitchen,
  'house-roof': houseRoof,
  'house-garden': houseGarden,
  'coffee-dripper': coffeeDripper,
  'coffee-beans': coffeeBeans,
  'coffee-grinder': coffeeGrinder,
  'coffee-cup': coffeeCup,
  'coffee-shop': coffeeShop,
  'dog-resting': dogResting,
  'dog-belly': dogBelly,
  'dog-upside-down': dogUpsideDown,
  'dog-corgi-behind': dogCorgiBehind,
  'dog-guilty': dogGuilty,
  'house-kitchen-empty': houseEmptyKitchen,
  'house-condo': houseCondo,
  'house-papaya': housePapaya,
  'house-teak': houseTeak,
  'house-fence': houseFence,
  'coffee-layers': coffeeLayers,
  'coffee-espresso': coffeeEspresso,
  'coffee-alley': coffeeAlley,
  'coffee-corner': coffeeCorner,
  'coffee-sack': coffeeSack,
};
