import { useTexts, useValue } from '../../client/app-context.ts';
import { TOOL_NAMES, type Editor } from './editor.ts';
import { TOOL_KEYS } from './keys.ts';
import { layoutTexts } from './texts/layout-texts.ts';

/** The tools, each with its key. */
export function ToolStrip({ editor }: { readonly editor: Editor }) {
  const t = useTexts(layoutTexts);
  const { tool } = useValue(editor.options);
  return (
    <div className="layout-tools" role="toolbar" aria-label={t('layout.tools')}>
      {TOOL_NAMES.map((name) => (
        <button key={name} type="button" aria-pressed={name === tool} onClick={() => editor.choose({ tool: name })}>
          {t(`layout.tool.${name}`)} <kbd aria-hidden="true">{TOOL_KEYS[name]}</kbd>
        </button>
      ))}
    </div>
  );
}
