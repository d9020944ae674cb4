/** One box of paints for all drawings, so that a page with many of them still looks like one house. */
export const paint = {
  ink: '#3a2d2a',
  cream: '#fff7ea',
  paper: '#fdeed8',
  sand: '#f3ddbd',
  clay: '#d9825b',
  brick: '#c0593c',
  coral: '#ee8465',
  rose: '#f2b8a6',
  blush: '#f8d8cb',
  honey: '#f2b84b',
  butter: '#f9dc9a',
  leaf: '#7faa6a',
  moss: '#55855a',
  pine: '#2f6350',
  mint: '#c5dfc6',
  teal: '#3f8f8b',
  lagoon: '#8ec5c1',
  sky: '#cfe7ea',
  mist: '#e8f3f1',
  dusk: '#34506b',
  denim: '#5d83a6',
  plum: '#7d4d69',
  lilac: '#cdb3cf',
  wood: '#b9804f',
  timber: '#8a5837',
  bark: '#5f3d2b',
  stone: '#c9bfb2',
  slate: '#7d7972',
  white: '#ffffff',
} as const;

export interface Skin {
  base: string;
  shade: string;
  blush: string;
  lip: string;
}

export const skins = {
  porcelain: { base: '#fbdcc6', shade: '#eebfa3', blush: '#f39a87', lip: '#c4584f' },
  peach: { base: '#f6cba8', shade: '#e5ab83', blush: '#ef8c73', lip: '#b9504a' },
  honey: { base: '#ecb88a', shade: '#d79a69', blush: '#e37a5f', lip: '#ab4740' },
  amber: { base: '#dca271', shade: '#c28553', blush: '#d0694e', lip: '#9c3f3a' },
  bronze: { base: '#c2855a', shade: '#a66b44', blush: '#b9573f', lip: '#87362f' },
  cocoa: { base: '#9a6544', shade: '#7f4f33', blush: '#a34f3b', lip: '#6e2c28' },
  umber: { base: '#77492f', shade: '#5e3722', blush: '#8d4431', lip: '#c0685c' },
} satisfies Record<string, Skin>;

export const hairs = {
  black: { base: '#2b2427', light: '#4a3f43' },
  ebony: { base: '#3a2a27', light: '#5a433c' },
  brown: { base: '#5c3b2a', light: '#7d5540' },
  chestnut: { base: '#7f4b2e', light: '#a06843' },
  copper: { base: '#a8562f', light: '#c97a4d' },
  straw: { base: '#cf9f58', light: '#e4c083' },
  ash: { base: '#7d756f', light: '#a09891' },
  silver: { base: '#b9b2ab', light: '#d8d3cd' },
  snow: { base: '#e9e4dc', light: '#ffffff' },
} satisfies Record<string, { base: string; light: string }>;

export type HairColour = (typeof hairs)[keyof typeof hairs];
