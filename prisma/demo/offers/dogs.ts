import type { DemoOffer } from '../offers.ts';

/** Offers of the dog lovers’ club. */
export const dogsOffers: DemoOffer[] = [
  {
    club: 'dogs',
    language: 'th',
    by: 'moderator',
    supplier: 'plaina',
    title: 'ปลอกคอสะท้อนแสงทำมือ สั่งทำพร้อมกัน',
    body: 'สมาชิกหลายคนเล่าว่าเดินตอนค่ำแล้วรถมองไม่เห็นน้อง เลยชวนช่างเย็บหนังที่สุพรรณทำปลอกคอแถบสะท้อนแสงเย็บสองชั้น ล้างน้ำได้ ปลดเร็วเมื่อเกี่ยว\n\n- วัดรอบคอแล้วบวก 2 ซม.\n- เลือกสีได้จนกว่าจะย้อม',
    currency: 'THB',
    threshold: 60,
    priceNote: 'หนัง 140 บาท แถบสะท้อนแสง 45 บาท ค่าเย็บ 90 บาท ที่เหลือคือค่ากล่องและค่าส่ง ยิ่งเย็บต่อเนื่องหลายเส้นยิ่งถูก',
    madeDaysAgo: 9,
    deadlineInDays: 68,
    attributes: [
      { key: 'colour', label: 'สี', choices: ['น้ำตาล', 'คราม', 'ส้ม'] },
      { key: 'size', label: 'ขนาด', choices: ['S', 'M', 'L'] },
    ],
    options: [
      {
        name: 'เส้นเดียว ส่งถึงบ้าน',
        channel: 'delivered',
        price: 39_000,
        ladder: [
          { from: 20, price: 36_000 },
          { from: 60, price: 33_000 },
        ],
        explanation: 'รวมค่าส่ง 40 บาท',
      },
      {
        name: 'แพ็กสามเส้น รับที่ร้าน',
        channel: 'shop',
        place: 'ปลายนา สาขาบางใหญ่',
        price: 99_000,
        lotSize: 4,
        ladder: [{ from: 12, price: 89_000 }],
      },
      {
        name: 'เส้นเดียว ไม่เอากล่อง',
        channel: 'fair',
        place: 'งานคนรักหมา เมืองทอง',
        price: 34_000,
        ladder: [{ from: 30, price: 31_000 }],
        explanation: 'ไม่มีกล่องและค่าส่ง ถูกลง 50 บาท',
      },
    ],
    stages: [
      { name: 'สั่งหนัง', plannedInDays: 72, rules: {} },
      { name: 'ย้อมสี', plannedInDays: 79, rules: { colour: 'fee', cancel: 'fee' }, fee: 5_000 },
      {
        name: 'ตัดเย็บ',
        plannedInDays: 86,
        rules: { colour: 'locked', size: 'locked', quantity: 'locked', cancel: 'locked' },
      },
      { name: 'จัดส่ง', plannedInDays: 96, rules: { address: 'locked' } },
    ],
    pledges: { members: 6, min: 2, max: 5 },
  },
  {
    club: 'dogs',
    language: 'vi',
    by: 'linh',
    supplier: 'daygiay',
    title: 'Dây dắt chống giật, may theo cân nặng của cún',
    body: 'Cô Lan và mấy bạn ở Đà Lạt góp ý từ mùa mưa trước: dây cũ trơn và giật. Tiệm Gia Phát may dây co giãn hai lớp, khóa xoay, chịu được cún 40 kg.',
    currency: 'VND',
    threshold: 12,
    priceNote:
      'Vải và khóa 95.000, công may 60.000, còn lại là giao hàng. Từ 20 dây trở lên tiệm mua khóa được giá sỉ.',
    madeDaysAgo: 40,
    deadlineInDays: -12,
    attributes: [{ key: 'colour', label: 'Màu', choices: ['Xanh rêu', 'Cam', 'Đen'] }],
    options: [
      {
        name: 'Một dây, giao tận nhà',
        channel: 'delivered',
        price: 240_000,
        ladder: [{ from: 10, price: 215_000 }],
      },
      {
        name: 'Hai dây, lấy tại tiệm',
        channel: 'shop',
        place: 'Tiệm Gia Phát, Phú Nhuận',
        price: 420_000,
        lotSize: 2,
      },
    ],
    stages: [
      { name: 'Đặt vải', plannedInDays: -10, rules: {} },
      { name: 'Nhuộm', plannedInDays: -4, rules: { colour: 'fee', cancel: 'fee' }, fee: 20_000 },
      { name: 'May', plannedInDays: 4, rules: { colour: 'locked', quantity: 'locked', cancel: 'locked' } },
      { name: 'Giao', plannedInDays: 9, rules: { address: 'locked' } },
    ],
    pledges: { members: 6, min: 2, max: 3 },
    passed: 1,
    cancelledDaysAgo: 2,
  },
];
