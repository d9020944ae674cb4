import { coffeeOffers } from './offers/coffee.ts';
import { dogsOffers } from './offers/dogs.ts';
import { homesOffers } from './offers/homes.ts';
import type { DemoDesign } from './proposals.ts';
import type { DemoLanguage } from './types.ts';

export interface DemoOption {
  name: string;
  channel: 'delivered' | 'shop' | 'fair' | 'club_centre';
  place?: string;
  /** Minor units. */
  price: number;
  ladder?: { from: number; price: number }[];
  lotSize?: number;
  capacity?: number;
  explanation?: string;
}

export interface DemoStage {
  name: string;
  /** Days from the first start; negative: before it. */
  plannedInDays: number;
  rules: Record<string, 'free' | 'fee' | 'locked'>;
  fee?: number;
}

export interface DemoOffer {
  club: 'dogs' | 'homes' | 'coffee';
  language: DemoLanguage;
  by: string;
  supplier?: string;
  /** The title of the accepted proposal that it comes from. */
  proposal?: string;
  title: string;
  body: string;
  currency: 'THB' | 'VND';
  threshold: number;
  priceNote?: string;
  madeDaysAgo: number;
  /** Days from the first start; negative: it has passed. */
  deadlineInDays: number;
  attributes?: { key: string; label: string; choices: string[] }[];
  options: DemoOption[];
  stages?: DemoStage[];
  /** How many members of the club pledge, and for how much each. */
  pledges?: { members: number; min: number; max: number };
  /** What suppliers ask, as a part of the price; it stays a draft. */
  costs?: { by: string; part: number }[];
  /** How many stages are passed, a day apart, the last yesterday. */
  passed?: number;
  /** One member changes their mind so many days ago, and what that frees is offered anew. */
  cancelledDaysAgo?: number;
  /** Everything is paid, and arrives so many days ago. */
  deliveredDaysAgo?: number;
  withdrawn?: string;
  /** What the brand asks the club about it. */
  questions?: DemoDesign[];
  /** What the brand has said otherwise since, so many days after it was made. */
  edits?: { after: number; body?: string; threshold?: number }[];
}

export interface DemoQuick {
  club: 'dogs' | 'homes' | 'coffee';
  by: string;
  title: string;
  quantity: number;
  price: number;
  currency: 'THB' | 'VND';
  discountPercent: number;
  perMember?: number;
  minutesAgo: number;
  /** From when it was made. */
  forDays: number;
  place?: { lat: number; lng: number; radiusKm: number; name: string };
  claims: number;
}

/** Offers of the three clubs, in every state. What is open stays so for two months after the first start. */
export const offers: DemoOffer[] = [...dogsOffers, ...homesOffers, ...coffeeOffers];
