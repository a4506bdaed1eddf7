import { SIGN_PATHS } from './sign-paths.ts';

export type PictogramName = keyof typeof SIGN_PATHS;

/** A sign that is read without words, on paper too. */
export function Pictogram({ name }: { readonly name: PictogramName }) {
  return (
    <svg className="pictogram" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SIGN_PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
