import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../publication/spread.module.css'
import { type ReachPoint, reachCurve } from './reach-curve.ts'

const BOX = { width: 640, height: 56 }

/** Views of all places together as they grew. */
export function ReachChart({ reach }: { reach: readonly ReachPoint[] }) {
  const { t } = useTranslation()
  const { shortMoment, number } = useFormat()
  const curve = reachCurve(reach, BOX)
  const [first, last] = [reach[0], reach.at(-1)]
  if (!curve || !first || !last) return null
  return (
    <figure className={styles.reach}>
      <figcaption className="xs muted row">
        <span>{t('fakes.spread.curve')}</span>
        <b className="end">{number(last.views)}</b>
      </figcaption>
      <svg viewBox={`0 -4 ${BOX.width} ${BOX.height + 4}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.reachArea} d={curve.area} />
        <path className={styles.reachLine} d={curve.line} vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="xs muted row">
        <span>{shortMoment(first.at)}</span>
        <span className="end">{shortMoment(last.at)}</span>
      </p>
    </figure>
  )
}
