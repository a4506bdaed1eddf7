import { setupI18n, type I18n, type Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Languages of the screens. Chinese is printed for drivers and never a language of a station. */
export const LANGS = ['vi', 'en'] as const;
export type Lang = (typeof LANGS)[number];

export type TextValues = Readonly<Record<string, string | number>>;

/** One feature's texts in every language; keys start with the feature's name. Texts are ICU messages. */
export type Catalog<Key extends string> = Readonly<Record<Lang, Readonly<Record<Key, string>>>>;

export type Translate<Key extends string> = (key: Key, values?: TextValues) => string;

const made = new WeakMap<object, Map<Lang, Translate<string>>>();

/** The translating function of a catalog in a language; the same one each time. Compiles each text once. */
export function translatorOf<Key extends string>(catalog: Catalog<Key>, lang: Lang): Translate<Key> {
  let perLang = made.get(catalog);
  if (perLang === undefined) {
    perLang = new Map();
    made.set(catalog, perLang);
  }
  let translate = perLang.get(lang);
  if (translate === undefined) {
    const engine = engineOf(catalog[lang], lang);
    translate = (key, values) => engine._(key, values);
    perLang.set(lang, translate);
  }
  return translate;
}

function engineOf(texts: Readonly<Record<string, string>>, lang: Lang): I18n {
  const messages: Messages = Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, compileMessage(text)]),
  );
  return setupI18n({ locale: lang, messages: { [lang]: messages } });
}
