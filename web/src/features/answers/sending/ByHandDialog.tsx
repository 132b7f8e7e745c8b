import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
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
    <DialogForm
      title={t('answers.byHand.title')}
      submitLabel={t('answers.byHand.confirm')}
      missing={isWrong ? { permalink: t('answers.byHand.wrongLink') } : {}}
      onSubmit={() =>
        onConfirm({ permalink: link === '' ? null : link, screenshotId: screenshot?.id ?? null })
      }
      onClose={onClose}
    >
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
    </DialogForm>
  )
}
