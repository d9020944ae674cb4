import type { Translated } from './types.ts';

export interface DemoRule {
  name: Translated;
  /** As the API takes it. */
  terms: Record<string, unknown>;
  /** Only in this club. */
  club?: string;
  /** The organisation whose points it gives; the brand's without it. */
  funder?: string;
  daysAgo: number;
}

/** Rules beside those of a new portal, so that the studio shows each kind of condition and limit. */
export const rules: DemoRule[] = [
  {
    name: {
      th: 'เมล็ดกาแฟวันหยุด',
      vi: 'Cà phê hạt cuối tuần',
      en: 'Coffee beans at the weekend',
    },
    terms: {
      trigger: 'purchase',
      points: 20,
      currency: 'THB',
      minAmount: 50_000,
      conditions: { skus: ['BEAN-1'], weekdays: [6, 7] },
      capPoints: 100,
      capPeriod: 'month',
      budgetPoints: 5_000,
      position: 10,
      activateAfterDays: 7,
    },
    daysAgo: 60,
  },
  {
    name: { th: 'ช่วยพับเก้าอี้หลังงาน', vi: 'Giúp dọn ghế sau buổi gặp', en: 'Stacking chairs after a meeting' },
    terms: {
      trigger: 'custom',
      points: 15,
      conditions: { name: 'stacked_chairs' },
      capPoints: 60,
      capPeriod: 'month',
      spentPolicy: 'keep',
      budgetPoints: 300,
    },
    daysAgo: 70,
  },
  {
    name: { th: 'มานั่งวงกาแฟด้วยกัน', vi: 'Ngồi uống cà phê cùng nhau', en: 'Coming to the coffee table' },
    club: 'coffee',
    terms: { trigger: 'event_attended', points: 40, expiry: 'date', expireOn: '12-31', expireAfterMonths: 6 },
    daysAgo: 70,
  },
  {
    name: { th: 'ไอเดียที่เพื่อน ๆ หนุน', vi: 'Đề xuất được ủng hộ', en: 'An idea that others stand behind' },
    terms: { trigger: 'proposal_supported', points: 50, expireAfterMonths: 12 },
    daysAgo: 70,
  },
  {
    name: { th: 'ข้อเสนอที่ได้ทำจริง', vi: 'Đề xuất được thực hiện', en: 'A proposal that comes true' },
    terms: { trigger: 'proposal_accepted', points: 200, expireAfterMonths: 36 },
    daysAgo: 70,
  },
  {
    name: { th: 'ตอบแบบสอบถาม', vi: 'Trả lời khảo sát', en: 'Answering a survey' },
    terms: { trigger: 'survey_answered', points: 10, cooldownSeconds: 604_800 },
    daysAgo: 40,
  },
  {
    name: { th: 'ของขวัญวันเกิด', vi: 'Quà sinh nhật', en: 'A birthday gift' },
    terms: {
      trigger: 'birthday',
      points: 25,
      expireAfterMonths: 3,
    },
    daysAgo: 45,
  },
  {
    name: {
      th: 'วันเกิดของแฟนตัวยง',
      vi: 'Sinh nhật người hâm mộ',
      en: 'A superfan’s birthday',
    },
    terms: { trigger: 'birthday', points: 100, conditions: { tiers: ['superfan'] }, status: 'draft' },
    daysAgo: 5,
  },
  {
    name: { th: 'เมล็ดจากม่อนเมฆ', vi: 'Hạt từ Monmek', en: 'Beans of the Monmek Roastery' },
    funder: 'monmek',
    terms: {
      trigger: 'purchase',
      points: 15,
      currency: 'THB',
      conditions: { skus: ['BEAN-1'] },
      spentPolicy: 'keep',
    },
    daysAgo: 60,
  },
];

/** Who was told of by another system of the brand's, and when. */
export const occasions = [
  { member: 'customer', name: 'stacked_chairs', reference: 'MEET-1', daysAgo: 58 },
  { member: 'khach', name: 'stacked_chairs', reference: 'MEET-2', daysAgo: 30 },
  { member: 'somchai', name: 'stacked_chairs', reference: 'MEET-2', daysAgo: 30 },
];

/** When somebody has their birthday, as days before the first start, and says so in time. */
export const birthdays = [{ member: 'customer', daysAgo: 12, year: 1992 }];

/** Levels of the demo, low enough that its few months fill each of them. */
export const tierPlan = {
  daysAgo: 100,
  terms: {
    basis: 'earned',
    period: 'rolling',
    periodMonths: 12,
    clock: 'monthly',
    upgradeAtOnce: true,
    downgrade: 'one_step',
    graceDays: 30,
    tiers: [
      { key: 'friend', name: { th: 'เพื่อน', vi: 'Bạn bè', en: 'Friend' }, fromPoints: 0, privileges: [] },
      {
        key: 'regular',
        name: { th: 'ขาประจำ', vi: 'Khách quen', en: 'Regular' },
        fromPoints: 80,
        privileges: ['early_offers', 'surprises'],
      },
      {
        key: 'superfan',
        name: { th: 'แฟนตัวยง', vi: 'Người hâm mộ', en: 'Superfan' },
        fromPoints: 250,
        privileges: ['early_offers', 'surprises', 'event_first', 'free_delivery', 'fast_answers'],
      },
    ],
  },
};

/** A badge that the brand made itself beside those of a new portal, and one that it no longer gives. */
export const badges = [
  {
    name: { th: 'ขาประจำร้าน', vi: 'Khách ruột', en: 'Known at the counter' },
    description: { th: 'ซื้อครบห้าครั้ง', vi: 'Đã mua năm lần', en: 'Bought five times' },
    icon: 'heart',
    fact: 'purchases',
    threshold: 5,
    status: 'active',
  },
  {
    name: { th: 'รุ่นบุกเบิก', vi: 'Những người mở đường', en: 'There from the start' },
    description: {
      th: 'เขียนในเดือนแรกของชมรม',
      vi: 'Viết trong tháng đầu tiên',
      en: 'Wrote in the first month',
    },
    icon: 'trophy',
    fact: 'posts',
    threshold: 1,
    status: 'ended',
  },
] as const;

/** What the brand thinks of changing, not published yet: where each level begins. */
export const tierDraft = { daysAgo: 2, fromPoints: { regular: 120, superfan: 200 } };
