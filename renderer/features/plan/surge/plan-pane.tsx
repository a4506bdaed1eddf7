import type { SurgePlanAnswer, SurgePlanHead } from '../../../../shared/contract/surge-queries.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { translatorOf } from '../../../ui/i18n.ts';
import { leverLines, sentence } from './paper/words.ts';
import { planPaperTexts } from './texts/paper-catalog.ts';
import { surgeTexts } from './texts/catalog.ts';

/** The plan in force beside its figures: what is done, by whom, and the plans before it. */
export function PlanPane(props: { readonly answer: SurgePlanAnswer; readonly onPrint: (plan: SurgePlanHead) => void }) {
  const { answer, onPrint } = props;
  const { format, lang } = useApp();
  const t = useTexts(surgeTexts);
  const { word } = useWords();
  const { plan, plans, crossings } = answer;
  const tongue = { lang, t: translatorOf(planPaperTexts, lang), format, word };
  const nameOf = (code: string): string => crossings.find((one) => one.code === code)?.name ?? code;
  const levers = plan === null ? [] : leverLines(plan.document.levers, nameOf);
  const earlier = plans.filter(({ surgePlanId }) => surgePlanId !== plan?.surgePlanId);
  return (
    <div className="plan-facts">
      {plan === null ? null : (
        <>
          <section>
            <h2>{t('surge.levers')}</h2>
            {levers.length === 0 ? <p className="q">{t('surge.no-levers')}</p> : null}
            <ul>
              {levers.map((line, at) => (
                <li key={at}>{line(tongue)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('surge.duties')}</h2>
            {plan.document.duties.length === 0 ? <p className="q">{t('surge.no-duties')}</p> : null}
            {plan.document.duties.map(({ what, who, phone }, at) => (
              <p key={at} className="duty">
                <span>{sentence(what)}</span>
                <b>{who}</b>
                <span className="num">{phone}</span>
              </p>
            ))}
          </section>
          {plan.document.assumptions === '' ? null : (
            <section>
              <h2>{t('surge.assumptions')}</h2>
              <p>{plan.document.assumptions}</p>
            </section>
          )}
        </>
      )}
      <section>
        <h2>{t('surge.plans')}</h2>
        {earlier.length === 0 ? <p className="q">{t('surge.no-plans')}</p> : null}
        {earlier.map((one) => (
          <div key={one.surgePlanId} className="earlier">
            <span className="el">
              <b>{one.title}</b>
              <br />
              <span className="q">
                {t('surge.plan-span', {
                  from: format.date(one.adoptedAt),
                  to: one.endedAt === null ? '' : format.date(one.endedAt),
                  by: one.adoptedBy,
                })}
              </span>
            </span>
            <Button aria-label={t('surge.print-which', { title: one.title })} onClick={() => onPrint(one)}>
              {t('surge.print-one')}
            </Button>
          </div>
        ))}
      </section>
    </div>
  );
}
