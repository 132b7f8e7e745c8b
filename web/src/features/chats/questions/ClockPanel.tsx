import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from '../chat/chat-page.module.css'
import { questionsQuery } from '../chat/index.ts'
import { type OpenQuestion, QuestionCard } from './QuestionCard.tsx'
import { byUrgency } from './question-clock.ts'

type Props = {
  chatId: string
  canWork: boolean
  chosenId: string | null
  onShow: (messageId: string) => void
  onClose: (question: OpenQuestion, how: 'elsewhere' | 'needless') => void
  onPassOn: (question: OpenQuestion) => void
  /** What another feature knows of a question. */
  renderBeside: (question: OpenQuestion) => ReactNode
  /** The digest and the figures. */
  children: ReactNode
}

/** Open questions of one chat, the most urgent first. */
export function ClockPanel(props: Props) {
  const { chatId, canWork, chosenId, onShow, onClose, onPassOn, renderBeside, children } = props
  const { t } = useTranslation()
  const now = useNow()
  const { data, error, refetch } = useQuery(questionsQuery(chatId))
  const questions = data?.questions.toSorted(byUrgency) ?? []
  return (
    <aside className={styles.sideColumn} aria-label={t('chats.clocks')}>
      <section aria-labelledby="ct-clocks">
        <div className={`${styles.sideHeading} ${styles.clocksHeading}`}>
          <h2 id="ct-clocks">{t('chats.clocks')}</h2>
          {questions.length > 0 && (
            <span className="end xs muted">{t('chats.openCount', { count: questions.length })}</span>
          )}
        </div>
        {!data && !error && <SkeletonRows count={3} label={t('chats.loading')} />}
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {data && questions.length === 0 && (
          <p className={`${styles.nothing} sm`}>
            <State name="done">{t('chats.empty.questions')}</State>
          </p>
        )}
        <ol className={styles.questions}>
          {questions.map((question) => (
            <QuestionCard
              key={question.messageId}
              question={question}
              now={now}
              isChosen={question.messageId === chosenId}
              canWork={canWork}
              onShow={() => onShow(question.messageId)}
              onClose={(how) => onClose(question, how)}
              onPassOn={() => onPassOn(question)}
            >
              {renderBeside(question)}
            </QuestionCard>
          ))}
        </ol>
      </section>
      {children}
    </aside>
  )
}
