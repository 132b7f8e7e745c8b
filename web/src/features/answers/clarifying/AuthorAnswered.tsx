import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { clarificationsQuery } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'

/** On the first screen of a phone: what was waited for has come. The panel with the rest stands under the answer. */
export function AuthorAnswered({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const latest = useQuery(clarificationsQuery(incident.id)).data?.clarifications[0]
  const words = incident.thread.find(({ id }) => id === latest?.replyMessageId)
  if (latest?.endedAs !== 'answered' || !words) return null
  return (
    <Notice state="done" title={t('clarify.ended.answered')}>
      <p className={styles.asked}>{quoted(words.text)}</p>
    </Notice>
  )
}
