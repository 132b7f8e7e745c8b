import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { Dialog } from './Dialog.tsx'

type Props = {
  title: string
  action: string
  /** Instead of «Отмена», where that word would name the act itself. */
  back?: string
  /** False: something is to be said first. */
  isReady?: boolean
  children: ReactNode
  onYes: () => void
  onClose: () => void
}

/** Many people feel it and nothing undoes it. */
export function Confirm({ title, action, back, isReady = true, children, onYes, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dlg-b col g2">{children}</div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" disabled={!isReady} onClick={onYes}>
          {action}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {back ?? t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}
