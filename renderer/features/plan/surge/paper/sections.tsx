import { addDays } from '../../../../../shared/kernel/calendar.ts';
import { inEach } from '../../../../client/tongues.tsx';
import type { PlanPaperKey } from '../texts/paper-catalog.ts';
import { ArrivalsDrawing, TrucksDrawing } from './drawings.tsx';
import { Say } from './say.tsx';
import { useSheet } from './sheet.ts';
import { PlanTable } from './table.tsx';
import { costWords, inputScope, inputWords, leverLines, sentence, triggerWords } from './words.ts';

/** Section 1: what the forecast rests on, and what people knew and assumed. */
export function Assumptions() {
  const { answer, tongues } = useSheet();
  const { document } = answer.plan;
  const { with: result } = document;
  return (
    <>
      <p className="body">
        <Say
          of={({ t, format }) =>
            [
              t(`plan-paper.basis-${document.basis}`),
              t('plan-paper.span', {
                tet: format.day(document.tetOn),
                days: format.number(result.days),
                from: format.day(result.fromOn),
                to: format.day(addDays(result.fromOn, result.days - 1)),
                runs: format.number(result.runs),
              }),
            ].join(' ')
          }
        />
      </p>
      {paragraphs(document.assumptions).map((text, at) => (
        <p key={at} className="body">
          {text}
        </p>
      ))}
      {document.inputs.length === 0 ? (
        <Line text="plan-paper.no-inputs" />
      ) : (
        <>
          <h3>
            <Say of={({ t }) => t('plan-paper.inputs')} />
          </h3>
          <PlanTable name="inputs" heads={INPUT_HEADS}>
            {document.inputs.map((input, at) => {
              const [{ t, format }] = tongues;
              const { fromOn, untilOn, savedBy, savedAt } = input;
              return (
                <tr key={at}>
                  <td>
                    <Say of={(tongue) => inputWords(input, tongue)} />
                  </td>
                  <td>
                    <Scope input={input} />
                  </td>
                  <td>
                    {fromOn === untilOn
                      ? format.day(fromOn)
                      : t('plan-paper.days', { from: format.day(fromOn), to: format.day(untilOn) })}
                  </td>
                  <td>{input.note}</td>
                  <td>
                    {savedBy === undefined || savedAt === undefined
                      ? t('plan-paper.none')
                      : t('plan-paper.by-at', { by: savedBy, at: format.date(savedAt) })}
                  </td>
                </tr>
              );
            })}
          </PlanTable>
        </>
      )}
    </>
  );
}

const INPUT_HEADS = [
  'plan-paper.input.what',
  'plan-paper.input.where',
  'plan-paper.input.when',
  'plan-paper.input.note',
  'plan-paper.input.by',
] as const satisfies readonly PlanPaperKey[];

function Scope({ input }: { readonly input: Parameters<typeof inputScope>[0] }) {
  const { nameOf } = useSheet();
  return <Say of={(tongue) => inputScope(input, nameOf, tongue)} />;
}

/** Section 3: the season drawn, by the plan and with nothing done. */
export function Drawings() {
  const { answer, tongues } = useSheet();
  const { document } = answer.plan;
  const [{ format }] = tongues;
  return (
    <>
      <figure>
        <TrucksDrawing
          label={inEach(tongues, ({ t }) => t('plan-paper.chart-trucks'))}
          planned={document.with.perDay}
          without={document.without.perDay}
          places={answer.places}
          tetOn={document.tetOn}
          format={format}
        />
        <figcaption>
          <Say
            of={({ t, format: own }) =>
              `${t('plan-paper.chart-trucks')}. ${t('plan-paper.chart-trucks-key', { places: own.number(answer.places) })}`
            }
          />
        </figcaption>
      </figure>
      <figure>
        <ArrivalsDrawing
          label={inEach(tongues, ({ t }) => t('plan-paper.chart-arrivals'))}
          days={document.arrivals}
          tetOn={document.tetOn}
          format={format}
        />
        <figcaption>
          <Say of={({ t }) => `${t('plan-paper.chart-arrivals')}. ${t('plan-paper.chart-arrivals-key')}`} />
        </figcaption>
      </figure>
    </>
  );
}

/** Section 5: what is done, one sentence each, and what it costs. */
export function LeverList() {
  const { answer, nameOf } = useSheet();
  const { levers, with: result } = answer.plan.document;
  const lines = leverLines(levers, nameOf);
  if (lines.length === 0) return <Line text="plan-paper.no-levers" />;
  return (
    <>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>
            <Say of={line} />
          </li>
        ))}
      </ul>
      <p className="body">
        <Say of={(tongue) => costWords(result, tongue)} />
      </p>
    </>
  );
}

/** Section 6: when – then – who. */
export function TriggerTable() {
  const { triggers } = useSheet().answer.plan.document;
  if (triggers.length === 0) return <Line text="plan-paper.no-triggers" />;
  return (
    <>
      <Line text="plan-paper.triggers-note" />
      <PlanTable name="triggers" heads={['plan-paper.col.when', 'plan-paper.col.then', 'plan-paper.col.who']}>
        {triggers.map((trigger, at) => (
          <tr key={at}>
            <td>
              <Say of={(tongue) => sentence(triggerWords(trigger, tongue))} />
            </td>
            <td>{sentence(trigger.action)}</td>
            <td>{sentence(trigger.who)}</td>
          </tr>
        ))}
      </PlanTable>
    </>
  );
}

/** Section 7: who does what, with their phones. */
export function DutyTable() {
  const { duties } = useSheet().answer.plan.document;
  if (duties.length === 0) return <Line text="plan-paper.no-duties" />;
  return (
    <PlanTable name="duties" heads={['plan-paper.col.what', 'plan-paper.col.who', 'plan-paper.col.phone']}>
      {duties.map(({ what, who, phone }, at) => (
        <tr key={at}>
          <td>{sentence(what)}</td>
          <td>{sentence(who)}</td>
          <td className="phone">{phone}</td>
        </tr>
      ))}
    </PlanTable>
  );
}

function Line({ text }: { readonly text: PlanPaperKey }) {
  return (
    <p className="body">
      <Say of={({ t }) => t(text)} />
    </p>
  );
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\n+/).filter((part) => part.trim() !== '');
}
