import { IconEye, IconPencil } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../lib/api.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { presenceQuery } from '../desk.queries.ts'
import { stillAlive } from './alive.ts'
import * as styles from './Presence.module.css'

const BEAT_MS = 20_000
const SETTLED_MS = 300

type Props = { incidentId: string; mode: 'reads' | 'writes' }

/** Says that we are here, and shows who else is. */
export function Presence({ incidentId, mode }: Props) {
  const { t } = useTranslation()
  const isHere = useHeartbeat(incidentId, mode)
  // Our own beats bring them; in between an event of the stream asks again. Who falls silent goes with the clock.
  useNow()
  const { data, dataUpdatedAt } = useQuery({ ...presenceQuery(incidentId), enabled: isHere })
  const people = stillAlive(data?.people ?? [], { heardAt: dataUpdatedAt, now: Date.now() })
  if (people.length === 0) return null
  return (
    <ul className={`${styles.presence} no-print`} aria-label={t('desk.presence.label')}>
      {people.map(({ userId, name, mode: theirs }) => {
        const Icon = theirs === 'writes' ? IconPencil : IconEye
        return (
          <li key={userId} className="row g2 xs" title={t(`desk.presence.${theirs}`, { name })}>
            <Avatar name={name} isOfficial />
            <Icon className="ic" aria-hidden="true" />
            <span>{t(`desk.presence.${theirs}`, { name })}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Each beat brings the others back. In a hidden tab nobody reads. True once we have said that we are here. */
function useHeartbeat(incidentId: string, mode: Props['mode']): boolean {
  const queryClient = useQueryClient()
  const [isHere, setHere] = useState(false)
  const latest = useRef(mode)
  latest.current = mode
  const beat = useCallback(async () => {
    if (document.visibilityState === 'hidden') return
    const { data } = await say(incidentId, latest.current)
    if (!data) return
    queryClient.setQueryData(presenceQuery(incidentId).queryKey, data)
    setHere(true)
  }, [incidentId, queryClient])

  // J held down passes cards that nobody reads. A new mode is said at once, between two beats.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mode is what it is for
  useEffect(() => {
    const first = setTimeout(() => void beat(), SETTLED_MS)
    return () => clearTimeout(first)
  }, [beat, mode])

  useEffect(() => {
    const timer = setInterval(() => void beat(), BEAT_MS)
    const leave = () => void say(incidentId, 'gone')
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [beat, incidentId])
  return isHere
}

/** Nobody waits for the answer: without a line there is nobody to see us. */
function say(incidentId: string, mode: Props['mode'] | 'gone') {
  const options = { params: { path: { incidentId } }, body: { mode }, keepalive: mode === 'gone' }
  return api.POST('/api/incidents/{incidentId}/presence', options).catch(() => ({ data: undefined }))
}
