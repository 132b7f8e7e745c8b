import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ActLines } from './ActLines.tsx'
import * as styles from './rules.module.css'
import type { Match } from './rules.queries.ts'

export type RenderQuestion = (incidentId: string, content: ReactNode) => ReactNode
type Props = { label: string; matches: readonly Match[]; renderQuestion: RenderQuestion }

export function MatchList({ label, matches, renderQuestion }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const names = useDirectory()
  return (
    <ul className={styles.matches} aria-label={label}>
      {matches.map(({ incidentId, event, at, acts, topicNow, ...question }) => (
        <li key={`${incidentId} ${event}`}>
          <QuestionName incidentId={incidentId} {...question} renderQuestion={renderQuestion} />
          <span className="sm muted blk">
            {shortMoment(at)} · {t(`rules.event.${event}`)}
          </span>
          {topicNow !== null && (
            <span className="sm blk">{t('rules.topicNow', { topic: names.topicName(topicNow) })}</span>
          )}
          <ActLines acts={acts} isTried />
        </li>
      ))}
    </ul>
  )
}

type Named = { incidentId: string; number: number | null; title: string | null }

/** A question out of the reader's reach has no name here either. */
export function QuestionName({
  incidentId,
  number,
  title,
  renderQuestion,
}: Named & { renderQuestion: RenderQuestion }) {
  const { t } = useTranslation()
  if (number === null) return <span className="muted">{t('rules.hidden')}</span>
  return renderQuestion(incidentId, `${number}. ${title}`)
}
