import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OwnFieldsPanel } from '../../../features/incidents/own-fields/index.ts'
import { MacrosDialog } from '../../../features/portal/macros/index.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { Button } from '../../../ui/Button.tsx'
import { DutyOfThis } from './DutyOfThis.tsx'

type Props = { incident: IncidentResponse }

/** Beside a question: what is done with many like it by one press, and who answers for it. */
export function WorkOfThis({ incident }: Props) {
  return (
    <>
      {incident.abilities.tag && <Macros incident={incident} />}
      <DutyOfThis incident={incident} />
      <OwnFieldsPanel incident={incident} />
    </>
  )
}

/** For whoever works on questions. */
function Macros({ incident }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useHotkeys({ q: () => setOpen(true) })
  return (
    <div className="row no-print">
      <Button keys="Q" onClick={() => setOpen(true)}>
        {t('rules.macro.open')}
      </Button>
      {isOpen && <MacrosDialog incident={incident} onClose={() => setOpen(false)} />}
    </div>
  )
}
