import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { showToast } from '../overlays/toast.tsx'
import { Notice } from '../query-states.tsx'
import { ImportPreview, type SheetWords } from './ImportPreview.tsx'

type Applied = { addedCount: number; changedCount: number; removedCount?: number }
type Props = {
  title: string
  text: string
  words: SheetWords
  preview: (file: File) => Promise<ImportPreviewResponse>
  apply: (file: File, basedOn: string) => Promise<Applied>
  /** Whose answers of the server become old. */
  refresh: readonly string[]
  onClose: () => void
  /** What else is chosen before the preview; it is told how to make an old preview go. */
  renderChoices?: (reset: () => void) => ReactNode
}

/** A file comes in in two steps: what it would change is shown, then exactly that is applied. */
export function ImportDialog({ title, text, words, refresh, onClose, renderChoices, ...steps }: Props) {
  const { t } = useTranslation()
  const errorWords = useErrorWords()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation({ mutationFn: steps.preview })
  const apply = useMutation({
    mutationFn: ({ from, basedOn }: { from: File; basedOn: string }) => steps.apply(from, basedOn),
    onSuccess: (applied) => {
      showToast(t('sheets.done', { removedCount: 0, ...applied }))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  const changes = preview.data
  const reset = () => {
    preview.reset()
    apply.reset()
  }
  return (
    <Dialog title={title} isWide onClose={onClose}>
      <div className="dlg-b">
        <p className="muted">{text}</p>
        <label className="field">
          <span className="lab">{t('sheets.file')}</span>
          <input
            className="inp"
            type="file"
            accept=".xlsx,.csv"
            data-autofocus=""
            onChange={({ target }) => {
              reset()
              setFile(target.files?.[0] ?? null)
            }}
          />
        </label>
        {renderChoices?.(reset)}
        {[preview.error, apply.error].map(
          (error) => error && <Notice key={error.message} state="late" title={errorWords(error)} />,
        )}
        {changes && <ImportPreview changes={changes} words={words} />}
      </div>
      <footer className="dlg-f">
        {changes && canApply(changes) ? (
          <Button
            look="primary"
            isBusy={apply.isPending}
            onClick={() => file && apply.mutate({ from: file, basedOn: changes.basedOn })}
          >
            {t('sheets.apply')}
          </Button>
        ) : (
          <Button
            look="primary"
            disabled={!file}
            isBusy={preview.isPending}
            onClick={() => file && preview.mutate(file)}
          >
            {t('sheets.preview')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}

function canApply({ problemCount, addedCount, changedCount, removedCount }: ImportPreviewResponse): boolean {
  return problemCount === 0 && addedCount + changedCount + removedCount > 0
}
