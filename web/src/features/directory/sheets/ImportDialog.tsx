import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportPreviewResponse, SheetKind } from '@veche/contract/admin/directory.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { REFRESH } from '../directory.queries.ts'
import { CheckField } from '../fields.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { applyImport, previewImport } from './send-sheet.ts'

/** A file comes in in two steps: what it would change is shown, then exactly that is applied. */
export function ImportDialog({ kind, onClose }: { kind: SheetKind; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [isComplete, setComplete] = useState(false)
  const preview = useMutation({ mutationFn: previewImport })
  const apply = useMutation({
    mutationFn: applyImport,
    onSuccess: (applied) => {
      showToast(t('directory.import.done', applied))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  const changes = preview.data
  const reset = () => {
    preview.reset()
    apply.reset()
  }
  return (
    <Dialog title={t(`directory.sheet.in.${kind}`)} isWide onClose={onClose}>
      <div className="dlg-b">
        <p className="muted">{t('directory.import.text')}</p>
        <label className="field">
          <span className="lab">{t('directory.import.file')}</span>
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
        <CheckField
          label={t('directory.import.isComplete')}
          name="isComplete"
          hint={t('directory.import.isCompleteHint')}
          isChecked={isComplete}
          onChange={(checked) => {
            reset()
            setComplete(checked)
          }}
        />
        {[preview.error, apply.error].map(
          (error) => error && <Notice key={error.message} state="late" title={words(error)} />,
        )}
        {changes && <ImportPreview changes={changes} />}
      </div>
      <footer className="dlg-f">
        {changes && canApply(changes) ? (
          <Button
            look="primary"
            isBusy={apply.isPending}
            onClick={() => file && apply.mutate({ kind, file, isComplete, basedOn: changes.basedOn })}
          >
            {t('directory.import.apply')}
          </Button>
        ) : (
          <Button
            look="primary"
            disabled={!file}
            isBusy={preview.isPending}
            onClick={() => file && preview.mutate({ kind, file, isComplete })}
          >
            {t('directory.import.preview')}
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
