import { BEYOND_LIMIT, TODAY_TIMES } from '@veche/contract/values/today.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayRow, type RenderThing } from './DayRow.tsx'
import { countWork, isUrgentNow, orderOf } from './item-time.ts'
import * as styles from './today.module.css'
import type { DayItem, Today } from './today.queries.ts'
import { useDayKeys } from './use-day-keys.ts'

type Props = { today: Pick<Today, 'items' | 'beyond'>; renderThing: RenderThing }

/**
 * What may become a danger comes first, also before what is late: another hour of that changes little. Then what is late,
 * what is for today, what has no time, and what comes later: that only as far as one asks.
 */
export function DayList({ today, renderThing }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useDayKeys(list)
  const urgent = today.items.filter(isUrgentNow)
  const others = today.items.filter((item) => !isUrgentNow(item))
  return (
    <div ref={list} className={styles.dayList}>
      <Part part="urgent" items={urgent} renderThing={renderThing} />
      {TODAY_TIMES.map((time) => (
        <Part
          key={time}
          part={time}
          items={others.filter((item) => item.time === time)}
          renderThing={renderThing}
        />
      ))}
      <Beyond beyond={today.beyond} />
    </div>
  )
}

/** So much of what comes later is shown at first. */
const NEAR = 3

type PartProps = { part: DayItem['time'] | 'urgent'; items: readonly DayItem[]; renderThing: RenderThing }

function Part({ part, items, renderThing }: PartProps) {
  const { t } = useTranslation()
  const { number, locale } = useFormat()
  const now = useNow()
  const [isWhole, setWhole] = useState(false)
  if (items.length === 0) return null
  const shown = part === 'later' && !isWhole ? items.slice(0, NEAR) : items
  const more = items.length - shown.length
  const [work, duties] = [countWork(items), items.length - countWork(items)]
  return (
    <section className="panel" aria-label={t(`today.time.${part}`)}>
      <div className="ph">
        <h2>{t(`today.time.${part}`)}</h2>
        {(work > 0 || duties === 0) && <span className="muted sm">{number(work)}</span>}
        {duties > 0 && (
          <span className="muted sm">{t('today.duties', { count: duties, shown: number(duties) })}</span>
        )}
      </div>
      {part === 'urgent' && <p className={`xs muted ${styles.order}`}>{t('today.order.danger')}</p>}
      {orderOf(items, now, locale).map((order) => (
        <p key={order} className={`xs muted ${styles.order}`}>
          {t(`today.order.${order}`)}
        </p>
      ))}
      <ul className={styles.dayRows}>
        {shown.map((item) => (
          <li key={`${item.kind} ${item.id} ${item.startsAt}`}>
            <DayRow item={item} renderThing={renderThing} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="quiet" className={styles.showMore} onClick={() => setWhole(true)}>
          {t('today.more', { count: more, shown: number(more) })}
        </Button>
      )}
    </section>
  )
}

function Beyond({ beyond }: { beyond: Today['beyond'] }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (beyond.length === 0) return null
  const shown = (count: number) => (count < BEYOND_LIMIT ? number(count) : `${number(BEYOND_LIMIT)}+`)
  return (
    <p className="sm muted">
      {t('today.beyond')}{' '}
      {beyond.map(({ kind, count }) => `${t(`today.kindMany.${kind}`)} — ${shown(count)}`).join('; ')}
    </p>
  )
}
