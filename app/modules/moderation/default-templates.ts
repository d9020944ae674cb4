import type { TemplateView } from './views';

/** Reasons that a club has until the brand writes its own. Their keys are those of the flags they usually answer. */
export const defaultTemplates: readonly TemplateView[] = [
  {
    key: 'spam',
    text: {
      th: 'โพสต์นี้เป็นสแปมหรือโพสต์ซ้ำ คลับนี้มีไว้พูดคุยกัน ลองเขียนเรื่องของคุณเองแทน',
      vi: 'Bài này là thư rác hoặc đăng lặp lại. Câu lạc bộ là nơi trò chuyện, bạn hãy kể chuyện của chính mình nhé.',
      en: 'This post is spam or was posted again and again. The club is for talking with each other: tell us something of your own instead.',
    },
  },
  {
    key: 'off_topic',
    text: {
      th: 'เรื่องนี้ไม่ตรงกับหัวข้อที่นี่ ลองตั้งกระทู้ใหม่ในหมวดที่เหมาะ จะมีคนตอบมากกว่า',
      vi: 'Nội dung này không đúng chủ đề ở đây. Bạn mở chủ đề riêng nhé, sẽ có nhiều người trả lời hơn.',
      en: 'This does not belong here. Start a thread of its own for it, and more people will answer.',
    },
  },
  {
    key: 'unkind',
    text: {
      th: 'ถ้อยคำนี้ทำให้คนอื่นเสียใจ เห็นต่างกันได้ แต่ขอให้พูดกันอย่างให้เกียรติ',
      vi: 'Lời lẽ này làm người khác tổn thương. Bạn cứ nêu ý kiến khác, nhưng hãy tôn trọng nhau nhé.',
      en: 'These words hurt others. Disagree as much as you like, but be kind to each other.',
    },
  },
  {
    key: 'commercial',
    text: {
      th: 'โพสต์นี้เป็นการขายของหรือโฆษณาแฝง ร้านค้าและผู้จำหน่ายเขียนได้ในนามที่แสดงไว้ชัดเจนเท่านั้น',
      vi: 'Bài này là bán hàng hoặc quảng cáo trá hình. Nhà cung cấp chỉ đăng với danh nghĩa ghi rõ.',
      en: 'This post sells or advertises without saying so. Suppliers write here under their own, marked name.',
    },
  },
  {
    key: 'dangerous',
    text: {
      th: 'คำแนะนำนี้อาจเป็นอันตราย ขอให้ถามผู้เชี่ยวชาญของคลับก่อนแนะนำคนอื่น',
      vi: 'Lời khuyên này có thể gây nguy hiểm. Bạn hỏi chuyên gia của câu lạc bộ trước khi khuyên người khác nhé.',
      en: 'This advice can do harm. Please ask one of the club’s experts before you give it to others.',
    },
  },
  {
    key: 'rules',
    text: {
      th: 'โพสต์นี้ผิดกติกาของคลับ อ่านกติกาได้ที่หน้าแรกของคลับ',
      vi: 'Bài này trái nội quy của câu lạc bộ. Nội quy nằm ở trang đầu của câu lạc bộ.',
      en: 'This is against the club’s rules. You find them on the club’s first page.',
    },
  },
];
