import type { IncidentAbilities, IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MacrosDialog } from '../../../features/portal/macros/index.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { Button } from '../../../ui/Button.tsx'

type Props = {
  incident: Pick<IncidentResponse, 'id' | 'version'> & { abilities: Pick<IncidentAbilities, 'tag'> }
}

/** Under one key, on every card of whoever works on the question. */
export function MacrosOfThis({ incident }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const may = incident.abilities.tag
  useHotkeys({ q: may && (() => setOpen(true)) })
  if (!may) return null
  return (
    <div className="row no-print">
      <Button keys="Q" onClick={() => setOpen(true)}>
        {t('rules.macro.open')}
      </Button>
      {isOpen && <MacrosDialog incident={incident} onClose={() => setOpen(false)} />}
    </div>
  )
}
