import type { DemoClub } from './types.ts';

const dogs: DemoClub = {
  slug: 'dogs',
  name: 'ชมรมคนรักหมา · Dog Lovers',
  description:
    'ถามสัตวแพทย์ อวดรูปน้องหมา แลกประสบการณ์เลี้ยงกับเพื่อนบ้านที่รักหมาเหมือนกัน · ' +
    'Ask vets, share pictures, meet other dog people · Hỏi bác sĩ thú y, khoe ảnh cún, gặp bạn nuôi chó',
  visibility: 'public',
  joinMode: 'open',
  languages: ['th', 'vi', 'en'],
  status: 'open',
  colour: '#c8641b',
  picture: 'club-dogs',
  cover: 'cover-dogs',
  tone: 'เป็นกันเองเหมือนคุยกันหน้าบ้าน ให้กำลังใจก่อน แล้วค่อยให้ความรู้ ไม่ดุคนเลี้ยงมือใหม่',
  rules: `## อยู่ด้วยกันแบบนี้นะ

1. **น้องหมามาก่อน** ถ้าน้องหายใจลำบาก ชัก เลือดไม่หยุด หรือกินของมีพิษ ให้โทรหาโรงพยาบาลสัตว์ทันที แล้วค่อยมาเล่าให้ฟัง
2. คำแนะนำในชมรมไม่แทนการตรวจ หมอที่มีป้ายผู้เชี่ยวชาญผ่านการตรวจใบอนุญาตแล้ว แต่ยังไม่ได้จับตัวน้อง
3. ห้ามบอกขนาดยาคนให้หมากิน ไม่ว่ากรณีไหน
4. ร้านค้าและแบรนด์คุยได้ แต่ต้องบอกว่าเป็นใคร ห้ามทักไปขายของส่วนตัว
5. ไม่รับประกาศซื้อขายลูกหมา หาบ้านให้น้องได้ แจ้งผู้ดูแลก่อน

*English: emergencies go to a clinic first, be kind to beginners, sellers say who they are.*
*Tiếng Việt: cấp cứu thì đến phòng khám trước, nhẹ nhàng với người mới nuôi, người bán phải nói rõ mình là ai.*`,
  tags: [
    { key: 'health', label: { th: 'สุขภาพ', vi: 'Sức khỏe', en: 'Health' } },
    { key: 'food', label: { th: 'อาหาร', vi: 'Thức ăn', en: 'Food' } },
    { key: 'training', label: { th: 'ฝึกน้อง', vi: 'Huấn luyện', en: 'Training' } },
    { key: 'puppy', label: { th: 'ลูกหมา', vi: 'Chó con', en: 'Puppies' } },
    { key: 'senior', label: { th: 'หมาสูงวัย', vi: 'Chó già', en: 'Senior dogs' } },
    { key: 'walks', label: { th: 'พาเดินพาเที่ยว', vi: 'Dạo chơi', en: 'Walks and trips' } },
    { key: 'grooming', label: { th: 'ขนและอาบน้ำ', vi: 'Tắm và lông', en: 'Coat and grooming' } },
    { key: 'photos', label: { th: 'อวดรูป', vi: 'Khoe ảnh', en: 'Pictures' } },
    { key: 'news', label: { th: 'ข่าวชมรม', vi: 'Tin câu lạc bộ', en: 'Club news' } },
  ],
  recordTypes: [
    {
      key: 'dog',
      label: { th: 'น้องหมาของฉัน', vi: 'Chó của tôi', en: 'My dog' },
      fields: [
        { key: 'name', label: { th: 'ชื่อ', vi: 'Tên', en: 'Name' }, kind: 'text', required: true },
        { key: 'breed', label: { th: 'พันธุ์', vi: 'Giống', en: 'Breed' }, kind: 'text' },
        { key: 'birthday', label: { th: 'วันเกิด', vi: 'Ngày sinh', en: 'Birthday' }, kind: 'date' },
        {
          key: 'weight',
          label: { th: 'น้ำหนัก (กก.)', vi: 'Cân nặng (kg)', en: 'Weight (kg)' },
          kind: 'number',
        },
        {
          key: 'sex',
          label: { th: 'เพศ', vi: 'Giới tính', en: 'Sex' },
          kind: 'choice',
          choices: [
            { value: 'female', label: { th: 'ตัวเมีย', vi: 'Cái', en: 'Female' } },
            {
              value: 'female-neutered',
              label: { th: 'ตัวเมีย ทำหมันแล้ว', vi: 'Cái, đã triệt sản', en: 'Female, neutered' },
            },
            { value: 'male', label: { th: 'ตัวผู้', vi: 'Đực', en: 'Male' } },
            {
              value: 'male-neutered',
              label: { th: 'ตัวผู้ ทำหมันแล้ว', vi: 'Đực, đã triệt sản', en: 'Male, neutered' },
            },
          ],
        },
        { key: 'photo', label: { th: 'รูป', vi: 'Ảnh', en: 'Photo' }, kind: 'photo' },
      ],
    },
  ],
};

const homes: DemoClub = {
  slug: 'homes',
  name: 'ชมรมบ้านอยู่สบาย · Home Owners',
  description:
    'ซ่อม ต่อเติม แต่งบ้าน ถามสถาปนิกและเพื่อนบ้านก่อนเสียเงิน · ' +
    'Fix, extend and look after your home together · Sửa nhà, chăm nhà, hỏi kiến trúc sư trước khi tốn tiền',
  visibility: 'public',
  joinMode: 'approval',
  joinQuestions: [
    {
      key: 'home',
      label: {
        th: 'บ้านของคุณเป็นแบบไหน อยู่มานานเท่าไรแล้ว',
        vi: 'Nhà bạn thuộc kiểu nào, bạn ở được bao lâu rồi?',
        en: 'What kind of home do you live in, and for how long?',
      },
      required: true,
    },
    {
      key: 'hope',
      label: {
        th: 'อยากได้อะไรจากชมรมนี้',
        vi: 'Bạn mong tìm được gì ở câu lạc bộ này?',
        en: 'What would you like to find in this club?',
      },
      required: false,
    },
  ],
  languages: ['th', 'vi', 'en'],
  status: 'open',
  colour: '#1d7a6c',
  picture: 'club-homes',
  cover: 'cover-homes',
  tone: 'ใจเย็น ตรงไปตรงมา บอกราคาและข้อเสียด้วยเสมอ พูดภาษาคน ไม่ใช้ศัพท์ช่างโดยไม่อธิบาย',
  rules: `## กติกาชมรม

- ถามพร้อม **รูป อายุบ้าน และจังหวัด** คำตอบจะตรงกว่าเดิมมาก
- งานโครงสร้าง ไฟฟ้า และแก๊ส ฟังไว้เป็นแนวทาง แล้วให้คนมีใบอนุญาตดูหน้างานก่อนลงมือ
- บอกราคาเป็นช่วง และบอกด้วยว่าทำที่ไหน ปีไหน
- ผู้รับเหมาและร้านค้าตอบได้ แต่ห้ามเสนอราคาใต้กระทู้คนที่ไม่ได้ขอ
- ห้ามลงเลขที่บ้านหรือรูปที่เห็นป้ายบ้านคนอื่น

*English: post a picture, the age of the house and the province; structure, wiring and gas need a licensed person on site.*
*Tiếng Việt: kèm ảnh, tuổi nhà và tỉnh; kết cấu, điện, gas phải có người có chứng chỉ xem tận nơi.*`,
  tags: [
    { key: 'leaks', label: { th: 'รั่วซึม', vi: 'Thấm dột', en: 'Leaks and damp' } },
    { key: 'cracks', label: { th: 'รอยร้าว', vi: 'Vết nứt', en: 'Cracks' } },
    { key: 'roof', label: { th: 'หลังคา', vi: 'Mái nhà', en: 'Roof' } },
    { key: 'kitchen', label: { th: 'ครัว', vi: 'Bếp', en: 'Kitchen' } },
    { key: 'garden', label: { th: 'สวน', vi: 'Vườn', en: 'Garden' } },
    { key: 'cooling', label: { th: 'บ้านเย็น', vi: 'Chống nóng', en: 'Keeping cool' } },
    { key: 'electrics', label: { th: 'ไฟฟ้าและน้ำ', vi: 'Điện nước', en: 'Power and water' } },
    { key: 'money', label: { th: 'งบและสัญญา', vi: 'Chi phí, hợp đồng', en: 'Budget and contracts' } },
    { key: 'news', label: { th: 'ข่าวชมรม', vi: 'Tin câu lạc bộ', en: 'Club news' } },
  ],
  recordTypes: [
    {
      key: 'home',
      label: { th: 'บ้านของฉัน', vi: 'Nhà của tôi', en: 'My home' },
      fields: [
        {
          key: 'type',
          label: { th: 'แบบบ้าน', vi: 'Kiểu nhà', en: 'Type' },
          kind: 'choice',
          required: true,
          choices: [
            { value: 'detached', label: { th: 'บ้านเดี่ยว', vi: 'Nhà riêng có sân', en: 'Detached house' } },
            { value: 'townhouse', label: { th: 'ทาวน์เฮาส์', vi: 'Nhà phố', en: 'Terraced house' } },
            { value: 'shophouse', label: { th: 'ตึกแถว', vi: 'Nhà ống mặt tiền', en: 'Shophouse' } },
            { value: 'condo', label: { th: 'คอนโด', vi: 'Chung cư', en: 'Flat' } },
          ],
        },
        { key: 'year', label: { th: 'ปีที่สร้าง (ค.ศ.)', vi: 'Năm xây', en: 'Year built' }, kind: 'number' },
        {
          key: 'area',
          label: { th: 'พื้นที่ใช้สอย (ตร.ม.)', vi: 'Diện tích sàn (m²)', en: 'Floor area (m²)' },
          kind: 'number',
        },
        { key: 'photo', label: { th: 'รูป', vi: 'Ảnh', en: 'Photo' }, kind: 'photo' },
      ],
    },
  ],
};

const coffee: DemoClub = {
  slug: 'coffee',
  name: 'ชมรมคอกาแฟ · Coffee People',
  description:
    'ดริป เอสเพรสโซ เมล็ดไทยและเวียดนาม คุยกับคนคั่วและบาริสตาตัวจริง · ' +
    'Brewing, beans and the people who grow and roast them · Pha, rang và chuyện hạt cà phê Việt, Thái',
  visibility: 'public',
  joinMode: 'code',
  joinCode: 'MORNINGCUP',
  languages: ['th', 'vi', 'en'],
  status: 'open',
  colour: '#8a3b4f',
  picture: 'club-coffee',
  cover: 'cover-coffee',
  tone: 'สบาย ๆ เหมือนนั่งหน้าบาร์ ไม่อวดรู้ ถ้วยที่ชอบคือถ้วยที่ถูก',
  rules: `## ก่อนรินแก้วแรก

1. **รสนิยมไม่มีถูกผิด** กาแฟเย็นหวานมันก็ที่นั่งเดียวกับดริปอ่อน
2. ถามสูตรให้บอก เมล็ด ระดับคั่ว ปริมาณ น้ำ เวลา คนตอบจะได้ไม่ต้องเดา
3. โรงคั่วและร้านเล่าเรื่องของตัวเองได้ มีป้ายบอกอยู่แล้ว แต่ไม่รีวิวของตัวเอง
4. ของมือสองลงได้ในกระทู้ที่ผู้ดูแลเปิดให้ทุกเดือน

*English: taste is never wrong; give bean, roast, dose, water and time when you ask; roasters say who they are.*
*Tiếng Việt: gu không có đúng sai; hỏi công thức thì ghi rõ hạt, độ rang, liều, nước, thời gian; xưởng rang nói rõ mình là ai.*`,
  tags: [
    { key: 'beans', label: { th: 'เมล็ด', vi: 'Hạt', en: 'Beans' } },
    { key: 'filter', label: { th: 'ดริป', vi: 'Pha lọc', en: 'Filter' } },
    { key: 'espresso', label: { th: 'เอสเพรสโซ', vi: 'Espresso', en: 'Espresso' } },
    { key: 'phin', label: { th: 'ฟินและโรบัสตา', vi: 'Phin và robusta', en: 'Phin and robusta' } },
    { key: 'grinders', label: { th: 'เครื่องบด', vi: 'Máy xay', en: 'Grinders' } },
    { key: 'water', label: { th: 'น้ำ', vi: 'Nước', en: 'Water' } },
    { key: 'beginner', label: { th: 'มือใหม่', vi: 'Mới bắt đầu', en: 'Beginners' } },
    { key: 'cafes', label: { th: 'ร้านกาแฟ', vi: 'Quán', en: 'Cafés' } },
    { key: 'news', label: { th: 'ข่าวชมรม', vi: 'Tin câu lạc bộ', en: 'Club news' } },
  ],
  recordTypes: [
    {
      key: 'setup',
      label: { th: 'มุมกาแฟของฉัน', vi: 'Góc cà phê của tôi', en: 'My coffee corner' },
      fields: [
        {
          key: 'brewer',
          label: { th: 'อุปกรณ์ชง', vi: 'Dụng cụ pha', en: 'Brewer' },
          kind: 'choice',
          required: true,
          choices: [
            { value: 'dripper', label: { th: 'ดริปเปอร์', vi: 'Phễu lọc', en: 'Dripper' } },
            { value: 'phin', label: { th: 'ฟิน', vi: 'Phin', en: 'Phin' } },
            {
              value: 'espresso',
              label: { th: 'เครื่องเอสเพรสโซ', vi: 'Máy espresso', en: 'Espresso machine' },
            },
            { value: 'moka', label: { th: 'หม้อต้มโมก้า', vi: 'Ấm moka', en: 'Moka pot' } },
            { value: 'press', label: { th: 'เฟรนช์เพรส', vi: 'Bình ép', en: 'French press' } },
          ],
        },
        { key: 'grinder', label: { th: 'เครื่องบด', vi: 'Máy xay', en: 'Grinder' }, kind: 'text' },
        {
          key: 'dose',
          label: { th: 'กาแฟต่อแก้ว (กรัม)', vi: 'Liều mỗi ly (g)', en: 'Dose per cup (g)' },
          kind: 'number',
        },
        { key: 'since', label: { th: 'ใช้มาตั้งแต่', vi: 'Dùng từ', en: 'In use since' }, kind: 'date' },
        { key: 'photo', label: { th: 'รูป', vi: 'Ảnh', en: 'Photo' }, kind: 'photo' },
      ],
    },
  ],
};

export const clubs: DemoClub[] = [dogs, homes, coffee];
