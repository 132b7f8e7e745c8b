import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import * as styles from './AuthorHistory.module.css'
import { authorHistoryQuery } from './desk.queries.ts'

type Props = {
  incident: Pick<IncidentResponse, 'id' | 'repeat'>
  renderLink: (incidentId: string, content: ReactNode) => ReactNode
}

/** Numbers, topics and dates of the same author's questions: enough for the work, no dossier. */
export function AuthorHistory({ incident, renderLink }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  const { data } = useQuery(authorHistoryQuery(incident.id))
  const { repeat } = incident
  if (!repeat && (!data || data.incidents.length === 0)) return null
  return (
    <section className={styles.authorHistory} aria-label={t('desk.author.title')}>
      <h3>{t('desk.author.title')}</h3>
      {repeat && repeat.isConfirmed !== false && (
        <p className="sm">
          <b className="m">
            {t(repeat.kind === 'place' ? 'desk.author.repeatPlace' : 'desk.author.repeatAuthor', {
              no: repeat.no,
            })}
          </b>
        </p>
      )}
      <ul>
        {data?.incidents.map((other) => (
          <li key={other.id} className="xs">
            <div className="row g2 wrap">
              {renderLink(other.id, t('common.numbered', { number: other.number }))}
              <span className="tag">{t(`incidents.step.${other.step}`)}</span>
            </div>
            <div className="row base g2">
              <span className="grow">
                {names.topicName(other.topicCode) ?? t('incidents.suggestion.none')}
              </span>
              <span className="muted nw">{shortMoment(other.foundAt)}</span>
            </div>
          </li>
        ))}
      </ul>
      {data?.hasMore && <p className="xs muted">{t('desk.author.more')}</p>}
    </section>
  )
}
