/** A line of text in a row, whose column says what it is. */
export function RowField(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly isWrong?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, most, isWrong = false, onChange } = props;
  return (
    <input
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={isWrong ? true : undefined}
      maxLength={most}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
