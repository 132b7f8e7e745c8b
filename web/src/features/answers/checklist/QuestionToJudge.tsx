import type { MarkedPhrase } from '@veche/contract/answers.ts'
import type { IncidentResponse, MessageResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import * as styles from '../approval/decision.module.css'
import { MarkedText } from './MarkedText.tsx'

type Props = {
  incident: IncidentResponse
  marks: readonly MarkedPhrase[]
  renderAttachments: (message: MessageResponse) => ReactNode
}

/** The remarks and the answer stand on the first screen however many have asked. */
const SHOWN_ASKED = 3

/** What the residents wrote, with what they asked marked: answered or not. */
export function QuestionToJudge({ incident, marks, renderAttachments }: Props) {
  const { t } = useTranslation()
  const { shortMoment, number } = useFormat()
  const [isWhole, setWhole] = useState(false)
  const asked = incident.thread.filter(({ isOurs }) => !isOurs)
  // What nobody has read yet is never folded away.
  const shown = isWhole ? asked : asked.filter(({ isUnread }, index) => isUnread || index < SHOWN_ASKED)
  return (
    <section className={styles.question} aria-label={t('answers.decide.question')}>
      <h3>{t('answers.decide.question')}</h3>
      {shown.map((message) => (
        <article key={message.id} className="col g1">
          <p className="row g2 sm wrap">
            <OriginMark of={incident} />
            <b>{message.authorName ?? t('incidents.thread.resident')}</b>
            <time className="faint xs" dateTime={message.occurredAt}>
              {shortMoment(message.occurredAt)}
            </time>
            {message.isUnread && <span className="tag new">{t('incidents.thread.new')}</span>}
          </p>
          <MarkedText text={message.text} marks={marks.filter(({ messageId }) => messageId === message.id)} />
          {renderAttachments(message)}
        </article>
      ))}
      {shown.length < asked.length && (
        <button type="button" className="lnk sm" onClick={() => setWhole(true)}>
          {t('answers.decide.moreAsked', { shown: number(asked.length - shown.length) })}
        </button>
      )}
    </section>
  )
}
