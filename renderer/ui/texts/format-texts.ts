/** Units of time as they stand beside numbers. */
export const formatTexts = {
  vi: {
    'format.minutes': '{minutes} ph',
    'format.hours-minutes': '{hours} g {minutes}',
    'format.days-hours': '{days} ng {hours} g',
  },
  en: {
    'format.minutes': '{minutes} min',
    'format.hours-minutes': '{hours} h {minutes}',
    'format.days-hours': '{days} d {hours} h',
  },
} as const;
