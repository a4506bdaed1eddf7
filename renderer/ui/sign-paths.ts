/** Signs that are read without words, on the screen, on paper and on the map: the paths of a square of 24, filled evenodd. */
export const SIGN_PATHS = {
  meal: 'M5 2v6a2.5 2.5 0 0 0 2 2.4V22h2V10.4A2.5 2.5 0 0 0 11 8V2H9.6v6H8.7V2H7.3v6h-.9V2H5Zm10 0v20h2v-8h2V7c0-3-1.6-5-4-5Z',
  shower:
    'M4 22V7a5 5 0 0 1 9.6-2H16a4 4 0 0 1 4 4v1h-9V9a4 4 0 0 1 .9-2.5A3 3 0 0 0 6 7v15H4Zm7-10h2v2h-2v-2Zm4 0h2v2h-2v-2Zm4 0h1v2h-2v-2h1Zm-9 4h2v2h-2v-2Zm4 0h2v2h-2v-2Zm4 0h2v2h-2v-2Zm-7 4h2v2h-2v-2Zm4 0h2v2h-2v-2Z',
  bed: 'M2 5h2v8h18v6h-2v-3H4v3H2V5Zm4 3h3a2 2 0 0 1 2 2v2H5V9a1 1 0 0 1 1-1Zm6 0h7a3 3 0 0 1 3 3v1H12V8Z',
  water: 'M12 2s7 8 7 13a7 7 0 0 1-14 0c0-5 7-13 7-13Z',
  toilet:
    'M7 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM4 7h6v8H8.5v7h-3v-7H4V7Zm13-5a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm-2 5h4l2.5 9H19v6h-4v-6h-2.5L15 7Z',
  laundry:
    'M4 2h16v20H4V2Zm2 2v2h3V4H6Zm6 4.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  'first-aid': 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6V3Z',
  charging: 'M14 1 4 14h6.5L9 23l11-13.5h-7L14 1Z',
  plug: 'M7 2h2.5v6h5V2H17v6h2v4a6 6 0 0 1-5.5 6v4h-3v-4A6 6 0 0 1 5 12V8h2V2Z',
  ticket: 'M2 6h20v4a2 2 0 0 0 0 4v4H2v-4a2 2 0 0 0 0-4V6Zm6 3v6h8V9H8Z',
} as const;
