import { translatorOf, type Lang } from '../ui/i18n.ts';
import { shellTexts } from './texts/catalog.ts';

/** Shown while the host does not answer yet, or the first picture of the yard is on its way. */
export function Waiting({ lang, reason }: { readonly lang: Lang; readonly reason: 'host' | 'snapshot' }) {
  const t = translatorOf(shellTexts, lang);
  return (
    <main className="waiting" role="status">
      <p className="b">{t(reason === 'host' ? 'shell.waiting-host' : 'shell.waiting-snapshot')}</p>
      <p className="q">{t('shell.waiting-safe')}</p>
    </main>
  );
}
