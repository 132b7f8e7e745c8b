import { IconX } from '@tabler/icons-react'
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { KeysTaken } from '../Kbd.tsx'
import { DialogClose } from './dialog-close.ts'
import { useOutsideClose } from './use-outside-close.ts'
import { useTypedWords } from './use-typed-words.ts'
import './dialog.css'

type Props = { title: string; onClose: () => void; children: ReactNode; isWide?: boolean }

/**
 * The browser's own modal: it keeps focus inside, gives it back, and closes on Escape. Mounted means open. Words that
 * were typed in it are not lost without a question.
 */
export function Dialog({ title, onClose, children, isWide = false }: Props) {
  const { t } = useTranslation()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const outside = useOutsideClose(onClose)
  const words = useTypedWords(onClose)
  // Closed while it is still in the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    const wanted = dialog?.querySelector('[data-autofocus]')
    if (wanted instanceof HTMLElement) wanted.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={isWide ? 'dlg wide' : 'dlg'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file field says so too, when the same file is chosen again: that closes nothing.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (words.isAsking) words.goOn()
        else words.close()
      }}
      {...outside}
      onInput={(event: SyntheticEvent) => {
        outside.onInput(event)
        words.onInput(event)
      }}
    >
      <div className="dlg-in">
        <header className="dlg-h">
          <h2 id={titleId}>{title}</h2>
          <Button
            look="quiet"
            size="s"
            icon={<IconX className="ic" />}
            aria-label={t('common.close')}
            onClick={words.close}
          />
        </header>
        <KeysTaken value={false}>
          <DialogClose value={words.close}>{children}</DialogClose>
        </KeysTaken>
        {words.isAsking && <LeaveQuestion onGoOn={words.goOn} onLeave={onClose} />}
      </div>
    </dialog>
  )
}

function LeaveQuestion({ onGoOn, onLeave }: { onGoOn: () => void; onLeave: () => void }) {
  const { t } = useTranslation()
  const stay = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    stay.current?.focus()
  }, [])
  return (
    <div className="dlg-leave" role="alert">
      <span className="grow">{t('common.leave.question')}</span>
      <button ref={stay} type="button" className="btn p" onClick={onGoOn}>
        {t('common.leave.goOn')}
      </button>
      <Button look="quiet" onClick={onLeave}>
        {t('common.leave.lose')}
      </Button>
    </div>
  )
}
