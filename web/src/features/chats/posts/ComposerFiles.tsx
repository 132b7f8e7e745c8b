import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHasLine } from '../../../lib/line/line.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './files.module.css'
import { FileName } from './MessageFiles.tsx'
import type { ComposerFile } from './use-files.ts'

type Props = { files: readonly ComposerFile[]; onRemove: (id: string) => void }

/** What goes along with the words, shown from this device, and how far each has come. */
export function ComposerFiles({ files, onRemove }: Props) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={`${styles.files} ${styles.composerFiles}`} aria-label={t('chats.files.title')}>
      {files.map((file) => (
        <li key={file.id} className={styles.composerFile}>
          <span className={styles.preview}>
            {file.isPicture ? <img src={file.url} alt={file.name} /> : <FileName name={file.name} />}
          </span>
          <Button
            size="s"
            look="quiet"
            icon={<IconX className="ic" aria-hidden="true" />}
            aria-label={t('chats.files.remove', { name: file.name })}
            onClick={() => onRemove(file.id)}
          />
          <Progress file={file} />
        </li>
      ))}
    </ul>
  )
}

function Progress({ file: { name, isBrought, share } }: { file: ComposerFile }) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const hasLine = useHasLine()
  if (isBrought)
    return (
      <State name="done" className="xs">
        {t('chats.files.ready')}
      </State>
    )
  if (share === null)
    return (
      <State name="waiting" className="xs">
        {t(hasLine ? 'chats.files.queued' : 'chats.files.waits')}
      </State>
    )
  return (
    <span className={`xs muted ${styles.progress}`}>
      <progress max={1} value={share} aria-label={t('chats.files.bringing', { name })} />
      {percent(share)}
    </span>
  )
}
