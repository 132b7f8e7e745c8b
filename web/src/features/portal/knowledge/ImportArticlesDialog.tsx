import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { importArticles } from './article-files.ts'

/** A file comes in in two steps: what it would change is shown, then exactly that is loaded. */
export function ImportArticlesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation({ mutationFn: (from: File) => importArticles(from, true) })
  const load = useMutation({
    mutationFn: (from: File) => importArticles(from, false),
    onSuccess: ({ problems }) => {
      if (problems.length > 0) return
      showToast(t('portal.import.done'))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['articles'] }),
  })
  const told = load.data ?? preview.data
  const error = load.error ?? preview.error
  const isEmpty = told !== undefined && told.added.length + told.changed.length === 0
  const mayLoad = file && told && told.problems.length === 0 && !isEmpty
  return (
    <Dialog title={t('portal.import.title')} onClose={onClose} isWide>
      <div className="dlg-b">
        <p className="muted">{t('portal.import.text')}</p>
        <label className="field">
          <span className="lab">{t('portal.import.file')}</span>
          <input
            className="inp"
            type="file"
            accept=".md,text/markdown"
            data-autofocus=""
            onChange={({ target }) => {
              const chosen = target.files?.[0] ?? null
              setFile(chosen)
              load.reset()
              if (chosen) preview.mutate(chosen)
            }}
          />
        </label>
        {error && <Notice state="late" title={words(error)} />}
        {told && (
          <div role="status" className="col g2">
            <p>
              {t('portal.import.told', {
                ...{ added: told.added.length, changed: told.changed.length, unchanged: told.unchanged },
              })}
            </p>
            <ul>
              {told.problems.map(({ article, line, problem }) => (
                <li key={`${article} ${line} ${problem}`} className="sm">
                  {t('portal.import.problem', { article: article || '—', line: line ?? '—', problem })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <footer className="dlg-f">
        <Button
          look="primary"
          isBusy={load.isPending || preview.isPending}
          disabled={!mayLoad}
          onClick={() => file && load.mutate(file)}
        >
          {t('portal.import.submit')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}
