import type { Ref } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { isGone, placeText, type Case } from './cases.ts';
import { casesTexts } from './texts/catalog.ts';

/** One case: what happened, what to look at before it is confirmed, and the three things to do about it. */
export function CasePane(props: {
  readonly one: Case;
  readonly note: string;
  readonly noteForm: Ref<HTMLFormElement>;
  readonly canConfirm: boolean;
  readonly problem: string | null;
  readonly onNote: (note: string) => void;
  readonly onConfirm: () => void;
  readonly onUndo: () => void;
  readonly onStory: () => void;
}) {
  const { one, note, noteForm, canConfirm, problem, onNote, onConfirm, onUndo, onStory } = props;
  const { format } = useApp();
  const t = useTexts(casesTexts);
  const { word } = useWords();
  return (
    <>
      <div className="hd">
        <div className="m pl">{formatPlate(one.plate)}</div>
        <b className={one.isOverdue ? 'warn' : ''}>{word('caseCode', one.code)}</b>
      </div>
      <div className="sec">
        <p className="s">{t(`cases.how-${one.code}`)}</p>
      </div>
      <div className="sec">
        <dl className="pairs">
          <dt>{t('cases.at')}</dt>
          <dd>{format.dateTime(one.at)}</dd>
          <dt>{t('cases.by')}</dt>
          <dd>{one.actor}</dd>
          <dt>{t('cases.place')}</dt>
          <dd>{placeText(one, t)}</dd>
          <dt>{t('cases.number')}</dt>
          <dd className="m">{one.queueNumber ?? '–'}</dd>
          <dt>{t('cases.change')}</dt>
          <dd>{format.number(one.seq)}</dd>
        </dl>
      </div>
      <form
        ref={noteForm}
        className="sec"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <TextField
          label={t('cases.note-field')}
          maxLength={300}
          disabled={!canConfirm}
          value={note}
          onChange={onNote}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </form>
      {problem === null ? null : (
        <p className="case-problem bad" role="alert">
          {problem}
        </p>
      )}
      <div className="cases-foot">
        <Button look="primary" disabled={!canConfirm} keyCap="Enter" onClick={onConfirm}>
          {t('cases.confirm')}
        </Button>
        <Button disabled={!canConfirm} keyCap={t('cases.key-undo')} onClick={onUndo}>
          {t(isGone(one) ? 'cases.undo' : 'cases.undo-other')}
        </Button>
        <Button keyCap={t('cases.key-story')} onClick={onStory}>
          {t('cases.story')}
        </Button>
      </div>
    </>
  );
}
