import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { type SliceFilter, spellsQuery } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import * as styles from './Durability.module.css'

type Props = { filter: SliceFilter; renderIncident: RenderIncident }

/** The closings behind the curve: how long each held, and what ended it. */
export function SpellRows({ filter, renderIncident }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment, counted } = useFormat()
  const { data, error, refetch } = useQuery(spellsQuery(filter))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows count={3} label={t('figures.analysis.loading')} />
  return (
    <ul className={styles.spells}>
      {data.spells.map(
        ({ incidentId, title, agencyCode, topicCode, closedAt, days, hasEnded, endedBy }, at) => (
          <li key={incidentId ?? at}>
            <p>
              {incidentId && title ? renderIncident(incidentId, title, 'lnk') : t('figures.analysis.hidden')}
            </p>
            <p className="sm muted">
              {[
                names.topicName(topicCode),
                names.agency(agencyCode)?.shortName ?? names.agencyName(agencyCode),
                t('figures.analysis.durability.closed', { moment: shortMoment(closedAt) }),
              ].join(' · ')}
            </p>
            <p className="sm">
              {hasEnded ? (
                <State name="attention">
                  {t('figures.analysis.durability.held', counted(Math.floor(days)))}
                </State>
              ) : (
                <State name="ontime">
                  {t('figures.analysis.durability.holding', counted(Math.floor(days)))}
                </State>
              )}{' '}
              {endedBy && renderIncident(endedBy.incidentId, endedBy.title, 'lnk')}
            </p>
          </li>
        ),
      )}
    </ul>
  )
}
