import { useState } from 'react';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import { linesOf, tariffOn } from '../../../shared/domain/charges/tariff.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { Segmented, TextField } from '../../ui/controls.tsx';
import { readNumber } from '../../ui/format.ts';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import type { HandOut, Way } from './desk.ts';
import { handoutTexts } from './texts/catalog.ts';

const WAYS = ['cash', 'transfer', 'account'] as const;
type PayWay = (typeof WAYS)[number];

/** Takes the money for one: the price of the tariff, or what is typed where it has none (RE28). */
export function PaySheet(props: {
  readonly of: HandOut;
  readonly onClose: () => void;
  readonly onServe: (way: Way) => void;
}) {
  const { of, onClose, onServe } = props;
  const { clock, format } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const { answer } = useQuery('tariff.list', {});
  const today = dayOf(clock.now(), format.zone);
  const tariff = tariffOn(answer?.tariffs.toReversed() ?? [], today);
  const price = linesOf(tariff?.lines ?? [], 'service').find(({ code }) => code === of.wanted.service)?.amountDong;
  const [typed, setTyped] = useState('');
  const [how, setHow] = useState<PayWay>('cash');
  const amountDong = price ?? readNumber(typed);
  const isGood = answer !== null && amountDong !== null && Number.isSafeInteger(amountDong) && amountDong > 0;
  const what = word('service', of.wanted.service);
  return (
    <Sheet
      label={t('handout.pay-title', { what })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('handout.cancel')}
          onBack={onClose}
          go={t('handout.take')}
          isOff={!isGood}
          form="handout-pay"
        />
      }
    >
      <form
        id="handout-pay"
        className="handout-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) onServe({ payment: { how, amountDong } });
        }}
      >
        <TextField
          label={t('handout.amount')}
          autoFocus
          data-autofocus
          inputMode="numeric"
          value={price === undefined ? typed : format.number(price)}
          readOnly={price !== undefined}
          maxLength={15}
          hint={
            answer === null
              ? undefined
              : price === undefined
                ? t('handout.no-price')
                : t('handout.price', { amount: format.number(price) })
          }
          onChange={setTyped}
        />
        <Segmented<PayWay>
          label={t('handout.way')}
          value={how}
          options={WAYS.map((value) => ({ value, text: word('paymentWay', value) }))}
          onChange={setHow}
        />
      </form>
    </Sheet>
  );
}
