import { commands, type CommandName } from '../../shared/contract/commands.ts';
import { useCan, useTexts, useWords } from './app-context.ts';
import { whoMayTexts } from './texts/who-may-texts.ts';

/** Tells a user who may only read it who may change something. */
export function WhoMay({ command }: { readonly command: CommandName }) {
  const t = useTexts(whoMayTexts);
  const { word } = useWords();
  const may = useCan(command);
  if (may) return null;
  const roles = commands[command].roles.map((role) => word('role', role)).join(', ');
  return <span className="facts warn">{t('may.only', { roles })}</span>;
}
