import { useQuery } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { answerQuery } from '../answers.queries.ts'
import { SendBackRemark, SupplementBanner, VersionFacts } from '../drafts/index.ts'
import * as filesStyles from '../files/files.module.css'
import { CaptionedFile } from '../files/index.ts'
import * as privatePartStyles from '../parts/PrivatePart.module.css'
import { HoldBar, Publications } from '../sending/index.ts'
import * as styles from './AnswerSection.module.css'

/** Steps before anybody could have written an answer: no request, no empty block. */
const WITHOUT_ANSWER: readonly IncidentResponse['step'][] = ['new', 'distribution', 'dismissed']

/** What stands in the card about the answer: delivery, or the last version. The decision has a page of its own. */
export function AnswerSection({ incident }: { incident: IncidentResponse }) {
  const { data: answer, dataUpdatedAt } = useQuery({
    ...answerQuery(incident.id),
    enabled: !WITHOUT_ANSWER.includes(incident.step),
  })
  const { t } = useTranslation()
  if (!answer) return null
  const isDeciding = incident.step === 'approval'
  const isAnswerInThread = answer.publications.some(
    ({ state, externalId }) => state === 'sent' && externalId !== null,
  )
  return (
    <>
      {answer.hold && (
        <section aria-label={t('answers.hold.title')}>
          <HoldBar
            incident={incident}
            endsAt={dataUpdatedAt + answer.hold.leftMs}
            isLater={isPlanned(answer)}
            mayUndo={answer.hold.mayUndo}
          />
        </section>
      )}
      <Publications incident={incident} answer={answer} />
      {!isDeciding && <SupplementBanner answer={answer} />}
      {!isDeciding && <SendBackRemark versions={answer.versions} />}
      {!isDeciding && !isAnswerInThread && <CurrentText answer={answer} />}
    </>
  )
}

/** For an hour after its hold. */
function isPlanned({ publications, hold }: AnswerResponse): boolean {
  return publications.some(
    ({ state, nextAttemptAt }) =>
      state === 'queued' && nextAttemptAt !== null && hold !== null && nextAttemptAt > hold.until,
  )
}

type Draft = AnswerResponse['drafts'][number]
type Written = Pick<Draft, 'text' | 'privateText' | 'fileIds' | 'outcome' | 'promise'> & {
  title: string
  at: string
}

function CurrentText({ answer }: { answer: AnswerResponse }) {
  const { t } = useTranslation()
  const version = answer.versions.at(-1)
  const draft = answer.drafts[0]
  if (draft) {
    const title = t('answers.draftOf', { name: draft.savedByName })
    const facts = draft.kind === 'interim' ? { outcome: null } : { promise: null }
    return <WrittenAnswer answer={answer} written={{ ...draft, ...facts, title, at: draft.savedAt }} />
  }
  if (!version) return null
  const title = t('answers.approval.version', { version: version.versionNo })
  return <WrittenAnswer answer={answer} written={{ ...version, title, at: version.createdAt }} />
}

/** All that leaves: the words, what they promise, the pictures. */
function WrittenAnswer({ answer, written }: { answer: AnswerResponse; written: Written }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { title, at, text, privateText, fileIds } = written
  const files = fileIds.flatMap((id) => answer.files.find((file) => file.id === id) ?? [])
  if (text.trim() === '' && files.length === 0) return null
  return (
    <section className={styles.written} aria-label={t('answers.answer')}>
      <div className="row g2">
        <h3>{title}</h3>
        <span className="end xs muted">{shortMoment(at)}</span>
      </div>
      <p className={`${styles.writtenWords} pre`}>{text}</p>
      {privateText !== '' && (
        <section className={privatePartStyles.privateWords} aria-label={t('answers.private.title')}>
          <p className="row g1 xs muted">{t('answers.private.title')}</p>
          <p className="pre">{privateText}</p>
        </section>
      )}
      <VersionFacts version={written} />
      {files.length > 0 && (
        <ul className={filesStyles.files}>
          {files.map((file) => (
            <CaptionedFile key={file.id} incidentId={answer.incidentId} file={file} />
          ))}
        </ul>
      )}
    </section>
  )
}
