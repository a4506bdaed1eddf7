export const vi = {
  'sign-in.title': 'Bến Bãi',
  'sign-in.to': 'Vào ca',
  'sign-in.user': 'Tên đăng nhập',
  'sign-in.secret': 'Mật khẩu',
  'sign-in.submit': 'Vào ca',
  'sign-in.working': 'đang kiểm tra…',
  'sign-in.demo': 'Ngày mẫu trước Tết: đóng vai nào cũng được, không cần mật khẩu.',
  'sign-in.demo-locked': 'Ngày mẫu. Đổi vai không mật khẩu chỉ được ở cửa sổ mở ngay trên máy chủ.',
  'sign-in.leave-demo': 'Rời ngày mẫu, về bãi thật',
  'sign-in.retry-after': 'Thử lại sau {seconds} giây.',
  'sign-in.language': 'Ngôn ngữ',
} as const;
