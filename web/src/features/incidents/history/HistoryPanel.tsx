import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { activityQuery } from '../incidents.queries.ts'
import { useActivityWords } from './activity-words.ts'
import * as styles from './HistoryPanel.module.css'

/** Append-only, newest first; the mark of each row proves that nobody rewrote it. */
export function HistoryPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const { data: activities } = useQuery(activityQuery(incident.id))
  const { shortMoment, moment } = useFormat()
  const names = useDirectory()
  const wordsOf = useActivityWords(names)
  return (
    <section className={styles.history} aria-label={t('incidents.history.title')} data-tour="history">
      <h3>{t('incidents.history.title')}</h3>
      <ul className="tl xs">
        {activities?.map((activity, index) => {
          const { title, details } = wordsOf(activity)
          return (
            <li key={activity.id} className={index === 0 ? 'now' : undefined}>
              <span className="row top">
                <span className="grow">
                  <b className={index === 0 ? 'm' : styles.eventTitle}>{title}</b>
                  {activity.actorName && <span className="muted">: {activity.actorName}</span>}
                </span>
                <time
                  className="faint nw"
                  dateTime={activity.at}
                  title={`${moment(activity.at)} · ${activity.hash.slice(0, 12)}`}
                >
                  {shortMoment(activity.at)}
                </time>
              </span>
              {details && <span className={`muted ${styles.details}`}>{details}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
