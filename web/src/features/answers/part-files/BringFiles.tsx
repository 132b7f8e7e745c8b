import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES_AND_PAPERS } from '../../../lib/files/upload-file.ts'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { PickFiles } from '../../../ui/PickFiles.tsx'
import { State } from '../../../ui/State.tsx'
import {
  dropPartFile,
  type KeptPartFile,
  keepPartFiles,
  sendAgain,
  useKeptPartFiles,
} from './kept-part-files.ts'
import type { Part } from './part-files.queries.ts'
import { useSendPartFiles } from './use-send-part-files.ts'

/** Kept here first, then sent one after another; what did not come is named until it is sent again or taken away. */
export function BringFiles({ part }: { part: Part }) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const { userId, kept } = useKeptPartFiles(part.id)
  const send = useSendPartFiles(userId)
  async function bring(files: readonly File[]) {
    setBusy(true)
    await keepPartFiles(userId, part, files)
    await send()
    setBusy(false)
  }
  if (!part.mayBring && kept.length === 0) return null
  return (
    <div className="col g2 no-print">
      {kept.length > 0 && (
        <ul className="col g2" aria-label={t('contributions.files.kept')}>
          {kept.map((one) => (
            <KeptRow
              key={one.id}
              kept={one}
              onRemove={() => void dropPartFile(userId, one.id)}
              onAgain={() => {
                sendAgain(userId, one)
                void send()
              }}
            />
          ))}
        </ul>
      )}
      {part.mayBring && (
        <>
          <span>
            <PickFiles
              label={t('contributions.files.add')}
              icon={<IconPaperclip className="ic" aria-hidden="true" />}
              accept={PICTURES_AND_PAPERS}
              isBusy={isBusy}
              onPick={(files) => void bring(files)}
            />
          </span>
          <p className="xs muted">{t('contributions.files.hint')}</p>
        </>
      )}
    </div>
  )
}

type RowProps = { kept: KeptPartFile; onRemove: () => void; onAgain: () => void }

function KeptRow({ kept: { name, hasBytes, refused }, onRemove, onAgain }: RowProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const hasLine = useHasLine()
  return (
    <li className="row g2 wrap">
      {refused ? (
        <p className="xs field-e" role="alert">
          {t('contributions.files.failed', { name, reason: words(errorOf(refused)) })}
        </p>
      ) : (
        <State name="waiting" className="sm">
          {t(hasLine ? 'contributions.files.sending' : 'contributions.files.waits', { name })}
        </State>
      )}
      {refused && hasBytes && (
        <Button size="s" aria-label={t('contributions.files.againOf', { name })} onClick={onAgain}>
          {t('contributions.files.again')}
        </Button>
      )}
      <Button size="s" look="quiet" aria-label={t('contributions.files.remove', { name })} onClick={onRemove}>
        {t('common.remove')}
      </Button>
    </li>
  )
}
