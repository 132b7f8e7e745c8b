import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { uploadAnswerFile } from '../files/index.ts'

export type Proof = { permalink: string | null; screenshotId: string | null }
type Props = { incidentId: string; onClose: () => void; onConfirm: (proof: Proof) => void }

/** A person published in the network itself and says so; link and screenshot make it checkable. */
export function ByHandDialog({ incidentId, onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [link, setLink] = useState('')
  const [screenshot, setScreenshot] = useState<AnswerFileResponse | null>(null)
  const [error, setError] = useState<string>()
  const isWrong = link !== '' && !URL.canParse(link)

  async function bring(file: File | undefined) {
    if (!file) return
    setError(undefined)
    try {
      setScreenshot(await uploadAnswerFile({ incidentId }, { file, name: file.name, label: 'screenshot' }))
    } catch (failure) {
      setError(words(failure))
    }
  }

  return (
    <Dialog title={t('answers.byHand.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWrong)
            onConfirm({ permalink: link === '' ? null : link, screenshotId: screenshot?.id ?? null })
        }}
      >
        <div className="dlg-b">
          <p className="sm">{t('answers.byHand.text')}</p>
          <TextField
            label={t('answers.byHand.link')}
            name="permalink"
            type="url"
            inputMode="url"
            data-autofocus=""
            value={link}
            error={isWrong ? t('answers.byHand.wrongLink') : undefined}
            onChange={({ target }) => setLink(target.value.trim())}
          />
          <TextField
            label={t('answers.byHand.screenshot')}
            name="screenshotId"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            hint={screenshot ? t('answers.byHand.kept', { name: screenshot.name }) : undefined}
            error={error}
            onChange={({ target }) => void bring(target.files?.[0])}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit">
            {t('answers.byHand.confirm')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
