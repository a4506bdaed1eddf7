import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useTexts } from '../../client/app-context.ts';
import { turnsTexts } from './texts/catalog.ts';
import { overMs, type Column, type Step } from './turns.ts';
import { languageOf, readOutZh } from './wording.ts';

/** All of the chosen number: whose it is, when, where, and what is read out. */
export function TurnPane(props: {
  readonly turn: ShownTurn;
  readonly step: Step;
  readonly column: Column;
  readonly now: Instant;
}) {
  const { turn, step, column, now } = props;
  const { format } = useApp();
  const t = useTexts(turnsTexts);
  const visit = useRow('visit', turn.visitId);
  const person = useRow('person', turn.personId);
  const over = overMs(turn, column, now);
  const language = languageOf(turn.language, t);
  return (
    <>
      <div className="hd">
        <b className="pl">{`${t(`turns.service.${turn.service}`)} ${String(turn.number)}`}</b>
        <div className="m s">
          {[formatPlate(turn.plate), visit?.slotCode, visit?.queueNumber]
            .filter((part) => part !== null && part !== undefined)
            .join(' · ')}
        </div>
      </div>
      <div className="sec">
        <dl className="pairs">
          <dt>{t('turns.fact.person')}</dt>
          <dd>{person?.name ?? t('turns.unnamed')}</dd>
          {language === '' ? null : (
            <>
              <dt>{t('turns.fact.language')}</dt>
              <dd>{language}</dd>
            </>
          )}
          <dt>{t('turns.fact.taken')}</dt>
          <dd>{format.timeNear(turn.takenAt, now)}</dd>
          {step === 'waiting' ? (
            <>
              <dt>{t('turns.fact.expected')}</dt>
              <dd>
                <b>
                  {turn.expectedAt === null
                    ? t('turns.expected-unknown')
                    : t('turns.expected', { at: format.timeNear(turn.expectedAt, now) })}
                </b>
              </dd>
            </>
          ) : null}
          {turn.facility === null ? null : (
            <>
              <dt>{t('turns.fact.place')}</dt>
              <dd>
                <b>{turn.facility}</b>
              </dd>
            </>
          )}
          {turn.calledAt === null ? null : (
            <>
              <dt>{t('turns.fact.called')}</dt>
              <dd>
                {format.timeNear(turn.calledAt, now)}
                {turn.callCount > 1 ? ` · ${t('turns.called-again', { count: turn.callCount })}` : ''}
              </dd>
            </>
          )}
          {turn.begunAt === null ? null : (
            <>
              <dt>{t('turns.fact.inside')}</dt>
              <dd>
                {t('turns.inside-for', {
                  time: format.duration(now - turn.begunAt),
                  at: format.timeNear(turn.begunAt, now),
                })}
                {over === null ? null : (
                  <span className="warn">{` · ${t('turns.over', { time: format.duration(over) })}`}</span>
                )}
              </dd>
            </>
          )}
          <dt>{t('turns.fact.truck')}</dt>
          <dd className={turn.isTruckCalled ? 'warn' : undefined}>
            {turn.isTruckCalled
              ? t('turns.truck-called-by', {
                  by: turn.arriveByAt === null ? 'none' : format.timeNear(turn.arriveByAt, now),
                })
              : t('turns.truck-keeps')}
          </dd>
        </dl>
      </div>
      {step === 'called' && turn.facility !== null ? (
        <div className="sec read-out">
          <h2>{t('turns.read-out')}</h2>
          <p lang="vi">{t('turns.read-vi', { number: turn.number, place: turn.facility })}</p>
          <p lang="zh">{readOutZh(turn.number, turn.facility)}</p>
        </div>
      ) : null}
    </>
  );
}
