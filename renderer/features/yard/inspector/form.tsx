import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { Problem } from './section.tsx';
import type { Action } from './use-action.ts';

/** A short form in the inspector: fields, how it was refused, the one action and the way back. */
export function Form(props: {
  readonly title: string;
  readonly go: string;
  readonly action: Action;
  readonly problem?: string | null;
  readonly isReady: boolean;
  readonly onSubmit: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const t = useTexts(yardTexts);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (props.isReady && !props.action.isBusy) props.onSubmit();
  };
  return (
    <form className="yard-panel" onSubmit={submit}>
      <h2 className="yard-panel-title">{props.title}</h2>
      <div className="sec yard-form">
        {props.children}
        <Problem text={props.problem ?? props.action.problem} />
        <div className="yard-buttons">
          <Button type="submit" look="primary" keyCap="Enter" disabled={!props.isReady || props.action.isBusy}>
            {props.go}
          </Button>
          <Button keyCap="Esc" onClick={props.onDone}>
            {t('yard.back')}
          </Button>
        </div>
      </div>
    </form>
  );
}
