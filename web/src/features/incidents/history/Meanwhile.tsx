import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { activityQuery } from '../incidents.queries.ts'
import { useActivityWords } from './activity-words.ts'

type Props = {
  incident: IncidentResponse
  /** The version that the person began with. */
  openedVersion: number
  /** The step that was being filled in is not to be had any more. */
  isOver: boolean
}

/** What colleagues changed while a form was open; each change is one row of the history. */
export function Meanwhile({ incident, openedVersion, isOver }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const wordsOf = useActivityWords(useDirectory())
  const { data: activities = [] } = useQuery(activityQuery(incident.id))
  const count = incident.version - openedVersion
  if (count <= 0 && !isOver) return null
  return (
    <Notice state="attention" title={t('work.meanwhile.title')}>
      <ul>
        {activities.slice(0, Math.max(count, 0)).map((activity) => {
          const { title, details } = wordsOf(activity)
          const who = [activity.actorName, shortMoment(activity.at)].filter(Boolean).join(', ')
          return (
            <li key={activity.id}>
              <b className="m">{title}</b> <span className="muted xs">{who}</span>
              {details && <p className="xs">{details}</p>}
            </li>
          )
        })}
      </ul>
      <p>
        {isOver
          ? t('work.meanwhile.over', { step: t(`incidents.step.${incident.step}`) })
          : t('work.meanwhile.kept')}
      </p>
    </Notice>
  )
}
