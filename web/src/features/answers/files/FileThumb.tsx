import { IconFileText } from '@tabler/icons-react'
import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import * as styles from './files.module.css'
import { fileHref } from './files-client.ts'

export function FileThumb({ incidentId, file }: { incidentId: string; file: AnswerFileResponse }) {
  const { t } = useTranslation()
  const href = fileHref({ incidentId }, file.id)
  const name = `${t(`answers.files.kind.${file.label}`)}: ${file.name}`
  return (
    <a className={styles.preview} href={href} target="_blank" rel="noreferrer" title={name}>
      {file.contentType === 'application/pdf' ? (
        <span className={styles.documentName}>
          <IconFileText className="ic l" aria-hidden="true" />
          <span className="xs">{file.name}</span>
        </span>
      ) : (
        <img src={href} alt={name} loading="lazy" />
      )}
    </a>
  )
}
