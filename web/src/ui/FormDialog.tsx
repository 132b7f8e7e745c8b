import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../lib/use-error-words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './query-states.tsx'
import { showToast } from './toast.tsx'

type Props = {
  title: string
  submitLabel: string
  doneText: string
  /** Whose answers of the server become old. */
  refresh: string[]
  /** Null while the form is not complete. */
  send: (() => Promise<unknown>) | null
  /** What exactly is missing, where it has words. */
  incompleteText?: string | undefined
  onClose: () => void
  isWide?: boolean
  /** More that can be done with what is open: at the end of the footer. */
  extra?: ReactNode
  children: ReactNode
}

/** A form in a dialog: sends, says so, closes; a refusal keeps what was typed. */
export function FormDialog({
  title,
  submitLabel,
  doneText,
  refresh,
  send,
  incompleteText,
  onClose,
  isWide = false,
  extra,
  children,
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isTouched, setTouched] = useState(false)
  const save = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      showToast(doneText)
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTouched(true)
          if (send) save.mutate(send)
        }}
      >
        <div className="dlg-b">
          {save.error && <Notice state="late" title={words(save.error)} />}
          {isTouched && !send && (
            <Notice state="attention" title={incompleteText ?? t('common.incomplete')} />
          )}
          {children}
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={save.isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {extra && <span className="end row g2">{extra}</span>}
        </footer>
      </form>
    </Dialog>
  )
}
