import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskErasureDialog } from '../../../features/erasure/AskErasureDialog.tsx'
import { Button } from '../../../ui/Button.tsx'

/** For who administers the region and sees the question: its author has demanded in writing that it be erased. */
export function EraseThis({ incident: { number } }: { incident: Pick<IncidentResponse, 'number'> }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <p>
      <Button size="s" look="quiet" onClick={() => setAsking(true)}>
        {t('installation.erasure.ask')}
      </Button>
      {isAsking && <AskErasureDialog given={number} onClose={() => setAsking(false)} />}
    </p>
  )
}
