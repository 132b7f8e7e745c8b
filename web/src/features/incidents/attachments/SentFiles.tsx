import type { SentFileResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import * as styles from './attachments.module.css'

/** What went along with our answer: pictures as the resident sees them, papers by name, each with its caption. */
export function SentFiles({ files }: { files: readonly SentFileResponse[] }) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={styles.thumbnails} aria-label={t('incidents.thread.sentFiles')}>
      {files.map((file) => (
        <li key={file.id} className={styles.sentFile}>
          <SentFile file={file} />
        </li>
      ))}
    </ul>
  )
}

function SentFile({ file: { id, incidentId, name, contentType, label } }: { file: SentFileResponse }) {
  const { t } = useTranslation()
  const href = `/api/incidents/${incidentId}/answer/files/${id}`
  const caption = t(`answers.files.kind.${label}`)
  const words = `${caption}: ${name}`
  if (contentType === 'application/pdf')
    return (
      <a className="xs" href={href} target="_blank" rel="noreferrer">
        {words}
      </a>
    )
  return (
    <>
      <a className={styles.thumbnail} href={href} target="_blank" rel="noreferrer" title={words}>
        <img src={href} alt={words} loading="lazy" decoding="async" />
      </a>
      <span className="xs muted">{caption}</span>
    </>
  )
}
