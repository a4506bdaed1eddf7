const vi = {
  'hours-left.minutes': 'còn {low}–{high} phút',
  'hours-left.minutes-under': 'còn dưới {high} phút',
  'hours-left.minutes-over': 'còn hơn {low} phút',
  'hours-left.hours': 'còn {low}–{high} giờ',
  'hours-left.hours-under': 'còn dưới {high} giờ',
  'hours-left.hours-over': 'còn hơn {low} giờ',
  'hours-left.days': 'còn {low}–{high} ngày',
  'hours-left.days-under': 'còn dưới {high} ngày',
  'hours-left.days-over': 'còn hơn {low} ngày',
  'hours-left.unsure': 'sắp đầy',
  'hours-left.no-places': 'chưa có chỗ',
  'hours-left.not-filling': 'không đầy',
  'hours-left.full': 'hết chỗ',
  'hours-left.at-this-pace': 'ở nhịp này',
};

const en: Readonly<Record<keyof typeof vi, string>> = {
  'hours-left.minutes': '{low}–{high} min left',
  'hours-left.minutes-under': 'under {high} min left',
  'hours-left.minutes-over': 'over {low} min left',
  'hours-left.hours': '{low}–{high} h left',
  'hours-left.hours-under': 'under {high} h left',
  'hours-left.hours-over': 'over {low} h left',
  'hours-left.days': '{low}–{high} days left',
  'hours-left.days-under': 'under {high} days left',
  'hours-left.days-over': 'over {low} days left',
  'hours-left.unsure': 'full soon',
  'hours-left.no-places': 'no places yet',
  'hours-left.not-filling': 'not filling',
  'hours-left.full': 'full',
  'hours-left.at-this-pace': 'at this pace',
};

export const hoursLeftTexts = { vi, en };
