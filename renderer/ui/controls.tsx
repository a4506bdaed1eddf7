import {
  useId,
  useRef,
  type ButtonHTMLAttributes,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
} from 'react';

/** A key cap. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <kbd>{children}</kbd>;
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** The one action in ink, or a quiet one. */
  readonly look?: 'primary' | 'quiet';
  readonly keyCap?: string;
};

/** A button with its key shown. */
export function Button({ look = 'quiet', keyCap, children, className, autoFocus, ...rest }: ButtonProps) {
  const classes = ['btn', look === 'quiet' ? 'g' : '', className ?? ''].filter((name) => name !== '').join(' ');
  return (
    // A sheet opens after React has given the focus; it looks for the mark.
    <button type="button" className={classes} autoFocus={autoFocus} data-autofocus={autoFocus || undefined} {...rest}>
      {children}
      {keyCap === undefined ? null : <kbd aria-hidden="true">{keyCap}</kbd>}
    </button>
  );
}

/** A button that asks for a file. The same file may be chosen again once it has been mended. */
export function FileButton(props: {
  readonly label: string;
  readonly accept: string;
  readonly autoFocus?: boolean;
  readonly onPick: (file: File) => void;
}) {
  const { label, accept, autoFocus, onPick } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button autoFocus={autoFocus} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // A browser is silent about the file that it holds already.
          event.target.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
    </>
  );
}

export type SegmentedOption<Value extends string> = {
  readonly value: Value;
  readonly text: ReactNode;
  readonly name?: string;
};

/** One choice of a few, side by side; arrow keys move it. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const { label, options, value, onChange } = props;
  const move = (step: number, group: HTMLElement): void => {
    const at = options.findIndex((option) => option.value === value);
    const index = (at + step + options.length) % options.length;
    const next = options[index];
    if (next === undefined) return;
    onChange(next.value);
    group.querySelectorAll('button')[index]?.focus();
  };
  return (
    <div
      className="seg"
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        const step =
          event.code === 'ArrowRight' || event.code === 'ArrowDown'
            ? 1
            : event.code === 'ArrowLeft' || event.code === 'ArrowUp'
              ? -1
              : 0;
        if (step === 0) return;
        event.preventDefault();
        move(step, event.currentTarget);
      }}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          aria-label={option.name}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isWrong?: boolean;
  readonly onChange: (value: string) => void;
};

/** A labelled line of text. */
export function TextField({ label, hint, isWrong, onChange, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isWrong === true ? true : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={isWrong === true ? 'bad' : 'q'}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** A labelled text of a few lines that is one paragraph: Enter sends its form, as in a line. */
export function LongField(props: {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, rows, maxLength, onChange } = props;
  const id = useId();
  return (
    <div className="field long">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </div>
  );
}

type SearchFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  readonly label: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
};

/** A line to search by, which says itself what for. */
export function SearchField({ label, onChange, ...rest }: SearchFieldProps) {
  return (
    <input
      className="search"
      type="search"
      autoComplete="off"
      spellCheck={false}
      placeholder={label}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
      {...rest}
    />
  );
}

type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> & {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
};

/** A labelled choice from a list. */
export function SelectField({ label, options, onChange, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <select id={id} onChange={(event) => onChange(event.target.value)} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
