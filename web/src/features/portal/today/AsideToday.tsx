import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { DayRow, type RenderThing } from './DayRow.tsx'
import * as styles from './today.module.css'
import type { DayItem } from './today.queries.ts'

type Props = { items: readonly (DayItem & { until: string })[]; renderThing: RenderThing }

/** Put aside by the reader: folded below the day, counted with the rest, the first to come back first. */
export function AsideToday({ items, renderThing }: Props) {
  const { t } = useTranslation()
  const { moment, number } = useFormat()
  const first = items.toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until))
  const [next] = first
  if (!next) return null
  return (
    <details className="panel">
      <summary className={styles.doneHead}>
        <b className="m">
          {t('today.aside', {
            ...{ count: items.length, shown: number(items.length) },
            moment: moment(next.until),
          })}
        </b>
      </summary>
      <ul className={styles.dayRows}>
        {first.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <DayRow item={item} renderThing={renderThing} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What is only a task or an answer to decide on is put aside; what came back, a promise or a note stands in the day as ever. */
export function partAside(
  items: readonly DayItem[],
  snoozes: readonly { incidentId: string; until: string }[],
): { day: DayItem[]; aside: (DayItem & { until: string })[] } {
  const untilOf = new Map(snoozes.map(({ incidentId, until }) => [incidentId, until]))
  const isAside = ({ kind, id }: DayItem) => (kind === 'task' || kind === 'approval') && untilOf.has(id)
  return {
    day: items.filter((item) => !isAside(item)),
    aside: items.filter(isAside).map((item) => ({ ...item, until: untilOf.get(item.id) ?? '' })),
  }
}
