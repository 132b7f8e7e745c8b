import type { Series } from '../figures.queries.ts'
import * as styles from './Spark.module.css'
import { sparkShape, thinOut } from './spark-path.ts'

const SIZE = { width: 64, height: 20, inset: 3 }
const MOST_POINTS = 30

/** How a figure went day by day; a table of days stands where it is drawn large. */
export function Spark({ series }: { series: Series | undefined }) {
  const values = thinOut(series?.days.map(({ value }) => value) ?? [], MOST_POINTS)
  const { path, end } = sparkShape(values, SIZE)
  return (
    <svg className={styles.spark} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      <path d={path} />
      {end && <circle cx={end.x} cy={end.y} r="2" />}
    </svg>
  )
}
