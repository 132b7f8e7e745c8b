import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MacroManyDialog } from '../../../features/portal/macros/index.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { Button } from '../../../ui/Button.tsx'

type Props = { incidentIds: readonly string[]; onDone: () => void }

/** Q of chosen rows: before that of the card which happens to be open. */
export function MacrosOfMany({ incidentIds, onDone }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useHotkeys({ q: () => setOpen(true) }, { isFirst: true })
  return (
    <>
      <Button size="s" look="quiet" keys="Q" onClick={() => setOpen(true)}>
        {t('rules.macro.open')}
      </Button>
      {isOpen && (
        <MacroManyDialog
          incidentIds={incidentIds}
          onClose={(isDone) => {
            setOpen(false)
            if (isDone) onDone()
          }}
        />
      )}
    </>
  )
}
