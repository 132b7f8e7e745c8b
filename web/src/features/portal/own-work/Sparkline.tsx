import * as styles from './own-work.module.css'

type Props = { values: readonly (number | null)[]; usual: number | null }

const [WIDTH, HEIGHT, PAD] = [240, 40, 3]

/** Weeks one after the other beside their usual; the table under it says the same in words. */
export function Sparkline({ values, usual }: Props) {
  const highest = Math.max(...values.map((value) => value ?? 0), usual ?? 0, 1e-9)
  const x = (index: number) => PAD + (index * (WIDTH - 2 * PAD)) / Math.max(values.length - 1, 1)
  const y = (value: number) => HEIGHT - PAD - (value / highest) * (HEIGHT - 2 * PAD)
  const points = values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value) }]))
  const last = points.at(-1)
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid"
      aria-hidden="true"
    >
      {usual !== null && <line className={styles.usualLine} x1={0} x2={WIDTH} y1={y(usual)} y2={y(usual)} />}
      <polyline className={styles.ownLine} points={points.map((one) => `${one.x},${one.y}`).join(' ')} />
      {last && <circle className={styles.ownPoint} cx={last.x} cy={last.y} r={3} />}
    </svg>
  )
}
