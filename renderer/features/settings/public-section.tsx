import { useEffect, useState } from 'react';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import { useCan, useCommand, useRow, useRows, useTexts } from '../../client/app-context.ts';
import { call } from '../../client/http.ts';
import { isSameList } from '../../ui/same.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

const LOOK_EVERY_MS = 1500;

/** How the door to the yard's network stands, as the host says. */
type DoorState = {
  readonly isOn: boolean;
  readonly port: number | null;
  readonly problem: 'port-taken' | 'port-forbidden' | 'failed' | null;
  readonly address: string | null;
};

/** What the yard's network may read without signing in, and the slip that leads there. */
export function PublicSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  const door = useDoor();
  if (site === undefined) return null;
  const { publicPages, slip } = site.settings;
  return (
    <SectionFrame title={t('settings.public')} note={t('settings.public.note')} command="settings.save">
      <FieldsForm
        name="public"
        may={may}
        groups={[
          {
            title: t('settings.public.pages'),
            fields: [
              check('isBoardOn', t('settings.public.board'), publicPages.isBoardOn),
              check('isDriverPageOn', t('settings.public.driver'), publicPages.isDriverPageOn),
              {
                name: 'port',
                label: t('settings.public.port'),
                value: numberText(publicPages.port),
                kind: 'number',
                isWhole: true,
                min: 1024,
                max: 65_535,
              },
              {
                name: 'address',
                label: t('settings.public.address'),
                value: publicPages.address,
                isOptional: true,
                isCode: true,
                maxLength: 120,
                pattern: /^[\w.-]+$/,
                hint: t('settings.public.address-hint'),
              },
            ],
            note: (
              <p className={(door?.problem ?? null) === null ? 'q' : 'bad'} role="status">
                {doorText(door, publicPages.port, t)}
              </p>
            ),
          },
          {
            title: t('settings.public.slip'),
            fields: [
              {
                name: 'paper',
                label: t('settings.public.paper'),
                value: slip.paper,
                kind: 'select',
                options: [
                  { value: '80mm', text: t('settings.public.paper-80') },
                  { value: 'a6', text: t('settings.public.paper-a6') },
                ],
              },
              rules('rulesVi', t('settings.public.rules-vi'), slip.rules.vi),
              rules('rulesZh', t('settings.public.rules-zh'), slip.rules.zh),
            ],
          },
        ]}
        onSave={(values) => save({ values: valuesOf(values) }, t('settings.public'))}
      />
      <Boards address={publicPages.address === '' ? (door?.address ?? null) : publicPages.address} door={door} />
    </SectionFrame>
  );
}

/** Where each board is found, to type into a television or to take by its code. */
function Boards({ address, door }: { readonly address: string | null; readonly door: DoorState | null }) {
  const t = useTexts(settingsTexts);
  const codes = useRows(['crossing'], codesOf, isSameList);
  const isOpen = door?.isOn === true && door.port !== null && address !== null;
  return (
    <div className="field-group">
      <h2>{t('settings.public.boards')}</h2>
      <ul className="board-addresses">
        {codes.map((code) => {
          const path = `/board/${encodeURIComponent(code)}`;
          const url = isOpen ? `http://${address}:${String(door.port)}${path}` : `${location.origin}${path}`;
          return (
            <li key={code}>
              {isOpen ? <QrCode text={url} label={url} /> : null}
              <a className="m" href={path} target="_blank" rel="noreferrer">
                {url}
              </a>
            </li>
          );
        })}
      </ul>
      <p className="q">{t('settings.public.here')}</p>
    </div>
  );
}

function check(name: string, label: string, isOn: boolean) {
  return { name, label, value: isOn ? 'yes' : '', kind: 'check' } as const;
}

function rules(name: string, label: string, value: string) {
  return { name, label, value, kind: 'long', isOptional: true, maxLength: 600 } as const;
}

/** What the fields say as settings. */
export function valuesOf(values: Readonly<Record<string, string>>): Pick<SiteSettings, 'publicPages' | 'slip'> {
  return {
    publicPages: {
      isBoardOn: values['isBoardOn'] === 'yes',
      isDriverPageOn: values['isDriverPageOn'] === 'yes',
      port: numberIn(values, 'port'),
      address: values['address'] ?? '',
    },
    slip: {
      paper: values['paper'] === 'a6' ? 'a6' : '80mm',
      rules: { vi: values['rulesVi'] ?? '', zh: values['rulesZh'] ?? '' },
    },
  };
}

function doorText(
  door: DoorState | null,
  port: number,
  t: (key: keyof typeof settingsTexts.vi, values?: Readonly<Record<string, string>>) => string,
): string {
  if (door === null) return '';
  if (!door.isOn) return t('settings.public.off');
  const at = { port: String(port) };
  if (door.problem !== null) return t(`settings.public.${door.problem}`, at);
  return t(door.port === port ? 'settings.public.on' : 'settings.public.starting', at);
}

function useDoor(): DoorState | null {
  const [door, setDoor] = useState<DoorState | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = (): void => {
      call('/public/state').then(
        ({ status, body }) => {
          if (isCurrent && status === 200) setDoor(body as DoorState);
        },
        () => undefined,
      );
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, []);
  return door;
}

function codesOf(store: RowStore): readonly string[] {
  return [...store.all('crossing').values()].map(({ code }) => code);
}
