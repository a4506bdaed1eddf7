/** Places as a bar: what is taken, what is kept, what is out of use; the tick stands at 95 %. */
export function Gauge(props: {
  readonly label: string;
  readonly places: number;
  readonly occupied: number;
  readonly reserved?: number;
  readonly shut?: number;
}) {
  const { label, places, occupied, reserved = 0, shut = 0 } = props;
  const whole = places + shut;
  const share = (part: number): string => `${String(whole === 0 ? 0 : Math.min(100, (part / whole) * 100))}%`;
  return (
    <span className="gauge" role="img" aria-label={label}>
      <i className="o" style={{ width: share(occupied) }} />
      <i className="rz" style={{ width: share(reserved) }} />
      <i className="x" style={{ width: share(shut) }} />
      <em style={{ left: '95%' }} />
    </span>
  );
}
