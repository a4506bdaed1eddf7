/**
 * Small ESLint rules of this project's house style, each with a name of its own, so that a folder can be let off
 * one without being let off others.
 */

/** A rule from selectors: whatever matches is reported with the text beside it. */
function forbid(selectors) {
  return {
    meta: { type: 'problem', schema: [] },
    create(context) {
      return Object.fromEntries(
        Object.entries(selectors).map(([selector, message]) => [selector, (node) => context.report({ node, message })]),
      );
    },
  };
}

const isReExport = (statement) =>
  statement.type === 'ExportAllDeclaration' ||
  (statement.type === 'ExportNamedDeclaration' && statement.source !== null);

const LETTERS = /\p{L}{2,}/u;

export const houseRules = {
  'no-clock': forbid({
    'MemberExpression[object.name="Date"][property.name="now"]':
      'The time comes in as an argument (`now`); only the clock reads it.',
    'NewExpression[callee.name="Date"][arguments.length=0]':
      'The time comes in as an argument (`now`); only the clock reads it.',
    'CallExpression[callee.name="Date"]': 'The time comes in as an argument (`now`); only the clock reads it.',
  }),

  'no-date-object': forbid({
    'NewExpression[callee.name="Date"][arguments.length>0]':
      'Instants are integers; calendar arithmetic lives in shared/kernel/calendar.ts.',
    'MemberExpression[object.name="Date"][property.name=/^(parse|UTC)$/]':
      'Instants are integers; calendar arithmetic lives in shared/kernel/calendar.ts.',
  }),

  'no-random': forbid({
    'MemberExpression[object.name="Math"][property.name="random"]':
      'Seeded or secret: take a generator as an argument, or node:crypto for tokens.',
  }),

  'no-default-export': forbid({
    ExportDefaultDeclaration: 'Export by name; only tool configuration has default exports.',
    'ExportSpecifier[exported.name="default"]': 'Export by name; only tool configuration has default exports.',
  }),

  'no-erasable-syntax': forbid({
    TSEnumDeclaration: 'Use a union of string literals with `as const`.',
    'TSModuleDeclaration:not([declare=true])': 'Use modules, not namespaces.',
    TSParameterProperty: 'Declare the field and assign it.',
  }),

  'no-barrel': {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      Program(node) {
        if (node.body.length > 0 && node.body.every(isReExport)) {
          context.report({ loc: { line: 1, column: 0 }, message: 'No barrel files: import from where a thing is.' });
        }
      },
      ExportAllDeclaration: (node) => context.report({ node, message: 'Name what is exported.' }),
    }),
  },

  'no-sql-outside-stores': forbid({
    'CallExpression[callee.type="MemberExpression"][callee.property.name="prepare"]':
      'SQL is prepared in electron/db and in the stores of electron/areas only.',
  }),

  'no-raw-ipc-main': forbid({
    'ImportSpecifier[imported.name="ipcMain"]': 'Only electron/transport/ipc.ts speaks to ipcMain.',
  }),

  'no-raw-ipc-renderer': forbid({
    'ImportSpecifier[imported.name="ipcRenderer"]': 'Only electron/preload.ts speaks to ipcRenderer.',
  }),

  'import-extension': {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const check = (node) => {
        const source = node.source?.value;
        if (typeof source !== 'string' || !source.startsWith('.')) return;
        const path = source.split('?')[0];
        if (!/\.[a-z0-9]+$/i.test(path)) {
          context.report({ node: node.source, message: 'Relative imports carry the extension of the file.' });
        }
      };
      return {
        ImportDeclaration: check,
        ExportNamedDeclaration: check,
        ExportAllDeclaration: check,
        ImportExpression: check,
      };
    },
  },

  'disable-needs-reason': {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (/^eslint-disable/.test(text) && !/\s--\s+\S.{7,}/.test(text)) {
            context.report({ loc: comment.loc, message: 'Say why after ` -- `.' });
          }
          if (/^eslint-disable(-next-line|-line)?\s*(--|$)/.test(text)) {
            context.report({ loc: comment.loc, message: 'Name the rule that is switched off.' });
          }
        }
      },
    }),
  },

  'no-text-in-jsx': {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      JSXText(node) {
        if (LETTERS.test(node.value)) context.report({ node, message: 'Texts for people come from the catalogs.' });
      },
      JSXAttribute(node) {
        const isShown = /^(title|placeholder|alt|label|description|aria-label|aria-description)$/.test(
          node.name.name ?? '',
        );
        if (isShown && node.value?.type === 'Literal' && LETTERS.test(String(node.value.value))) {
          context.report({ node, message: 'Texts for people come from the catalogs.' });
        }
      },
    }),
  },

  'no-raw-html': forbid({
    'JSXAttribute[name.name="dangerouslySetInnerHTML"]': 'Text is text: no raw HTML.',
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]': 'Text is text: no raw HTML.',
  }),
};
