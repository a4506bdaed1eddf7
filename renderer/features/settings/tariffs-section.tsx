import { useState } from 'react';
import { useCanAsk, useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { ChargeRulesForm } from './charge-rules-form.tsx';
import { ReceiptsView } from './receipts-view.tsx';
import { SectionFrame } from './section-frame.tsx';
import { TariffVersions } from './tariff-versions.tsx';
import { settingsTexts } from './texts/catalog.ts';
import './tariffs.css';

const VIEWS = ['prices', 'receipts', 'rules'] as const;
type View = (typeof VIEWS)[number];

/** What is charged, what was taken, and how it is settled. */
export function TariffsSection() {
  const t = useTexts(settingsTexts);
  const maySeeReceipts = useCanAsk('charge.takings');
  const [view, setView] = useState<View>('prices');
  const views = VIEWS.filter((one) => one !== 'receipts' || maySeeReceipts);
  return (
    <SectionFrame
      title={t('settings.tariffs')}
      command={view === 'prices' ? 'tariff.save' : view === 'rules' ? 'settings.save' : null}
      views={
        <Segmented
          label={t('settings.tariffs')}
          options={views.map((value) => ({ value, text: t(`settings.tariffs.${value}`) }))}
          value={view}
          onChange={setView}
        />
      }
    >
      {view === 'prices' ? <TariffVersions /> : view === 'receipts' ? <ReceiptsView /> : <ChargeRulesForm />}
    </SectionFrame>
  );
}
