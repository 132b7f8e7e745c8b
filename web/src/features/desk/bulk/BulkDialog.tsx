import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FormProblemsContext } from '../../../ui/forms/form-problems.ts'
import { useForm } from '../../../ui/forms/use-form.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showManyToast, showToast } from '../../../ui/overlays/toast.tsx'
import { type BulkRun, bulkRunQuery } from '../desk.queries.ts'
import { toText } from '../views/use-views.ts'
import { BulkFields } from './BulkFields.tsx'
import { BulkProgress } from './BulkProgress.tsx'
import {
  BULK_ACTIONS,
  type BulkScope,
  type BulkStart,
  EMPTY_FORM,
  firstOf,
  toBulkAction,
} from './bulk-form.ts'
import { nameOfAction } from './name-of-action.ts'
import { type Shares, SpreadShares } from './SpreadShares.tsx'
import { TakeTable } from './TakeTable.tsx'
import { useTargetWords } from './use-target-words.ts'
import { useUndoRun } from './use-undo-run.ts'

type Props = {
  scope: BulkScope
  /** What a key asked for; null: the person chooses. */
  start: BulkStart | null
  /** A macro in place of one act. */
  onMacro: () => void
  /** `isDone`: something was run, so what was chosen is no more. */
  onClose: (isDone: boolean) => void
}

/** After the first choice there is something left to say. */
const ASK_MORE: readonly BulkStart['type'][] = ['dismiss', 'assign_person']

/** Choose, look what would change, run, undo. */
export function BulkDialog({ start, onMacro, onClose, ...given }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const undoRun = useUndoRun()
  const queryClient = useQueryClient()
  // As they were when it opened: a row may leave the list meanwhile.
  const [scope] = useState(given.scope)
  const [form, setForm] = useState({ ...EMPTY_FORM, type: start?.type ?? EMPTY_FORM.type })
  const [runId, setRunId] = useState<string | null>(null)
  const { data: run } = useQuery({ ...bulkRunQuery(runId ?? ''), enabled: runId !== null })
  const action = toBulkAction(form)
  const target = useTargetWords(form)
  // Who looks at each before it is given has chosen them by hand.
  const offered = BULK_ACTIONS.filter((type) => type !== 'spread' || scope.kind === 'chosen')
  const call = useMutation({
    mutationFn: (send: () => Promise<BulkRun>) => send(),
    onSuccess: (next) => {
      queryClient.setQueryData(bulkRunQuery(next.id).queryKey, next)
      setRunId(next.id)
    },
    onError: (error) => showErrorToast(words(error)),
  })

  const [shares, setShares] = useState<Shares | null>(null)

  function preview() {
    if (!action) return
    if (action.type === 'spread') return call.mutate(() => previewSpread(action.agencyCode))
    const which = scope.kind === 'chosen' ? { incidentIds: [...scope.ids] } : { filter: toText(scope.filter) }
    call.mutate(() => unwrap(api.POST('/api/bulk-runs', { body: { action, ...which } })))
  }

  async function previewSpread(agencyCode: string): Promise<BulkRun> {
    const incidentIds = scope.kind === 'chosen' ? [...scope.ids] : []
    const { run: prepared, ...rest } = await unwrap(
      api.POST('/api/agencies/{agencyCode}/spread', {
        params: { path: { agencyCode } },
        body: { incidentIds },
      }),
    )
    setShares(rest)
    return prepared
  }

  // A key whose action asks for nothing, or for one choice, shows at once what would change.
  const isAsked = useRef(false)
  useEffect(() => {
    if (!start || !action || ASK_MORE.includes(start.type) || isAsked.current) return
    isAsked.current = true
    preview()
  })

  /** The undo outlives the window: under the notice, and in the list of own acts. */
  function close() {
    const isDone = run !== undefined && run.state !== 'preview'
    onClose(isDone)
    if (!isDone || run.state === 'undoing' || run.state === 'undone') return
    const said = { action: t(nameOfAction(run.action.type)), count: run.counts.done ?? 0 }
    if (run.state === 'running') showToast(t('bulk.goesOn', said))
    else if (run.undoUntil !== null)
      showManyToast(t('bulk.doneToast', said), () => void undoRun(run.id), t('desk.bulk.undo'))
  }

  const missing = t(form.type === 'dismiss' ? 'incidents.dismissHint' : 'work.problem.choice')
  const asked = useForm({
    missing: action ? {} : { [firstOf(form)]: missing },
    incompleteText: null,
    onSubmit: preview,
  })

  return (
    <Dialog
      title={t(scope.kind === 'chosen' ? 'desk.bulk.titleSelected' : 'bulk.title')}
      onClose={close}
      isWide
    >
      {run ? (
        <BulkProgress
          run={run}
          target={target}
          shares={shares && <SpreadShares shares={shares} />}
          isBusy={call.isPending}
          onCall={(send) => call.mutate(send)}
          onClose={close}
        />
      ) : (
        <form {...asked.form}>
          <div className="dlg-b form">
            <FormProblemsContext value={asked.problems}>
              <p className="sm muted">
                {scope.kind === 'chosen'
                  ? t('desk.bulk.selected', { count: scope.ids.length })
                  : t('bulk.byFilter')}
              </p>
              <SelectField
                label={t('bulk.action')}
                name="type"
                value={form.type}
                data-autofocus={start ? undefined : ''}
                onChange={({ target }) => {
                  const type = BULK_ACTIONS.find((one) => one === target.value) ?? ''
                  setForm({ ...form, type })
                }}
              >
                <option value="">{t('bulk.choose')}</option>
                {offered.map((type) => (
                  <option key={type} value={type}>
                    {t(nameOfAction(type))}
                  </option>
                ))}
              </SelectField>
              <BulkFields
                form={form}
                focus={start ? (start.focus ?? 'first') : null}
                onChange={(changes) => setForm({ ...form, ...changes })}
              />
            </FormProblemsContext>
            <TakeTable scope={scope} />
          </div>
          <div className="dlg-f">
            <Button look="primary" type="submit" isBusy={call.isPending}>
              {t('bulk.preview')}
            </Button>
            {scope.kind === 'chosen' && (
              <Button look="quiet" onClick={onMacro}>
                {t('bulk.macro')}
              </Button>
            )}
          </div>
        </form>
      )}
    </Dialog>
  )
}
