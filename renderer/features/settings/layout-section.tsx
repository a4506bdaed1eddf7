import { useGoTo, useRows, useTexts, useApp } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** The way to the drawing of the yard, which has a screen of its own. */
export function LayoutSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const goTo = useGoTo();
  const slots = useRows(['slot'], (rows) => rows.all('slot').size);
  const zones = useRows(['zone'], (rows) => rows.all('zone').size);
  return (
    <SectionFrame title={t('settings.layout')} note={t('settings.layout.note')} command="layout.save">
      <p>{t('settings.layout.facts', { slots: format.number(slots), zones: format.number(zones) })}</p>
      <div>
        <Button look="primary" onClick={() => goTo('layout')}>
          {t('settings.layout.open')}
        </Button>
      </div>
    </SectionFrame>
  );
}
