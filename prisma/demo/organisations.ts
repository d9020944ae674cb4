import type { DemoOrganisation } from './types.ts';

export const organisations: DemoOrganisation[] = [
  { key: 'chanchuen', name: 'ชานชื่น (Chanchuen)', kind: 'brand' },
  { key: 'plaina', name: 'ปลายนาเพ็ทฟู้ด (Plaina Pet Food)', kind: 'supplier' },
  { key: 'kramdee', name: 'ครามดี วัสดุกันซึม (Kramdee)', kind: 'supplier' },
  { key: 'monmek', name: 'โรงคั่วม่อนเมฆ (Monmek Roastery)', kind: 'supplier' },
  { key: 'suongsom', name: 'Xưởng rang Sương Sớm', kind: 'supplier' },
  { key: 'daygiay', name: 'Tiệm dây dắt Gia Phát', kind: 'supplier' },
  { key: 'lungmee-mart', name: 'ลุงมีโฮมมาร์ท ขอนแก่น', kind: 'dealer' },
  { key: 'taisoi', name: 'คลินิกรักษาสัตว์ท้ายซอย', kind: 'practice' },
  { key: 'bonchan', name: 'Phòng khám thú y Bốn Chân Nhỏ', kind: 'practice' },
  { key: 'lanmai', name: 'สตูดิโอลานไม้ สถาปนิก', kind: 'practice' },
  { key: 'hiennang', name: 'Văn phòng kiến trúc Hiên Nắng', kind: 'practice' },
  { key: 'okafor', name: 'Okafor Building Surveys', kind: 'practice' },
];
