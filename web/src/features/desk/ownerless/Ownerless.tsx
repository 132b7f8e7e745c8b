import { useQuery } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { workloadQuery } from '../../../lib/people/people.queries.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { SpreadDialog } from '../dialogs.ts'

/** Of each body that the reader leads: what nobody holds, people who are switched off included, and one act to share it out. */
export function Ownerless() {
  const me = useQuery(meQuery).data
  const codes = me ? ledBodies(me) : []
  return codes.map((code) => <OfBody key={code} agencyCode={code} isOne={codes.length === 1} />)
}

function ledBodies({ grants }: MeResponse): string[] {
  const codes = grants.flatMap(({ role, scope }) =>
    (role === 'coordinator' || role === 'head') && scope.kind === 'agency' ? [scope.code] : [],
  )
  return [...new Set(codes)]
}

function OfBody({ agencyCode, isOne }: { agencyCode: string; isOne: boolean }) {
  const { t } = useTranslation()
  const { agencyName } = useDirectory()
  const [isOpen, setOpen] = useState(false)
  const ownerless = useQuery(workloadQuery(agencyCode)).data?.ownerless
  // The dialog outlives what it shares out.
  if (!isOpen && (!ownerless || ownerless.open === 0)) return null
  const { open = 0, urgent = 0, late = 0, ofSwitchedOff = 0 } = ownerless ?? {}
  const title = t('workload.ownerless.title', { count: open })
  const about = [
    ofSwitchedOff > 0 && t('workload.ownerless.ofSwitchedOff', { count: ofSwitchedOff }),
    late > 0 && t('workload.late', { count: late }),
    urgent > 0 && t('workload.ownerless.urgent', { count: urgent }),
  ]
  return (
    <Notice state="attention" title={isOne ? title : `${agencyName(agencyCode)}. ${title}`}>
      {about.some(Boolean) && <p>{about.filter(Boolean).join(' · ')}</p>}
      <Button size="s" look="primary" onClick={() => setOpen(true)}>
        {t('workload.ownerless.spread')}
      </Button>
      {isOpen && <SpreadDialog agencyCode={agencyCode} onClose={() => setOpen(false)} />}
    </Notice>
  )
}
