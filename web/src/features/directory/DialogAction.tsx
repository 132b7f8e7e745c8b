import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { REFRESH } from './directory.queries.ts'
import * as styles from './directory-page.module.css'

type Props = {
  label: string
  doneText: string
  run: () => Promise<unknown>
  undo?: (() => Promise<unknown>) | null
  isDanger?: boolean
  onDone: () => void
}

/** What else can be done with an open row. A refusal is said beside the button: a toast would lie under the dialog. */
export function DialogAction({ label, doneText, run, undo = null, isDanger = true, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: REFRESH })
  const action = useMutation({
    mutationFn: run,
    onSuccess: () => {
      showToast(
        doneText,
        undo &&
          (() => {
            undo()
              .catch((error: unknown) => showErrorToast(words(error)))
              .finally(refresh)
          }),
      )
      onDone()
    },
    onSettled: refresh,
  })
  return (
    <span className={`row g3 wrap ${styles.dialogAction}`}>
      {action.error && (
        <span className="sm field-e" role="alert">
          {t('directory.refused')} {words(action.error)}
        </span>
      )}
      <Button
        look={isDanger ? 'danger' : 'default'}
        isBusy={action.isPending}
        onClick={() => action.mutate()}
      >
        {label}
      </Button>
    </span>
  )
}
