import { useQuery } from '@tanstack/react-query'
import type { IncidentAbilities, IncidentResponse } from '@veche/contract/incidents.ts'
import { useSyncExternalStore } from 'react'
import { listStoredKeys, readStored } from '../../../lib/browser/storage.ts'
import { subscribeToKept } from '../../../lib/line/kept.ts'
import { meQuery } from '../../../lib/session.ts'

/** Steps of the desk, which many people sort at the same moment: decided with a line, or pressed again. */
const WITH_LINE: readonly string[] = [
  'accept',
  'dismiss',
  'restore',
  'undo_accept',
  'assign',
  'unassign',
  'unmerge',
  'tag',
]

export const isKeptLater = (type: string): boolean => !WITH_LINE.includes(type)

type Shown = Pick<IncidentResponse, 'id' | 'abilities'>

/** Whether this browser keeps steps of the question, and what is offered meanwhile; what sends them comes only then. */
export function useStepsKept({ id, abilities }: Shown): { hasKept: boolean; abilities: IncidentAbilities } {
  const prefix = `work.${useQuery(meQuery).data?.id}.step.${id}.`
  const waiting = useSyncExternalStore(subscribeToKept, () =>
    listStoredKeys(prefix)
      .map((key) => (readStored(key)?.includes('"refused":null') ? key.slice(prefix.length) : '-'))
      .join(),
  )
  const taken = Object.fromEntries(waiting.split(',').map((type) => [type, false]))
  return { hasKept: waiting !== '', abilities: { ...abilities, ...taken } }
}
