import { IconBuildingCommunity } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { ComposedPart, JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import * as decisionStyles from '../approval/decision.module.css'
import * as filesStyles from '../files/files.module.css'
import { CaptionedFile } from '../files/index.ts'
import * as styles from './Preview.module.css'
import { Reach } from './Reach.tsx'

type Props = { judging: JudgingResponse; answer: AnswerResponse }

/** Every part as its author will see it: where, under which name, with which pictures and captions. */
export function ComposedParts({ judging, answer }: Props) {
  const { t } = useTranslation()
  const { parts, recipients } = judging
  const shown = new Set(parts.map(({ recipientIncidentId }) => recipientIncidentId)).size
  return (
    <section className={decisionStyles.ground} aria-label={t('editor.preview.title')}>
      <h3>{t('editor.preview.title')}</h3>
      <Reach {...judging} />
      <ul className="col g3">
        {parts.map((part) => (
          <li key={`${part.recipientIncidentId} ${part.part}`}>
            <Part part={part} answer={answer} hasMany={recipients > 1} />
          </li>
        ))}
      </ul>
      {recipients > shown && (
        <p className="sm muted">{t('answers.decide.moreQuestions', { count: recipients - shown })}</p>
      )}
    </section>
  )
}

type PartProps = { part: ComposedPart; answer: AnswerResponse; hasMany: boolean }

function Part({ part, answer, hasMany }: PartProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { network, surface, text, textLimit, authorName, recipientNumber } = part
  const author = authorName ?? t('incidents.thread.resident')
  const files = part.fileIds.flatMap((id) => answer.files.find((file) => file.id === id) ?? [])
  return (
    <article className={`${styles.posted} ${styles.judgedPart}`}>
      <p className="row g2 xs muted wrap">
        <ChannelGlyph network={network} />
        <span className="grow">
          {t(`editor.preview.surface.${surface}`)}
          {hasMany && ` · ${author}, ${t('incidents.question', { number: recipientNumber })}`}
        </span>
        {part.part === 'private' && <span className="tag">{t('answers.private.part.private')}</span>}
        {part.isByHand && <State name="attention">{t('answers.decide.byHand')}</State>}
        {text.length > textLimit ? (
          <State name="late">{t('editor.preview.tooLong', { count: text.length - textLimit })}</State>
        ) : (
          <span className="nw">
            {t('editor.preview.limit', { length: number(text.length), limit: number(textLimit) })}
          </span>
        )}
      </p>
      <div className="msg">
        <span className="av off">
          <IconBuildingCommunity className="ic s" aria-hidden="true" />
        </span>
        <div className="body">
          <b className="sm">{part.publisherName}</b>
          <p className="sm pre">{text}</p>
          {files.length > 0 && (
            <ul className={filesStyles.files}>
              {files.map((file) => (
                <CaptionedFile key={file.id} incidentId={answer.incidentId} file={file} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </article>
  )
}
