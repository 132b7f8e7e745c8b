import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { type Clarification, clarificationsQuery } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'
import { askedAuthors } from './kept-questions.ts'
import { useStanding } from './use-standing.ts'

/** On the first screen of a phone: that the author was asked, and what has come. The panel with the rest stands under the answer. */
export function AuthorAnswered({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const latest = useQuery(clarificationsQuery(incident.id)).data?.clarifications[0]
  const { kept } = askedAuthors.useKept(incident.id)
  const waiting = kept.find(({ refused }) => refused === null)
  if (waiting)
    return (
      <Notice state="waiting" title={t('clarify.kept.waits')}>
        <p className={styles.asked}>{quoted(waiting.body.text)}</p>
      </Notice>
    )
  if (latest && latest.state !== 'ended') return <Asked question={latest} />
  const words = incident.thread.find(({ id }) => id === latest?.replyMessageId)
  if (latest?.endedAs !== 'answered' || !words) return null
  return (
    <Notice state="done" title={t('clarify.ended.answered')}>
      <p className={styles.asked}>{quoted(words.text)}</p>
    </Notice>
  )
}

function Asked({ question }: { question: Clarification }) {
  const { isStuck, title } = useStanding(question)
  return (
    <Notice state={isStuck ? 'late' : 'waiting'} title={title}>
      <p className={styles.asked}>{quoted(question.text)}</p>
    </Notice>
  )
}
