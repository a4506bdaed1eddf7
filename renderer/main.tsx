import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BenBai } from './app.tsx';
import { createPreferences } from './client/preferences.ts';
import { keepLocalCode } from './client/session.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@fontsource/noto-sans-sc/400.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
const page = /^\/print\/(report|record|story|past|plan)$/.exec(location.pathname)?.[1];
const ticket = page === undefined ? null : new URLSearchParams(location.search).get('ticket');
if (ticket !== null) {
  // For the browser that prints: one page and nothing of the station; without StrictMode, a ticket opens once.
  const { PrintView } = await pageToPrint(page);
  createRoot(root).render(<PrintView ticket={ticket} />);
} else {
  keepLocalCode();
  createRoot(root).render(
    <StrictMode>
      <BenBai preferences={createPreferences(localStorage)} />
    </StrictMode>,
  );
}

function pageToPrint(page: string | undefined) {
  switch (page) {
    case 'record':
      return import('./features/record/print-view.tsx');
    case 'story':
      return import('./features/journal/paper/print-view.tsx');
    case 'plan':
      return import('./features/plan/surge/paper/print-view.tsx');
    case 'past':
      return import('./features/past/paper/print-view.tsx');
    default:
      return import('./features/report/print-view.tsx');
  }
}
