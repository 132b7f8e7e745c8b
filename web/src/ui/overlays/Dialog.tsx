import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { KeysTaken } from '../Kbd.tsx'
import { useOutsideClose } from './use-outside-close.ts'
import './dialog.css'

type Props = { title: string; onClose: () => void; children: ReactNode; isWide?: boolean }

/** The browser's own modal: it keeps focus inside, gives it back, and closes on Escape. Mounted means open. */
export function Dialog({ title, onClose, children, isWide = false }: Props) {
  const { t } = useTranslation()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const outside = useOutsideClose(onClose)
  useEffect(() => {
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
        event.preventDefault()
        onClose()
      }}
      {...outside}
    >
      <div className="dlg-in">
        <header className="dlg-h">
          <h2 id={titleId}>{title}</h2>
          <Button
            look="quiet"
            size="s"
            icon={<IconX className="ic" />}
            aria-label={t('common.close')}
            onClick={onClose}
          />
        </header>
        <KeysTaken value={false}>{children}</KeysTaken>
      </div>
    </dialog>
  )
}
