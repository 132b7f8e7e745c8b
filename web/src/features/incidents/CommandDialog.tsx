import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { type Command, useIncidentCommand } from './use-incident-command.ts'

type Props = {
  incidentId: string
  title: string
  submitLabel: string
  /** Null while the form is not complete. */
  command: Command | null
  onClose: () => void
  onDone: (command: Command, version: number) => void
  children: ReactNode
  isWide?: boolean
}

/** A step that needs words or a choice. A refused step keeps everything the person has filled in. */
export function CommandDialog({
  incidentId,
  title,
  submitLabel,
  command,
  onClose,
  onDone,
  children,
  isWide = false,
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const send = useIncidentCommand()
  const [isTouched, setTouched] = useState(false)

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setTouched(true)
    if (!command) return
    send.mutate(
      { incidentId, command },
      {
        onSuccess: ({ version }) => {
          onClose()
          onDone(command, version)
        },
      },
    )
  }

  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form onSubmit={onSubmit} noValidate>
        <div className="dlg-b">
          {isStale(send.error) && (
            <Notice state="attention" title={t('incidents.stale.title')}>
              {t('incidents.stale.text')}
            </Notice>
          )}
          {send.error && !isStale(send.error) && <Notice state="late" title={words(send.error)} />}
          {isTouched && !command && <Notice state="attention" title={t('common.incomplete')} />}
          {children}
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={send.isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
