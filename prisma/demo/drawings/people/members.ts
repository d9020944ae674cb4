import { paint } from '../palette.ts';
import type { Portrait } from './portrait.ts';

const walls = {
  peach: { wall: '#f7c9ae', halo: '#fbdac6' },
  mint: { wall: '#b9d8c2', halo: '#cfe6d4' },
  sky: { wall: '#b5d6de', halo: '#cde5ea' },
  butter: { wall: '#f6d58c', halo: '#fae3ae' },
  lilac: { wall: '#d3bcd8', halo: '#e3d2e6' },
  sand: { wall: '#e6cfae', halo: '#f1e0c6' },
  rose: { wall: '#f0b3a8', halo: '#f6cac1' },
  sage: { wall: '#c3cfa9', halo: '#d7e0c4' },
};
const brand = { cut: 'polo', colour: '#2c4a86', with: '#f2b23e' } as const;

/** The people of the demo by the number of their picture, as their names, ages and callings say. */
export const members: Record<string, Portrait> = {
  // The brand's own, in its blue.
  '01': {
    ...{ skin: 'honey', hair: { style: 'swept', colour: 'ebony' }, eyes: 'lashes', mouth: 'smile' },
    ...{ wears: { cut: 'blazer', colour: '#2c4a86', with: paint.cream }, earrings: paint.honey },
    behind: walls.butter,
  },
  '02': {
    ...{ skin: 'amber', hair: { style: 'quiff', colour: 'black' }, mouth: 'open' },
    ...{ wears: brand, behind: walls.mint },
  },
  '03': {
    ...{ skin: 'peach', hair: { style: 'wispy', colour: 'black' }, eyes: 'lashes', mouth: 'soft' },
    ...{ wears: { ...brand, cut: 'vneck' }, earrings: paint.honey, behind: walls.rose },
  },
  '04': {
    ...{ skin: 'porcelain', face: 'square', hair: { style: 'parted', colour: 'copper' }, beard: 'short' },
    ...{ freckles: true, wears: { ...brand, cut: 'shirt', with: '#3c5b99' }, behind: walls.sky },
  },
  '05': {
    ...{ skin: 'honey', face: 'round', hair: { style: 'bob', colour: 'ebony' }, mouth: 'open' },
    ...{ wears: { cut: 'cardigan', colour: '#2c4a86', with: paint.cream }, behind: walls.peach },
    on: { kind: 'headset', colour: '#3d3a45', with: '#f2b23e' },
  },
  // Vets and a trainer.
  '06': {
    ...{ skin: 'peach', hair: { style: 'ponytail', colour: 'black' }, eyes: 'lashes', mouth: 'smile' },
    ...{
      glasses: { kind: 'thin', colour: '#8a4b3a' },
      wears: { cut: 'coat', colour: paint.white, with: paint.teal },
    },
    behind: walls.peach,
  },
  '07': {
    ...{ skin: 'honey', face: 'slim', hair: { style: 'parted', colour: 'black' }, mouth: 'soft' },
    ...{
      glasses: { kind: 'square', colour: paint.ink },
      wears: { cut: 'coat', colour: paint.white, with: paint.denim },
    },
    behind: walls.sage,
  },
  '08': {
    ...{ skin: 'porcelain', hair: { style: 'waves', colour: 'straw' }, mouth: 'open', freckles: true },
    ...{ wears: { cut: 'scrubs', colour: paint.teal, with: '#2f716e' }, behind: walls.sand },
  },
  '09': {
    ...{ skin: 'amber', face: 'square', hair: { style: 'receding', colour: 'silver' }, beard: 'moustache' },
    ...{ old: true, mouth: 'soft', glasses: { kind: 'thin', colour: '#6b4a36' } },
    ...{ wears: { cut: 'cardigan', colour: paint.moss, with: paint.paper }, behind: walls.butter },
  },
  '10': {
    ...{ skin: 'porcelain', face: 'round', hair: { style: 'braids', colour: 'straw' }, mouth: 'smile' },
    ...{ freckles: true, wears: { cut: 'hoodie', colour: paint.moss, with: '#43704a' }, behind: walls.sky },
  },
  // Who draws, measures and builds houses.
  '11': {
    ...{ skin: 'honey', hair: { style: 'cropped', colour: 'ash' }, beard: 'stubble', mouth: 'soft' },
    ...{
      glasses: { kind: 'round', colour: paint.ink },
      wears: { cut: 'turtleneck', colour: '#4a3f4d', with: '#5b4f5e' },
    },
    behind: walls.sage,
  },
  '12': {
    ...{ skin: 'peach', face: 'slim', hair: { style: 'curtains', colour: 'black' }, mouth: 'side' },
    ...{ wears: { cut: 'blazer', colour: '#6b5a4a', with: paint.white }, behind: walls.mint },
  },
  '13': {
    ...{
      skin: 'umber',
      face: 'square',
      hair: { style: 'buzzed', colour: 'black' },
      beard: 'short',
      nose: 'broad',
    },
    ...{ wears: { cut: 'shirt', colour: paint.sky, with: paint.mist }, behind: walls.butter },
  },
  '14': {
    ...{ skin: 'bronze', face: 'square', hair: { style: 'cropped', colour: 'black' }, beard: 'moustache' },
    ...{ mouth: 'smile', wears: { cut: 'polo', colour: paint.clay, with: '#b9653f' }, behind: walls.sky },
    on: { kind: 'helmet', colour: paint.honey, with: '#dc9d36' },
  },
  // Who makes coffee and teaches it.
  '15': {
    ...{ skin: 'amber', face: 'round', hair: { style: 'cropped', colour: 'black' }, beard: 'short' },
    ...{ wears: { cut: 'apron', colour: paint.timber, with: paint.cream }, behind: walls.sand },
    on: { kind: 'beanie', colour: paint.pine, with: '#3f7a64' },
  },
  '16': {
    ...{ skin: 'honey', hair: { style: 'curls', colour: 'ebony' }, beard: 'stubble', mouth: 'side' },
    ...{ wears: { cut: 'apron', colour: paint.dusk, with: paint.white }, behind: walls.rose },
  },
  // Suppliers and dealers.
  '17': {
    ...{ skin: 'bronze', face: 'round', hair: { style: 'cropped', colour: 'ebony' }, mouth: 'open' },
    ...{ wears: { cut: 'polo', colour: paint.moss, with: '#43704a' }, behind: walls.butter },
    on: { kind: 'cap', colour: paint.moss, with: '#43704a' },
  },
  '18': {
    ...{ skin: 'amber', hair: { style: 'lowBun', colour: 'black' }, eyes: 'lashes', mouth: 'smile' },
    ...{
      wears: { cut: 'polo', colour: paint.denim, with: '#466a8c' },
      behind: walls.sand,
      earrings: paint.white,
    },
  },
  '19': {
    ...{
      skin: 'bronze',
      face: 'oval',
      hair: { style: 'waves', colour: 'black' },
      eyes: 'lashes',
      mouth: 'smile',
    },
    ...{
      wears: { cut: 'apron', colour: paint.pine, with: '#7d3f52' },
      earrings: paint.honey,
      behind: walls.lilac,
    },
    on: { kind: 'band', colour: paint.coral, with: paint.honey },
  },
  '20': {
    ...{ skin: 'peach', face: 'round', hair: { style: 'bob', colour: 'brown' }, mouth: 'soft' },
    ...{ wears: { cut: 'cardigan', colour: paint.brick, with: paint.paper }, behind: walls.mint },
    on: { kind: 'scarf', colour: paint.honey, with: paint.butter },
  },
  '21': {
    ...{
      skin: 'bronze',
      face: 'round',
      hair: { style: 'receding', colour: 'ash' },
      eyes: 'happy',
      old: true,
    },
    ...{ wears: { cut: 'florals', colour: paint.brick, with: paint.butter }, behind: walls.peach },
  },
  '22': {
    ...{ skin: 'honey', face: 'slim', hair: { style: 'cropped', colour: 'brown' }, mouth: 'smile' },
    ...{ wears: { cut: 'dungarees', colour: paint.denim, with: paint.butter }, behind: walls.rose },
    on: { kind: 'bucket', colour: paint.sand, with: paint.wood },
  },
  ...customers(),
};

function customers(): Record<string, Portrait> {
  return {
    '23': {
      ...{
        skin: 'honey',
        face: 'round',
        hair: { style: 'swept', colour: 'brown' },
        eyes: 'happy',
        mouth: 'smile',
      },
      ...{ wears: { cut: 'vneck', colour: paint.coral, with: '#d96c4f' }, behind: walls.sage },
      on: { kind: 'flower', colour: paint.white, with: paint.honey },
    },
    '24': {
      ...{ skin: 'amber', face: 'round', hair: { style: 'bald', colour: 'snow' }, old: true, mouth: 'smile' },
      ...{
        glasses: { kind: 'square', colour: '#6b4a36' },
        wears: { cut: 'shirt', colour: paint.lagoon, with: '#a9d5d1' },
      },
      behind: walls.rose,
    },
    '25': {
      ...{ skin: 'porcelain', face: 'slim', hair: { style: 'wispy', colour: 'chestnut' }, eyes: 'lashes' },
      ...{
        mouth: 'open',
        wears: { cut: 'hoodie', colour: '#eba3b0', with: '#d98797' },
        behind: walls.butter,
      },
    },
    '26': {
      ...{ skin: 'honey', face: 'oval', hair: { style: 'bob', colour: 'ash' }, mouth: 'soft', old: true },
      ...{
        glasses: { kind: 'round', colour: '#a83f3a' },
        wears: { cut: 'florals', colour: paint.teal, with: paint.blush },
      },
      behind: walls.sky,
    },
    '27': {
      ...{ skin: 'peach', face: 'slim', hair: { style: 'curtains', colour: 'brown' }, mouth: 'side' },
      ...{ wears: { cut: 'hoodie', colour: paint.honey, with: '#dc9d36' }, behind: walls.lilac },
    },
    '28': {
      ...{
        skin: 'amber',
        face: 'round',
        hair: { style: 'lowBun', colour: 'snow' },
        eyes: 'happy',
        old: true,
      },
      ...{
        mouth: 'soft',
        earrings: paint.honey,
        wears: { cut: 'mandarin', colour: '#d98d8f', with: paint.cream },
      },
      behind: walls.mint,
    },
    '29': {
      ...{
        skin: 'honey',
        face: 'slim',
        hair: { style: 'topknot', colour: 'black' },
        eyes: 'lashes',
        mouth: 'lips',
      },
      ...{
        earrings: paint.coral,
        wears: { cut: 'tee', colour: paint.lilac, with: '#a98bb0' },
        behind: walls.sand,
      },
    },
    '30': {
      ...{ skin: 'amber', face: 'square', hair: { style: 'quiff', colour: 'ebony' }, beard: 'goatee' },
      ...{
        glasses: { kind: 'sun', colour: paint.ink },
        wears: { cut: 'tee', colour: '#57525c', with: '#3d3a45' },
      },
      behind: walls.peach,
    },
    '31': {
      ...{ skin: 'peach', hair: { style: 'long', colour: 'black' }, eyes: 'lashes', mouth: 'smile' },
      ...{ wears: { cut: 'mandarin', colour: '#d85f4d', with: paint.honey }, behind: walls.sky },
    },
    '32': {
      ...{ skin: 'honey', face: 'square', hair: { style: 'parted', colour: 'ebony' }, mouth: 'smile' },
      ...{ wears: { cut: 'polo', colour: paint.slate, with: '#65615b' }, behind: walls.sand },
    },
    '33': {
      ...{
        skin: 'peach',
        face: 'round',
        hair: { style: 'pixie', colour: 'black' },
        eyes: 'happy',
        mouth: 'open',
      },
      ...{ wears: { cut: 'dungarees', colour: paint.moss, with: paint.blush }, behind: walls.lilac },
    },
    '34': {
      ...{
        skin: 'amber',
        hair: { style: 'quiff', colour: 'black' },
        glasses: { kind: 'round', colour: '#a05a3a' },
      },
      ...{ wears: { cut: 'stripes', colour: paint.cream, with: paint.dusk }, behind: walls.peach },
    },
    '35': {
      ...{
        skin: 'bronze',
        hair: { style: 'long', colour: 'ebony' },
        eyes: 'happy',
        old: true,
        mouth: 'smile',
      },
      ...{ wears: { cut: 'shirt', colour: paint.plum, with: '#8f5e7b' }, behind: walls.sage },
      on: { kind: 'conical', colour: '#ecd39c', with: '#b58a5a' },
    },
    '36': {
      ...{ skin: 'porcelain', hair: { style: 'cloud', colour: 'copper' }, freckles: true, mouth: 'open' },
      ...{ eyes: 'happy', wears: { cut: 'tee', colour: paint.pine, with: '#26513f' }, behind: walls.mint },
    },
    '37': {
      ...{
        skin: 'cocoa',
        face: 'oval',
        hair: { style: 'curls', colour: 'black' },
        beard: 'goatee',
        nose: 'broad',
      },
      ...{ mouth: 'smile', glasses: { kind: 'thin', colour: paint.honey } },
      ...{ wears: { cut: 'turtleneck', colour: paint.honey, with: '#dc9d36' }, behind: walls.sky },
    },
    '38': {
      ...{ skin: 'bronze', hair: { style: 'braids', colour: 'black' }, eyes: 'lashes', mouth: 'open' },
      ...{
        earrings: paint.honey,
        wears: { cut: 'mandarin', colour: paint.teal, with: paint.honey },
        behind: walls.rose,
      },
    },
    '39': {
      ...{ skin: 'porcelain', face: 'round', hair: { style: 'cropped', colour: 'copper' }, beard: 'full' },
      ...{
        eyes: 'happy',
        wears: { cut: 'turtleneck', colour: paint.paper, with: paint.sand },
        behind: walls.sage,
      },
    },
    '40': {
      ...{
        skin: 'amber',
        face: 'oval',
        eyes: 'lashes',
        mouth: 'smile',
        wears: { cut: 'tee', colour: paint.plum, with: paint.plum },
      },
      ...{ on: { kind: 'hijab', colour: '#c98a98', with: '#a9667a' }, behind: walls.butter },
    },
  };
}
