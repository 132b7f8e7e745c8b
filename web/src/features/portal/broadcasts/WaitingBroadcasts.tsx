import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toApproveQuery } from '../../../lib/queries/broadcasts-to-approve.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import type { RenderBroadcast } from './BroadcastList.tsx'
import * as styles from './broadcasts.module.css'

/** Texts to many places that wait for the reader's word, beside the answers that do. */
export function WaitingBroadcasts({ renderBroadcast }: { renderBroadcast: RenderBroadcast }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { data, error, refetch } = useQuery(toApproveQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data || data.broadcasts.length === 0) return null
  return (
    <section className={styles.toApprove} aria-labelledby="broadcasts-to-approve">
      <h2 id="broadcasts-to-approve">{t('common.section.broadcasts')}</h2>
      <ul className={`panel ${styles.broadcastRows}`} aria-labelledby="broadcasts-to-approve">
        {data.broadcasts.map(({ id, title, isUrgent, isCorrection, publishAt, written }) => (
          <li key={id}>
            {renderBroadcast(
              id,
              <>
                <span className={styles.subject}>
                  <b className={`blk m ${styles.twoLines}`}>{title}</b>
                  <span className="sm muted">
                    {t('broadcasts.writtenBy', { name: written.name })} · {shortMoment(written.at)}
                    {publishAt && ` · ${t('broadcasts.goesAt', { moment: shortMoment(publishAt) })}`}
                  </span>
                </span>
                <span className={`sm ${styles.marks}`}>
                  {isUrgent && <State name="urgent">{t('broadcasts.urgent')}</State>}
                  <State name="waiting">
                    {t(isCorrection ? 'broadcasts.waitingCorrection' : 'broadcasts.state.waiting')}
                  </State>
                </span>
              </>,
              styles.broadcastRow,
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
