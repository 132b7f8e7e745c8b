import { IconLock } from '@tabler/icons-react'
import type { AnswerResponse, MarkedPhrase } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { MarkedText } from '../checklist/index.ts'
import { VersionFacts } from '../drafts/index.ts'
import * as filesStyles from '../files/files.module.css'
import { CaptionedFile } from '../files/index.ts'
import * as privatePartStyles from '../parts/PrivatePart.module.css'
import { Decisions } from './Decisions.tsx'
import * as styles from './decision.module.css'
import type { Read } from './use-read.ts'

const MendEditor = lazyPart('MendEditor', () => import('./MendEditor.tsx'))

type Props = {
  incident: IncidentResponse
  answer: AnswerResponse
  version: AnswerResponse['versions'][number]
  marks: readonly MarkedPhrase[]
  read: Read
  isMending: boolean
  userId: string
  onMended: () => void
}

/** The text to be judged, whole: both parts, what it promises, its pictures with their captions. */
export function AnswerToJudge({
  incident,
  answer,
  version,
  marks,
  read,
  isMending,
  userId,
  onMended,
}: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const files = version.fileIds.flatMap((id) => answer.files.find((file) => file.id === id) ?? [])
  return (
    <section className={styles.answer} aria-label={t('answers.approval.title')} data-tour="approval">
      <div className="row g2 wrap">
        <h3>{t('answers.approval.version', { version: version.versionNo })}</h3>
        <span className="tag">{t(`answers.kind.${version.kind}`)}</span>
        <span className="end xs muted">
          {version.authorName}, {shortMoment(version.createdAt)}
        </span>
      </div>
      {version.mends && (
        <p className={`sm ${styles.mendNotice}`}>
          {t(version.mends.isWrittenByMe ? 'decision.mend.ofYours' : 'decision.mend.of', {
            version: version.mends.versionNo,
            name: version.authorName,
            writer: version.mends.writerName,
          })}
        </p>
      )}
      {isMending && (
        <Suspense>
          <MendEditor {...{ incident, version, userId }} limit={answer.promiseLimit} onClose={onMended} />
        </Suspense>
      )}
      <div ref={read.text} className={styles.fullText} hidden={isMending}>
        <div ref={read.start} className={styles.textEdge} />
        <MarkedText text={version.text} marks={marks.filter(({ part }) => part === 'public')} />
        {version.privateText !== '' && (
          <section className={privatePartStyles.privateWords} aria-label={t('answers.private.title')}>
            <p className="row g1 xs muted">
              <IconLock className="ic s" aria-hidden="true" />
              {t('answers.private.approval', { count: incident.members.length || 1 })}
            </p>
            <MarkedText text={version.privateText} marks={marks.filter(({ part }) => part === 'private')} />
          </section>
        )}
        <div ref={read.end} data-answer-end="" className={styles.textEdge} />
      </div>
      {!(isMending && version.kind === 'interim') && <VersionFacts version={version} />}
      {files.length > 0 && (
        <ul className={filesStyles.files}>
          {files.map((file) => (
            <CaptionedFile key={file.id} incidentId={incident.id} file={file} />
          ))}
        </ul>
      )}
      <Decisions version={version} />
    </section>
  )
}
