import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@fontsource/noto-sans-sc/400.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

// What the yard's network reads without signing in: the board of a crossing, and each driver his own page.
const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
const [, page, name = ''] = location.pathname.split('/');

/** A television that nobody touches: whatever goes wrong, the page begins anew. */
const startAgainSoon = (): void => {
  setTimeout(() => location.reload(), 10_000);
};

async function screen() {
  if (page === 'board') {
    const { BoardScreen } = await import('./features/board/screen.tsx');
    return (
      <BoardScreen crossing={decodeURIComponent(name)} theme={new URLSearchParams(location.search).get('theme')} />
    );
  }
  const { DriverScreen } = await import('./features/driver/screen.tsx');
  return <DriverScreen pageKey={name} />;
}

try {
  createRoot(root, { onUncaughtError: startAgainSoon }).render(<StrictMode>{await screen()}</StrictMode>);
} catch {
  startAgainSoon();
}
