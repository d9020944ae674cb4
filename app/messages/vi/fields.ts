import type { Translation } from '../shape';
import type { fields as en } from '../en/fields';

export const fields: Translation<typeof en> = {
  required: 'Bạn điền ô này nhé.',
  too_short: 'Viết ít nhất {{minimum}} ký tự.',
  too_long: 'Tối đa {{maximum}} ký tự.',
  too_small: 'Phải từ {{minimum}} trở lên.',
  too_big: 'Không được quá {{maximum}}.',
  invalid_email: 'Đây có vẻ không phải địa chỉ email.',
  invalid_url: 'Đây có vẻ không phải địa chỉ web.',
  invalid_date: 'Bạn chọn ngày nhé.',
  invalid_slug: 'Chỉ dùng chữ thường a–z, số và dấu gạch nối đơn.',
  invalid_colour: 'Nhập màu dạng #1a7f5a.',
  invalid_choice: 'Bạn chọn một trong các lựa chọn nhé.',
  invalid_number: 'Bạn nhập một con số nhé.',
  invalid: 'Ô này chưa đúng.',
  common_password: 'Mật khẩu này quá phổ biến. Bạn chọn mật khẩu khác nhé.',
  wrong_code: 'Mã này không đúng. Bạn kiểm tra lại nhé.',
  wrong_password: 'Mật khẩu hiện tại chưa đúng.',
  email_taken: 'Email này đã có tài khoản. Bạn có thể đăng nhập bằng email này.',
  not_a_picture: 'Tệp này không phải ảnh hiển thị được. Bạn dùng tệp JPEG, PNG hoặc WebP nhé.',
  too_large: 'Ảnh này quá lớn: tối đa 8 MB và 40 triệu điểm ảnh.',
  not_found: 'Không tìm thấy mục này.',
  in_past: 'Bạn chọn một thời điểm trong tương lai nhé.',
  doubled_key: 'Hai mục đang dùng chung một khóa. Mỗi mục cần khóa riêng.',
  needs_choices: 'Bạn thêm ít nhất hai lựa chọn nhé.',
  too_late: 'Thời điểm này quá xa. Bạn chọn sớm hơn nhé.',
};
