import { useEffect, useState } from 'react';
import { useApp, useTexts } from '../client/app-context.ts';
import { askDemoSpeed, setDemoSpeed, type DemoSpeed, type SetupState } from '../client/session.ts';
import { Segmented } from '../ui/controls.tsx';
import { shellTexts } from './texts/catalog.ts';

const RATES = [1, 10, 60, 600] as const;

/** How fast the sample day runs. */
export function DemoCell({ setup }: { readonly setup: SetupState }) {
  const { session } = useApp();
  const t = useTexts(shellTexts);
  const [speed, setSpeed] = useState<DemoSpeed>({ rate: 1, isPaused: false });
  useEffect(() => {
    let isCurrent = true;
    void askDemoSpeed(session.token).then((answer) => {
      if (isCurrent && 'ok' in answer) setSpeed(answer.ok);
    });
    return () => {
      isCurrent = false;
    };
  }, [session]);
  const change = (value: string): void => {
    const next = value === 'pause' ? { ...speed, isPaused: true } : { rate: Number(value), isPaused: false };
    setSpeed(next);
    void setDemoSpeed(session.token, next).then((answer) => {
      if ('ok' in answer) setSpeed({ ...next, ...answer.ok });
    });
  };
  return (
    <div className="demo" data-local={setup.localKey}>
      <span className="l">{t('shell.demo-day')}</span>
      <Segmented
        label={t('shell.demo-speed')}
        value={speed.isPaused ? 'pause' : String(speed.rate)}
        options={[
          { value: 'pause', text: '‖', name: t('shell.pause') },
          ...RATES.map((rate) => ({ value: String(rate), text: `${String(rate)}×` })),
        ]}
        onChange={change}
      />
    </div>
  );
}
