import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MACRO_LIMITS } from '@veche/contract/values/portal/macros.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showManyToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { useActWords } from '../rules/index.ts'
import * as styles from '../rules/rules.module.css'
import { applyToMany, type MacroOfMany, macrosOfManyQuery, undoMany } from './macros.queries.ts'

type Props = {
  incidentIds: readonly string[]
  /** `isDone`: some were changed, so what was chosen is no more. */
  onClose: (isDone: boolean) => void
}

/** One macro on chosen questions: how many it would change is said first, and it is taken back as one. */
export function MacroManyDialog({ incidentIds: given, onClose }: Props) {
  const { t } = useTranslation()
  // As they were when it opened: a row may leave the list meanwhile.
  const [incidentIds] = useState(() => given.slice(0, MACRO_LIMITS.many))
  const { data, error, refetch } = useQuery(macrosOfManyQuery(incidentIds))
  const apply = useApplyToMany(incidentIds, onClose)
  return (
    <Dialog title={t('rules.macro.manyTitle', { count: incidentIds.length })} onClose={() => onClose(false)}>
      <div className="dlg-b">
        {given.length > incidentIds.length && (
          <p className="sm">{t('rules.macro.manyCut', { count: MACRO_LIMITS.many })}</p>
        )}
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows label={t('rules.macro.loading')} count={3} />}
        {data?.macros.length === 0 && <p className="muted">{t('rules.macro.none')}</p>}
        <ul className={styles.matches} aria-label={t('rules.macro.title')}>
          {data?.macros.map((macro) => (
            <li key={macro.id}>
              <Line macro={macro} count={data.count} />
              <Button
                size="s"
                disabled={macro.changes === 0 || apply.isPending}
                isBusy={apply.isPending && apply.variables.id === macro.id}
                aria-label={t('rules.macro.applyThis', { name: macro.content.name })}
                onClick={() => apply.mutate(macro)}
              >
                {t('rules.macro.applyMany', { count: macro.changes })}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dlg-f">
        <Button look="quiet" onClick={() => onClose(false)}>
          {t('common.close')}
        </Button>
      </footer>
    </Dialog>
  )
}

function Line({ macro: { content, changes, drafts }, count }: { macro: MacroOfMany; count: number }) {
  const { t } = useTranslation()
  const actWords = useActWords()
  return (
    <>
      <b className="m blk">{content.name}</b>
      {content.acts.length > 0 && <span className="sm blk">{content.acts.map(actWords).join(', ')}</span>}
      <span className="sm muted blk">
        {t('rules.macro.willChange', { changes, of: count })}
        {content.text !== '' && ` · ${t('rules.macro.willDraft', { count: drafts })}`}
      </span>
    </>
  )
}

function useApplyToMany(incidentIds: readonly string[], onClose: Props['onClose']) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => {
    for (const queryKey of [['incident'], ['incidents'], ['answer'], ['macros']])
      void queryClient.invalidateQueries({ queryKey })
  }
  const undo = useMutation({
    mutationFn: undoMany,
    onSuccess: ({ undone, kept }) =>
      showToast(t(kept > 0 ? 'rules.macro.undoneSome' : 'rules.macro.undoneMany', { undone, kept })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
  return useMutation({
    mutationFn: ({ id }: MacroOfMany) => applyToMany(id, incidentIds),
    onSuccess: ({ useIds, refused }, { content: { name } }) => {
      const said = [
        t('rules.macro.doneMany', { name, count: useIds.length }),
        ...refused.map(({ code, count }) => `${count} — ${words(new ApiError(code, 409))}`),
      ].join(' ')
      if (useIds.length === 0) showErrorToast(said)
      else showManyToast(said, () => undo.mutate(useIds), t('rules.macro.undoMany'))
      onClose(useIds.length > 0)
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
}
