import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { FileThumb } from './FileThumb.tsx'
import * as styles from './files.module.css'
import { ShotLine } from './ShotLine.tsx'

/** A picture with the caption that the resident reads under it; one without says so. */
export function CaptionedFile({ incidentId, file }: { incidentId: string; file: AnswerFileResponse }) {
  const { t } = useTranslation()
  const hasNone = file.label === 'photo'
  return (
    <li className={styles.fileEntry}>
      <FileThumb incidentId={incidentId} file={file} />
      <span className={hasNone ? 'xs muted' : 'xs'}>
        {hasNone ? t('answers.decide.noCaption') : t(`answers.files.kind.${file.label}`)}
      </span>
      <ShotLine shot={file.shot} />
    </li>
  )
}
