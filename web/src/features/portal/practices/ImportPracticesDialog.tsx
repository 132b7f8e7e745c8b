import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type ImportedPractices, importPractices, REFRESH } from './practices.queries.ts'

/** Files come in in two steps: what they would change is shown, then exactly that is loaded. */
export function ImportPracticesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const preview = useMutation({ mutationFn: (from: readonly File[]) => importPractices(from, true) })
  const load = useMutation({
    mutationFn: (from: readonly File[]) => importPractices(from, false),
    onSuccess: ({ problems }) => {
      if (problems.length > 0) return
      showToast(t('practices.import.done'))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  const told = load.data ?? preview.data
  const error = load.error ?? preview.error
  const isEmpty = told !== undefined && told.added.length + told.changed.length === 0
  const mayLoad = files.length > 0 && told && told.problems.length === 0 && !isEmpty
  return (
    <Dialog title={t('practices.import.title')} onClose={onClose} isWide>
      <div className="dlg-b">
        <p className="muted">{t('practices.import.text')}</p>
        <label className="field">
          <span className="lab">{t('practices.import.files')}</span>
          <input
            className="inp"
            type="file"
            accept=".md,text/markdown"
            multiple
            data-autofocus=""
            onChange={({ target }) => {
              const chosen = [...(target.files ?? [])]
              setFiles(chosen)
              load.reset()
              if (chosen.length > 0) preview.mutate(chosen)
            }}
          />
        </label>
        {error && <Notice state="late" title={words(error)} />}
        {told && <Told told={told} />}
      </div>
      <footer className="dlg-f">
        <Button
          look="primary"
          isBusy={load.isPending || preview.isPending}
          disabled={!mayLoad}
          onClick={() => load.mutate(files)}
        >
          {t('practices.import.submit')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}

function Told({ told }: { told: ImportedPractices }) {
  const { t } = useTranslation()
  const problemWords = useProblemWords()
  return (
    <div role="status" className="col g2">
      {(['added', 'changed', 'unchanged'] as const).map(
        (kind) =>
          told[kind].length > 0 && (
            <p key={kind} className="sm">
              <b>{t(`practices.import.${kind}`)}</b> {told[kind].join('; ')}
            </p>
          ),
      )}
      {told.problems.length > 0 && <Notice state="attention" title={t('practices.import.nothing')} />}
      <ul>
        {told.problems.map((problem) => (
          <li key={JSON.stringify(problem)} className="sm">
            {problemWords(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** «обход.md, «Округ»: об этом округе пишут его сотрудники.» */
function useProblemWords() {
  const { t, i18n } = useTranslation()
  return ({ file, field, line, problem }: ImportedPractices['problems'][number]) => {
    const told = (...keys: string[]) => keys.find((key) => i18n.exists(key))
    const fieldKey = told(`practices.field.${field}`, `practices.import.field.${field}`)
    const key = told(`practices.import.problem.${problem}`, `errors.${problem.replaceAll('.', '_')}`)
    const place = line === null ? '' : ` ${t('practices.import.line', { line })}`
    return `${file}, «${fieldKey ? t(fieldKey) : field}»${place}: ${key ? t(key) : problem}`
  }
}
