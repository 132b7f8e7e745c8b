import { IconBellRinging } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './Remind.module.css'
import { RemindDialog } from './RemindDialog.tsx'
import type { Late } from './remind.ts'

type Props = {
  items: readonly Late[]
  renderIncident: (incidentId: string, content: ReactNode, className: string | undefined) => ReactNode
  /** On a card another step is the first. */
  look?: 'primary' | 'default'
}

/** One press to ask, one to send: whoever has the late questions and the dispatchers are called to them. */
export function Remind({ look = 'primary', ...props }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={`pad no-print ${styles.remindPlace}`}>
      <Button
        look={look}
        icon={<IconBellRinging className="ic" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('figures.remind.open')}
      </Button>
      {isOpen && <RemindDialog {...props} onClose={() => setOpen(false)} />}
    </div>
  )
}
