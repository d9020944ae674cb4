import { coffee } from './proposals/coffee.ts';
import { dogs } from './proposals/dogs.ts';
import { homes } from './proposals/homes.ts';
import type { DemoLanguage } from './types.ts';

export interface DemoAmendment {
  by: string;
  /** Days after the proposal was put to the club. */
  after: number;
  note: string;
  /** What it changes: these words for those. */
  replace: [string, string];
  decide?: { accept: boolean; reason?: string; after: number };
}

export interface DemoDesign {
  by: string;
  after: number;
  kind: 'single' | 'several' | 'score' | 'dots' | 'ranked';
  question: string;
  options: string[];
  /** Open for so many days. */
  days: number;
  quorum?: number;
  hidden?: boolean;
  /** By member: numbers of options, best first; or (score, dots) points in the order of the options. */
  votes: [string, number[]][];
}

export interface DemoAnswer {
  by: string;
  after: number;
  verdict: 'accepted' | 'declined' | 'later';
  reason: string;
  /** In minor units. */
  cost?: { amount: number; currency: 'THB' | 'VND' };
  readyInDays?: number;
  changeReason?: string;
}

/** A wish of a club's members. */
export interface ClubProposal {
  by: string;
  with?: string[];
  language: DemoLanguage;
  title: string;
  body: string;
  tags?: string[];
  daysAgo: number;
  draft?: boolean;
  /** How many of the club stand behind it, spread over so many days. */
  support?: { count: number; days: number };
  amendments?: DemoAmendment[];
  questions?: DemoDesign[];
  answers?: DemoAnswer[];
  withdrawn?: { after: number; reason: string };
  expires?: boolean;
  /** The title of another one of the club that it goes on in. */
  mergedInto?: { title: string; by: string; after: number; reason: string };
  replies?: { by: string; after: number; text: string }[];
}

type Club = 'dogs' | 'homes' | 'coffee';
export type DemoProposal = ClubProposal & { club: Club };

/** A page to fill in: these headings, and room below each. */
const template = (name: string, ...headings: string[]) => ({
  name,
  body: headings.map((heading) => `**${heading}**\n\n…`).join('\n\n'),
});

/** How each club gathers support, and what its proposals may begin with. */
export const proposalRules: Record<Club, { threshold: number; templates: { name: string; body: string }[] }> =
  {
    dogs: {
      threshold: 12,
      templates: [
        template('ของใช้หรืออาหารใหม่', 'อยากให้มีอะไร', 'น้องหมาแบบไหนได้ประโยชน์', 'ราคาที่รับได้'),
        template('Sản phẩm mới', 'Tôi mong có gì', 'Giúp ích cho bé nào', 'Giá chấp nhận được'),
        template('Something new', 'What I wish for', 'Which dogs it helps', 'What it may cost'),
      ],
    },
    homes: {
      threshold: 9,
      templates: [
        template('ของใช้ในบ้าน', 'ปัญหาที่เจอ', 'สิ่งที่อยากให้มี', 'ใช้ที่ไหนในบ้าน'),
        template('Cho ngôi nhà', 'Vấn đề', 'Điều mong muốn', 'Dùng ở đâu trong nhà'),
        template('For the home', 'The problem', 'What would help', 'Where in the house'),
      ],
    },
    coffee: {
      threshold: 10,
      templates: [
        template('เมล็ดหรืออุปกรณ์', 'อยากได้อะไร', 'ชงแบบไหน', 'จำนวนต่อครั้ง'),
        template('Hạt hoặc dụng cụ', 'Tôi mong gì', 'Pha kiểu nào', 'Mỗi lần bao nhiêu'),
        template('Beans or tools', 'What I wish for', 'How it is brewed', 'How much at once'),
      ],
    },
  };

const ofClub = (club: Club, wishes: readonly ClubProposal[]): DemoProposal[] =>
  wishes.map((wish) => ({ ...wish, club }));

/** Wishes of members in every state there is, in each club and language. */
export const proposals: DemoProposal[] = [
  ...ofClub('dogs', dogs),
  ...ofClub('homes', homes),
  ...ofClub('coffee', coffee),
];
