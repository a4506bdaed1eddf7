import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BenBai } from './app.tsx';
import { createPreferences } from './client/preferences.ts';
import { keepLocalCode } from './client/session.ts';
import '@fontsource/noto-sans-sc/400.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './shell/shell.css';

keepLocalCode();
const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
createRoot(root).render(
  <StrictMode>
    <BenBai preferences={createPreferences(localStorage)} />
  </StrictMode>,
);
