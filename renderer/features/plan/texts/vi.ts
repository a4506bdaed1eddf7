/** Texts of the plan's frame; each view has its own. */
export const vi = {
  'plan.title': 'Kế hoạch Tết',
  'plan.views': 'Phần của kế hoạch',
  'plan.view-forecast': 'Dự báo',
  'plan.view-rehearsal': 'Diễn tập',
  'plan.view-surge': 'Phương án ứng phó',
  'plan.view-calendar': 'Lịch',
};
