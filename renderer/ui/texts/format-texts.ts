/** Units of time as they stand beside numbers, and days of the lunar calendar. */
export const formatTexts = {
  vi: {
    'format.minutes': '{minutes} ph',
    'format.hours-minutes': '{hours} g {minutes}',
    'format.days-hours': '{days} ng {hours} g',
    'format.lunar': '{day}/{month} ÂL',
    'format.lunar-leap': '{day}/{month} nhuận ÂL',
  },
  en: {
    'format.minutes': '{minutes} min',
    'format.hours-minutes': '{hours} h {minutes}',
    'format.days-hours': '{days} d {hours} h',
    'format.lunar': 'lunar {day}/{month}',
    'format.lunar-leap': 'lunar {day}/{month} leap',
  },
} as const;
