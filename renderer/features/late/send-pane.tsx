import { useState } from 'react';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useValue, useWords } from '../../client/app-context.ts';
import type { Course } from '../../store/usual-course.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import type { Entered, Sending } from './use-sending.ts';
import { lateTexts } from './texts/catalog.ts';

const COORDINATOR_KEY = 'ben-bai.late-coordinator';

/** Who stands behind the slips and why they come late, the one key that records them, and what became of the last ones. */
export function SendPane(props: {
  readonly ready: number;
  readonly problems: number;
  readonly courses: readonly Course[];
  readonly course: Course | null;
  readonly onCourse: (course: Course) => void;
  readonly sending: Sending;
  readonly onSend: (word: {
    readonly reason: string;
    readonly approval: { readonly user: string; readonly pin: string } | null;
  }) => Promise<void>;
}) {
  const { ready, problems, courses, course, onCourse, sending, onSend } = props;
  const { session, format, progress } = useApp();
  const t = useTexts(lateTexts);
  const { word } = useWords();
  const isOwnWord = isCoordinator(session.roles);
  const [reason, setReason] = useState<string>(() => t('late.reason-usual'));
  const [user, setUser] = useState(() => localStorage.getItem(COORDINATOR_KEY) ?? '');
  const [pin, setPin] = useState('');
  const canSend =
    ready > 0 && reason.trim() !== '' && !sending.isSending && (isOwnWord || (user.trim() !== '' && pin !== ''));
  const done = useValue(progress);
  const isWriting = sending.isSending && done !== null && done.commandId === sending.commandId;

  const submit = async (): Promise<void> => {
    if (!canSend) return;
    localStorage.setItem(COORDINATOR_KEY, user.trim());
    await onSend({ reason: reason.trim(), approval: isOwnWord ? null : { user: user.trim(), pin } });
    setPin('');
  };
  return (
    <aside className="pane insp late-send">
      <form
        id="late-send"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="hd">
          <b className="figure">{ready === 0 ? t('late.nothing') : t('late.ready', { count: format.number(ready) })}</b>
          <span className={problems === 0 ? 'q' : 'warn'}>
            {problems === 0 ? t('late.nothing-to-look-at') : t('late.to-look-at', { count: format.number(problems) })}
          </span>
        </div>
        <SelectField
          label={t('late.course')}
          value={course === null ? '' : `${course.direction}|${course.crossing}`}
          options={courses.map(({ direction, crossing }) => ({
            value: `${direction}|${crossing}`,
            text: `${word('direction', direction)} · ${crossing}`,
          }))}
          onChange={(value) => {
            const next = courses.find(({ direction, crossing }) => `${direction}|${crossing}` === value);
            if (next !== undefined) onCourse(next);
          }}
        />
        <TextField
          label={t('late.reason')}
          maxLength={300}
          value={reason}
          onChange={setReason}
          onKeyDown={ignoreComposing}
        />
        {isOwnWord ? (
          <p className="q">{t('late.own-word', { name: session.displayName })}</p>
        ) : (
          <div className="two">
            <TextField
              label={t('late.coordinator')}

              maxLength={40}
              value={user}
              onChange={setUser}
            />
            <TextField
              label={t('late.pin')}
              type="password"
              autoComplete="off"
              maxLength={200}
              value={pin}
              onChange={setPin}
            />
          </div>
        )}
        {sending.problem === null ? null : (
          <p className="bad" role="alert">
            {sending.problem}
          </p>
        )}
        <Button type="submit" look="primary" keyCap={t('late.key-send')} disabled={!canSend}>
          {isWriting
            ? t('late.sending', { done: format.number(done.done), total: format.number(done.total) })
            : t('late.send', { count: format.number(ready) })}
        </Button>
      </form>
      <EnteredList entered={sending.entered} left={sending.left} />
    </aside>
  );
}

function EnteredList({ entered, left }: { readonly entered: readonly Entered[]; readonly left: number }) {
  const { format } = useApp();
  const t = useTexts(lateTexts);
  const { say } = useWords();
  return (
    <section className="sec late-entered">
      <h2 role="status">
        {entered.length === 0
          ? t('late.entered-none')
          : `${t('late.entered-count', { count: format.number(entered.length) })} · ${t('late.left', { count: left })}`}
      </h2>
      <ul
        className="late-list"
        tabIndex={entered.length === 0 ? undefined : 0}
        aria-label={t('late.entered', { count: entered.length })}
      >
        {entered.map(({ slipNo, plate, way, queueNumber, warnings, calledMeanwhile }) => (
          <li key={slipNo}>
            <span>
              <span className="m q">{slipNo}</span> <b className="m">{plate === '' ? '' : formatPlate(plate)}</b>{' '}
              <span className="s">{queueNumber ?? t(`late.way-${way}`)}</span>
            </span>
            {warnings.map((code) => (
              <span key={code} className="warn">
                {code === 'queue.called-meanwhile' ? t('late.called', { count: calledMeanwhile }) : say({ code })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ignoreComposing(event: React.KeyboardEvent): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
}
