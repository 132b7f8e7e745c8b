import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './by-hand.module.css'
import type { Proposals } from './by-hand.queries.ts'

type Props = {
  nearby: Proposals['nearby']
  joinId: string | null
  onJoin: (incidentId: string | null) => void
  renderIncident: (incidentId: string, content: string) => ReactNode
}

/** «И здесь уже открыто № …»: joined in place of a twin, each author keeping the own answer. */
export function NearbyPart({ nearby, joinId, onJoin, renderIncident }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (nearby.length === 0) return null
  return (
    <section className={styles.nearbyWork} aria-label={t('by-hand.nearby.title')}>
      <h2 className="lab">{t('by-hand.nearby.title')}</h2>
      <ul>
        {nearby.map((work) => (
          <li key={work.id} className="row g2 wrap">
            <span className="grow">
              {renderIncident(work.id, `${t('common.numbered', { number: work.number })} ${work.title}`)}
              <span className="xs muted"> {moment(work.foundAt)}</span>
            </span>
            <Button
              size="s"
              look={joinId === work.id ? 'primary' : 'default'}
              aria-pressed={joinId === work.id}
              onClick={() => onJoin(joinId === work.id ? null : work.id)}
            >
              {t(joinId === work.id ? 'by-hand.nearby.joined' : 'by-hand.nearby.join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
