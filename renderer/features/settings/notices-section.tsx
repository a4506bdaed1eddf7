import { useGoTo, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Points to the screen of notices and orders, where this stood before. */
export function NoticesSection() {
  const t = useTexts(settingsTexts);
  const goTo = useGoTo();
  return (
    <SectionFrame title={t('settings.notices')} note={t('settings.notices.note')} command={null}>
      <p className="s">{t('settings.notices.moved')}</p>
      <p>
        <Button keyCap="Alt N" onClick={() => goTo('notice')}>
          {t('settings.notices.open')}
        </Button>
      </p>
    </SectionFrame>
  );
}
