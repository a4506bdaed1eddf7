const vi = {
  'report-views.parts': 'Phần của báo cáo',
  'report-views.report': 'Ngày',
  'report-views.range': 'Nhiều ngày',
  'report-views.dashboard': 'Điều hành',
  'report-views.past': 'Xem lại',
};

const en: Readonly<Record<keyof typeof vi, string>> = {
  'report-views.parts': 'Part of the reports',
  'report-views.report': 'Day',
  'report-views.range': 'Many days',
  'report-views.dashboard': 'Dashboard',
  'report-views.past': 'The past',
};

export const reportViewsTexts = { vi, en };
