import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { replaysQuery } from '../analysis.queries.ts'
import { AskReplay } from './AskReplay.tsx'
import * as styles from './Replay.module.css'
import { ReplayItem } from './ReplayItem.tsx'

/** `ownAgency`: whoever keeps one body tries rules of that body. */
export function ReplayPanel({ ownAgency }: { ownAgency: string | null }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(replaysQuery)
  return (
    <section className="panel" aria-labelledby="rp-replay">
      <div className="ph">
        <h2 id="rp-replay">{t('figures.analysis.replay.title')}</h2>
      </div>
      <div className={styles.replay}>
        <p className="sm muted">{t('figures.analysis.replay.meaning')}</p>
        <AskReplay ownAgency={ownAgency} />
        {!data && !error && <SkeletonRows count={2} label={t('figures.analysis.loading')} />}
        {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
        {data && data.replays.length > 0 && (
          <ul className={styles.replays} aria-live="polite">
            {data.replays.map((replay) => (
              <ReplayItem key={replay.id} replay={replay} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
