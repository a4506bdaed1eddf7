import { useRef, useState, type KeyboardEvent } from 'react';
import { useCommand, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { readState, writeState, type ScreenState } from '../screen-state.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

/** One's own saved views: a name keeps what is shown now, a press shows what was kept. */
export function ViewsPanel(props: {
  readonly state: () => ScreenState;
  readonly onShow: (state: ScreenState) => void;
  readonly onDone: () => void;
}) {
  const { state, onShow, onDone } = props;
  const t = useTexts(yardTexts);
  const save = useCommand('view.save');
  const remove = useCommand('view.remove');
  const action = useAction();
  const [name, setName] = useState('');
  const { answer, fault, reload } = useQuery('view.list', { screen: 'yard' });
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const views = answer?.views ?? [];
  const keep = async (): Promise<void> => {
    const input = { screen: 'yard', name: name.trim(), state: writeState(state()) };
    if (await action.run(() => save(input, name.trim()))) {
      setName('');
      reload();
    }
  };
  const show = (text: string): void => {
    onShow(readState(text));
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (name !== '' || event.ctrlKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const view = views[Number(event.key) - 1];
    if (view === undefined) return;
    event.preventDefault();
    show(view.state);
  };
  return (
    <div ref={box} onKeyDown={onKeyDown} className="yard-fill">
      <Form
        title={t('yard.saved.title')}
        go={t('yard.saved.go')}
        action={action}
        problem={fault === null ? null : say(fault)}
        isReady={name.trim() !== ''}
        onSubmit={() => void keep()}
        onDone={onDone}
      >
        {answer !== null && views.length === 0 ? <p className="q">{t('yard.saved.none')}</p> : null}
        <div className="yard-waiting" role="group" aria-label={t('yard.saved.title')}>
          {views.map((view, at) => (
            <div key={view.viewId} className="yard-saved">
              <button type="button" onClick={() => show(view.state)}>
                {at < 9 ? <kbd>{at + 1}</kbd> : <span />}
                <b className="el">{view.name}</b>
              </button>
              <button
                type="button"
                className="yard-link"
                aria-label={t('yard.saved.remove-name', { name: view.name })}
                onClick={() =>
                  void action
                    .run(() => remove({ viewId: view.viewId }, view.name))
                    .then((isDone) => {
                      if (!isDone) return;
                      // The button goes away with its view: Esc and the numbers stay at hand.
                      box.current?.querySelector('input')?.focus();
                      reload();
                    })
                }
              >
                {t('yard.saved.remove')}
              </button>
            </div>
          ))}
        </div>
        <TextField label={t('yard.saved.name')} value={name} autoFocus maxLength={60} onChange={setName} />
      </Form>
    </div>
  );
}
