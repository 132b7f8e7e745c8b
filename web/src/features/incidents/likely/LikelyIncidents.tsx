import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { type IncidentFilters, likelyQuery } from '../incidents.queries.ts'
import { IncidentRow } from '../list/index.ts'
import * as styles from './likely-incidents.module.css'

type Props = {
  filters: IncidentFilters
  hrefOf: (incidentId: string) => string
  onOpen: (incidentId: string) => void
}

const NOBODY: readonly string[] = []

/** Under a search that found nothing: what has most of its words. It is no part of the list: no key walks it. */
export function LikelyIncidents({ filters, hrefOf, onOpen }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const headingId = useId()
  const { data } = useQuery(likelyQuery(filters))
  if (!data || data.incidents.length === 0) return null
  return (
    <section className={styles.likely} aria-labelledby={headingId}>
      <h2 id={headingId}>{t('search.likely')}</h2>
      <p className="muted sm">{t('search.likelyText')}</p>
      <ul>
        {data.incidents.map((incident) => (
          <li key={incident.id}>
            <IncidentRow
              incident={incident}
              names={names}
              writers={NOBODY}
              hrefOf={hrefOf}
              isCurrent={false}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
