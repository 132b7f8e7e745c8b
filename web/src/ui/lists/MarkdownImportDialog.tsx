import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { showToast } from '../overlays/toast.tsx'
import { Notice } from '../query-states.tsx'
import { FileSample, type SampleOf } from './markdown/FileSample.tsx'

type Told = { added: readonly unknown[]; changed: readonly unknown[]; problems: readonly unknown[] }
type Props<Answer extends Told> = {
  title: string
  text: string
  label: string
  submitLabel: string
  doneText: string
  isMultiple?: boolean
  /** Offers a sample to download; orders show theirs in the dialog. */
  sample?: SampleOf
  send: (files: readonly File[], isPreview: boolean) => Promise<Answer>
  /** Whose answers of the server become old. */
  refresh: readonly string[]
  onClose: () => void
  renderTold: (told: Answer) => ReactNode
}

/** Markdown comes in in two steps: what it would change is shown, then exactly that is loaded. */
export function MarkdownImportDialog<Answer extends Told>({
  send,
  refresh,
  onClose,
  renderTold,
  isMultiple = false,
  sample,
  ...say
}: Props<Answer>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const preview = useMutation({ mutationFn: (from: readonly File[]) => send(from, true) })
  const load = useMutation({
    mutationFn: (from: readonly File[]) => send(from, false),
    onSuccess: ({ problems }) => {
      if (problems.length > 0) return
      showToast(say.doneText)
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  const told = load.data ?? preview.data
  const error = load.error ?? preview.error
  const isEmpty = told !== undefined && told.added.length + told.changed.length === 0
  const mayLoad = files.length > 0 && told && told.problems.length === 0 && !isEmpty
  return (
    <Dialog title={say.title} onClose={onClose} isWide>
      <div className="dlg-b">
        <p className="muted">{say.text}</p>
        <label className="field">
          <span className="lab">{say.label}</span>
          <input
            className="inp"
            type="file"
            accept=".md,text/markdown"
            multiple={isMultiple}
            data-autofocus=""
            onChange={({ target }) => {
              const chosen = [...(target.files ?? [])]
              setFiles(chosen)
              load.reset()
              if (chosen.length > 0) preview.mutate(chosen)
            }}
          />
        </label>
        {sample && <FileSample of={sample} />}
        {error && <Notice state="late" title={words(error)} />}
        {told && renderTold(told)}
      </div>
      <footer className="dlg-f">
        <Button
          look="primary"
          isBusy={load.isPending || preview.isPending}
          disabled={!mayLoad}
          onClick={() => load.mutate(files)}
        >
          {say.submitLabel}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}
