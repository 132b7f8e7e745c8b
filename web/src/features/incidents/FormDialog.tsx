import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/query-states.tsx'

type Props = {
  title: string
  submitLabel: string
  isComplete: boolean
  /** Said to who sends it all the same. */
  incompleteText?: string | null
  isPending: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
  isWide?: boolean
}

/** Words or a choice before a step. A refused step keeps everything the person has filled in. */
export function FormDialog({
  title,
  submitLabel,
  isComplete,
  incompleteText,
  isPending,
  error,
  isWide = false,
  ...rest
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isTouched, setTouched] = useState(false)
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setTouched(true)
    if (isComplete) rest.onSubmit()
  }
  return (
    <Dialog title={title} onClose={rest.onClose} isWide={isWide}>
      <form onSubmit={onSubmit} noValidate>
        <div className="dlg-b">
          {isStale(error) && (
            <Notice state="attention" title={t('incidents.stale.title')}>
              {t('incidents.stale.text')}
            </Notice>
          )}
          {Boolean(error) && !isStale(error) && <Notice state="late" title={words(error)} />}
          {isTouched && !isComplete && incompleteText !== null && (
            <Notice state="attention" title={incompleteText ?? t('common.incomplete')} />
          )}
          {rest.children}
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={rest.onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
