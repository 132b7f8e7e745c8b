import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { showErrorToast } from '../../ui/toast.tsx'
import { BulkFields } from './BulkFields.tsx'
import { BulkProgress } from './BulkProgress.tsx'
import { BULK_ACTIONS, EMPTY_FORM, toBulkAction } from './bulk-form.ts'
import { type BulkRun, bulkRunQuery, type ViewFilter } from './desk.queries.ts'
import { toText } from './use-views.ts'
import './desk.css'

type Props = {
  filter: ViewFilter
  /** Chosen by hand; empty: all that the filter finds. */
  selectedIds: readonly string[]
  onClose: () => void
}

/** Choose, look what would change, run, undo. */
export function BulkDialog({ filter, onClose, ...chosen }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  // As they were when it opened: a row that leaves the list must not turn the chosen into all.
  const [selectedIds] = useState(chosen.selectedIds)
  const [form, setForm] = useState(EMPTY_FORM)
  const [runId, setRunId] = useState<string | null>(null)
  const { data: run } = useQuery({ ...bulkRunQuery(runId ?? ''), enabled: runId !== null })
  const action = toBulkAction(form)
  const call = useMutation({
    mutationFn: (send: () => Promise<BulkRun>) => send(),
    onSuccess: (next) => {
      queryClient.setQueryData(bulkRunQuery(next.id).queryKey, next)
      setRunId(next.id)
    },
    onError: (error) => showErrorToast(words(error)),
  })

  function preview() {
    if (!action) return
    const which = selectedIds.length > 0 ? { incidentIds: [...selectedIds] } : { filter: toText(filter) }
    call.mutate(() => unwrap(api.POST('/api/bulk-runs', { body: { action, ...which } })))
  }

  return (
    <Dialog
      title={t(selectedIds.length > 0 ? 'desk.bulk.titleSelected' : 'desk.bulk.title')}
      onClose={onClose}
      isWide
    >
      {run ? (
        <BulkProgress
          run={run}
          isBusy={call.isPending}
          onCall={(send) => call.mutate(send)}
          onClose={onClose}
        />
      ) : (
        <>
          <div className="dlg-b form">
            {selectedIds.length > 0 && (
              <p className="sm muted">{t('desk.bulk.selected', { count: selectedIds.length })}</p>
            )}
            <SelectField
              label={t('desk.bulk.action')}
              value={form.type}
              data-autofocus=""
              onChange={({ target }) => {
                const type = BULK_ACTIONS.find((one) => one === target.value) ?? ''
                setForm({ ...form, type })
              }}
            >
              <option value="">{t('desk.bulk.choose')}</option>
              {BULK_ACTIONS.map((type) => (
                <option key={type} value={type}>
                  {t(`desk.bulk.actions.${type}`)}
                </option>
              ))}
            </SelectField>
            <BulkFields form={form} onChange={(changes) => setForm({ ...form, ...changes })} />
          </div>
          <div className="dlg-f">
            <Button look="primary" isBusy={call.isPending} disabled={!action} onClick={preview}>
              {t('desk.bulk.preview')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
