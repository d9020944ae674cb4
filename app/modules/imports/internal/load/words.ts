import type { Locale } from '~/platform/i18n/locale';

/** Parts of sentences; each sentence takes one of each. Spaces stand where the language wants them. */
export interface Words {
  who: readonly string[];
  does: readonly string[];
  what: readonly string[];
  where: readonly string[];
  when: readonly string[];
  says: readonly string[];
  asks: readonly string[];
  topics: readonly string[];
}

const list = (words: string) => words.split('|');

const th: Words = {
  who: list(
    'น้องหมาที่บ้าน|ลูกหมาตัวใหม่|แมวของเพื่อน|ช่างประจำหมู่บ้าน|สถาปนิกที่รู้จัก|หมอที่คลินิก|เพื่อนบ้านฝั่งตรงข้าม|พี่ที่ทำงาน|คุณแม่|ร้านปากซอย|บาริสตาคนโปรด|คนคั่วเมล็ด|ลูกสาวคนเล็ก|ทีมช่างรุ่นใหม่|ผู้รับเหมาเจ้าเดิม|โกลเด้นตัวโต|คอร์กี้ขาสั้น|เจ้าของบ้านหลังก่อน|น้าข้างบ้าน|ครูฝึกสุนัข',
  ),
  does: list(
    'เพิ่งลอง|เลิกใช้|ชอบเปลี่ยน|กำลังซ่อม|แนะนำให้ล้าง|วัดขนาดของ|กลัว|เก็บ|ปรับ|เลือก|ซื้อ|แกะ|ทาสี|บดใหม่ทุกครั้งก่อนใช้|ตรวจดู|ถ่ายรูป|ลืมปิด|สั่งทำ|หมุน|แช่น้ำ',
  ),
  what: list(
    'หลังคาเมทัลชีต|เมล็ดคั่วกลาง|ปลอกคอหนัง|อาหารเม็ดสูตรปลา|ท่อน้ำทิ้ง|กระเบื้องห้องน้ำ|ดริปเปอร์เซรามิก|เครื่องบดมือ|ยาหยอดเห็บหมัด|ประตูไม้สัก|แผ่นกันซึม|กาน้ำคอห่าน|สายจูง|ที่นอนสุนัข|ปลั๊กไฟหลังตู้|ฝ้าเพดาน|นมข้าวโอ๊ต|ตะแกรงกรอง|รั้วไม้ไผ่|กล้องหน้าบ้าน|วัคซีนรวม|ถังเก็บน้ำ|ผงล้างเครื่อง|ขนมขัดฟัน',
  ),
  where: list(
    'ที่ระเบียง|ในครัว|หลังบ้าน|ที่คอนโด|ริมคลอง|ที่สวนสาธารณะ|บนดอย|ใต้ถุนบ้าน|ข้างหน้าต่าง|ที่ร้านแถวบางนา|ในห้องเก็บของ|บนโต๊ะทำงาน|ที่ลานจอดรถ|ตรงมุมบันได',
  ),
  when: list(
    'เมื่อวานตอนเย็น|หลังฝนตก|ทุกเช้า|ตอนอากาศร้อนจัด|เดือนก่อน|ช่วงสงกรานต์|วันเสาร์ที่แล้ว|ก่อนนอน|ตั้งแต่ต้นปี|สองอาทิตย์มาแล้ว|ระหว่างรอช่าง|ตอนไฟดับ',
  ),
  says: list(
    'แล้วดีขึ้นจริง ๆ|แต่ยังไม่แน่ใจนะ|ใครเคยเจอแบบนี้บ้าง|ถูกกว่าที่คิดไว้เยอะ|คราวหน้าจะไม่ทำอีกแล้ว|ขอบคุณทุกคำแนะนำเลย|เดี๋ยวมาอัปเดตให้ฟัง|เห็นผลในสามวัน|ต้องใจเย็นนิดหนึ่ง|รอดูอีกสักอาทิตย์|ไม่ยากอย่างที่กลัว|ลองแล้วเล่าให้ฟังด้วยนะ|ประหยัดไปได้หลายร้อย|กลิ่นหายไปเลย',
  ),
  asks: list('ใช้|เลือก|ล้าง|ซ่อม|เก็บ|ดูแล|เปลี่ยน|วัด'),
  topics: list('ยังไงดี|แบบไหนคุ้ม|ต้องระวังอะไรบ้าง|กี่เดือนครั้งดี|เองได้ไหม|ที่ไหนดี'),
};

const vi: Words = {
  who: list(
    'chú chó nhà mình|bé cún mới về|con mèo của bạn tôi|bác thợ quen|kiến trúc sư|bác sĩ thú y|anh hàng xóm|chị đồng nghiệp|mẹ tôi|tiệm đầu hẻm|anh pha chế|người rang hạt|con gái út|đội thợ trẻ|chủ nhà cũ|con golden to xác|con corgi chân ngắn|cô bên cạnh|thầy huấn luyện chó|nhóm bạn cuối tuần',
  ),
  does: list(
    'vừa thử|đã bỏ|hay thay|đang sửa|khuyên nên rửa|đo lại|sợ|cất|chỉnh|chọn|mua|tháo|sơn lại|xay|kiểm tra|chụp ảnh|quên tắt|đặt làm|xoay|ngâm',
  ),
  what: list(
    'mái tôn|hạt rang vừa|vòng cổ da|hạt khô vị cá|ống thoát nước|gạch phòng tắm|phễu sứ|máy xay tay|thuốc nhỏ ve|cửa gỗ|tấm chống thấm|ấm cổ ngỗng|dây dắt|đệm cho chó|ổ điện sau tủ|trần thạch cao|sữa yến mạch|lưới lọc|hàng rào tre|máy quay trước nhà|vắc xin tổng hợp|bồn chứa nước|bột rửa máy|bánh sạch răng',
  ),
  where: list(
    'ngoài ban công|trong bếp|sau nhà|ở chung cư|bên bờ kênh|ở công viên|trên Đà Lạt|dưới gầm cầu thang|cạnh cửa sổ|ở quán gần chợ|trong kho|trên bàn làm việc|ở bãi xe|ngay góc hiên',
  ),
  when: list(
    'chiều hôm qua|sau cơn mưa|mỗi sáng|lúc trời nóng|tháng trước|dịp Tết|thứ bảy vừa rồi|trước khi ngủ|từ đầu năm|hai tuần nay|trong lúc chờ thợ|khi cúp điện',
  ),
  says: list(
    'và đỡ hẳn|nhưng vẫn chưa chắc|có ai gặp chưa|rẻ hơn mình tưởng|lần sau chắc thôi|cảm ơn mọi người nhiều|để mình kể tiếp sau|ba ngày là thấy khác|phải kiên nhẫn một chút|chờ thêm một tuần xem sao|không khó như mình sợ|thử rồi kể lại nhé|tiết kiệm được mấy trăm nghìn|hết mùi luôn',
  ),
  asks: list('dùng|chọn|rửa|sửa|cất|chăm|thay|đo'),
  topics: list(
    'thế nào cho đúng|loại nào đáng tiền|cần tránh gì|mấy tháng một lần|tự làm được không|ở đâu tốt',
  ),
};

const en: Words = {
  who: list(
    'our old dog|the new puppy|a friend’s cat|the village plumber|an architect we know|the vet|the neighbour across the lane|my colleague|my mother|the corner shop|the barista|a small roaster|the youngest|the young crew|the last owner|the big retriever|the short-legged corgi|the lady next door|the trainer|our weekend group',
  ),
  does: list(
    'just tried|gave up|keeps changing|is repairing|told us to rinse|measured|is afraid of|stores|adjusted|picked|bought|took apart|painted|grinds|checked|photographed|forgot to switch off|ordered|turned|soaked',
  ),
  what: list(
    'the metal roof|a medium roast|a leather collar|the fish kibble|the drain pipe|the bathroom tiles|a ceramic dripper|the hand grinder|the tick drops|a teak door|the waterproof sheet|a gooseneck kettle|the long lead|a dog bed|the socket behind the cupboard|the ceiling boards|oat milk|the filter basket|a bamboo fence|the porch camera|the yearly vaccine|the water tank|the cleaning powder|dental chews',
  ),
  where: list(
    'on the balcony|in the kitchen|behind the house|in a small flat|by the canal|in the park|up in the hills|under the stairs|by the window|at a shop near the market|in the storeroom|on the desk|in the car park|at the corner of the porch',
  ),
  when: list(
    'yesterday evening|after the rain|every morning|in the worst heat|last month|over the holidays|last Saturday|before bed|since January|for two weeks now|while waiting for the workers|during the power cut',
  ),
  says: list(
    'and it really helped|but I am still not sure|has anyone seen this before|cheaper than I thought|never again, to be honest|thank you all for the advice|I will report back|three days and you see the difference|it takes some patience|let us wait another week|not as hard as I feared|try it and tell us|it saved us a few hundred|the smell is gone',
  ),
  asks: list('use|choose|clean|repair|store|look after|replace|measure'),
  topics: list(
    'the right way|without wasting money|safely at home|every few months|in a small space|on a budget',
  ),
};

export const words: Record<Locale, Words> = { th, vi, en };

/** Names of people, first and last. */
export const names: Record<Locale, { first: readonly string[]; last: readonly string[] }> = {
  th: {
    first: list('สมชาย|สุดา|ณัฐพล|พิมพ์ชนก|อนุชา|วรรณา|ธีรเดช|ปรียา|กิตติ|มาลี|ชัยวัฒน์|อรุณี|ภัทร|นภา|เอกชัย|สิริพร'),
    last: list('ใจดี|ศรีสุข|ทองแท้|วงศ์ไทย|แก้วมณี|บุญมา|รุ่งเรือง|พันธุ์ดี|สายชล|จันทร์เพ็ญ|ดอนเมือง|ริมน้ำ'),
  },
  vi: {
    first: list(
      'Nguyễn Văn|Trần Thị|Lê Minh|Phạm Thu|Hoàng Anh|Võ Ngọc|Đặng Quốc|Bùi Thanh|Đỗ Hải|Hồ Bảo|Ngô Gia|Dương Mỹ',
    ),
    last: list('An|Bình|Châu|Dũng|Giang|Hạnh|Khoa|Linh|Nam|Phúc|Quân|Sơn|Trang|Uyên|Vy|Yến'),
  },
  en: {
    first: list(
      'Ann|Ben|Clara|David|Ella|Frank|Grace|Hugo|Iris|Jack|Kate|Liam|Mona|Noah|Olive|Paul|Rosa|Sam',
    ),
    last: list(
      'Archer|Baker|Cole|Dale|Ellis|Ford|Grant|Hill|Irwin|Jones|Knight|Lane|Moss|North|Owen|Price|Reed|Stone',
    ),
  },
};
