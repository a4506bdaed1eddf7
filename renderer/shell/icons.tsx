import type { SCREENS } from '../client/app-context.ts';

type RailScreen = (typeof SCREENS)[number];

/** The mark: two rows of slots, the last one free. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" fill="currentColor" aria-hidden="true">
      <path d="M3 3h4v9H3zM9 3h4v9H9zM15 3h4v9h-4zM21 3h4v9h-4zM3 15h4v10H3zM9 15h4v10H9zM15 15h4v10h-4z" />
      <path d="M21.6 15.6h2.8v8.8h-2.8z" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}

const PATHS: Readonly<Record<RailScreen, string>> = {
  yard: 'M2 3v12M6 3v12M10 3v12M14 3v12M2 9h14M16.5 3v12',
  gate: 'M4 15V8M2.5 15h3M4 8l11-3.5M4 10.5h2M13 15a1.5 1.5 0 1 0 0-.01M9 5v2',
  queue: 'M7 4h9M7 9h9M7 14h9M2.5 4h.01M2.5 9h.01M2.5 14h.01',
  rest: 'M2 14V5M2 11h14v3M16 11V9a2 2 0 0 0-2-2H7v4M4.5 8.5h.01',
  report: 'M4 2h7l3 3v11H4zM11 2v3h3M6.5 9h5M6.5 12h5',
  plan: 'M3 16V9M8 16V3M13 16v-5M2 16h13.5',
  journal: 'M9 16A7 7 0 1 0 2 9M2 9l-.5-2.5M2 9l2-1.5M9 5v4l2.5 1.5',
  settings: 'M2 5h8M14 5h2M12 3v4M2 13h3M9 13h7M7 11v4',
};

/** Line icons, for the rail only. */
export function ScreenIcon({ screen }: { readonly screen: RailScreen }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[screen]} />
    </svg>
  );
}
