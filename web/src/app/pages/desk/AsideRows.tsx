import type { ListedIncident } from '@veche/contract/incidents.ts'
import { Suspense } from 'react'
import { IncidentRow } from '../../../features/incidents/list/index.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import * as styles from './desk-page.module.css'

const SnoozedFold = lazyPart('SnoozedFold', () => import('../../../features/desk/snoozes/SnoozedFold.tsx'))

export type Folded = { incident: ListedIncident; until: string }
type Props = {
  rows: readonly Folded[]
  currentId: string | null
  hrefOf: (incidentId: string) => string
  onOpen: (incidentId: string) => void
}

const NOBODY: readonly string[] = []

/** What the reader put aside of a shared list, at its foot: it opens there, and comes back into the list. */
export function AsideRows({ rows, currentId, hrefOf, onOpen }: Props) {
  const names = useDirectory()
  if (rows.length === 0) return null
  return (
    <Suspense>
      <SnoozedFold
        className={styles.aside}
        rows={rows}
        renderRow={(incident) => (
          <IncidentRow
            {...{ incident, names, hrefOf, onOpen, writers: NOBODY }}
            isCurrent={incident.id === currentId}
          />
        )}
      />
    </Suspense>
  )
}

/** Put aside, and so in its place below the list, not gone from it. */
export function isFolded(rows: readonly Folded[], incidentId: string | null): boolean {
  return rows.some(({ incident }) => incident.id === incidentId)
}
