import { useTexts } from '../client/app-context.ts';
import { KEY_CODES } from '../client/keys.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { shellTexts, type ShellTextKey } from './texts/catalog.ts';

/** All keys, on one sheet. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(shellTexts);
  const more: readonly (readonly [ShellTextKey, ShellTextKey])[] = [
    ['shell.key-control-k', 'shell.find'],
    ['shell.key-control-z', 'shell.undo'],
    ['shell.key-alt', 'shell.help-screens'],
    ['shell.key-control-i', 'shell.import'],
    ['shell.key-alt-m', 'shell.marshal'],
    ['shell.key-alt-k', 'shell.count'],
    ['shell.key-alt-s', 'shell.layout'],
    ['shell.key-alt-n', 'shell.notice'],
    ['shell.key-alt-l', 'shell.crossing'],
    ['shell.key-alt-p', 'shell.handout'],
    ['shell.key-alt-t', 'shell.turns'],
    ['shell.key-alt-u', 'shell.lodging'],
    ['shell.key-alt-y', 'shell.complaints'],
    ['shell.key-alt-g', 'shell.dashboard'],
    ['shell.key-alt-r', 'shell.range'],
    ['shell.key-alt-q', 'shell.past'],
    ['shell.key-alt-9', 'shell.shift'],
    ['shell.key-alt-0', 'shell.alarm-list'],
    ['shell.key-evacuation', 'shell.evacuation-print'],
    ['shell.key-enter', 'shell.help-enter'],
    ['shell.key-escape', 'shell.help-escape'],
  ];
  return (
    <Sheet
      label={t('shell.help-title')}
      onClose={onClose}
      foot={
        <Button autoFocus onClick={onClose}>
          {t('shell.close')}
        </Button>
      }
    >
      <dl className="key-list">
        {KEY_CODES.map((code) => (
          <div key={code}>
            <dt>
              <kbd>{code}</kbd>
            </dt>
            <dd>{t(`shell.${code}`)}</dd>
          </div>
        ))}
        {more.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{t(key)}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="q">{t('shell.help-yard')}</p>
      <p className="q">{t('shell.help-queue')}</p>
      <p className="q">{t('shell.help-browser')}</p>
    </Sheet>
  );
}
