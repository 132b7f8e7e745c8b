import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { type RenderThing, useTitle } from './DayRow.tsx'
import * as styles from './today.module.css'
import type { DayItem } from './today.queries.ts'

const SHOWN = 5

/** «Ждут коллеги»: colleagues by name, whoever waits longest first. Residents stand in the list itself. */
export function WaitingList({ items, renderThing }: { items: readonly DayItem[]; renderThing: RenderThing }) {
  const { t } = useTranslation()
  const waited = items
    .flatMap((item) => (item.waiting?.name ? [{ item, ...item.waiting, name: item.waiting.name }] : []))
    .toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since))
  if (waited.length === 0) return null
  return (
    <section className="panel" aria-label={t('today.waiting.title')}>
      <div className="ph">
        <h2>{t('today.waiting.title')}</h2>
        <span className="muted sm">{waited.length}</span>
      </div>
      <ul className={styles.dayRows}>
        {waited.slice(0, SHOWN).map(({ item, name, since }) => (
          <li key={`${item.kind} ${item.id} ${item.startsAt}`}>
            <Waited item={item} name={name} since={since} renderThing={renderThing} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type WaitedProps = { item: DayItem; name: string; since: string; renderThing: RenderThing }

function Waited({ item, name, since, renderThing }: WaitedProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const title = useTitle(item)
  return renderThing(
    item,
    <span className={styles.thing}>
      <b className="m">{name}</b>
      <span className="sm">
        {t(`today.act.${item.act}`)}: {title}
      </span>
      <span className="xs muted">{t('today.waiting.since', { moment: shortMoment(since) })}</span>
    </span>,
    styles.dayRow,
  )
}
