import { IconEye, IconPencil } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../lib/api.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { presenceQuery } from './desk.queries.ts'
import './desk.css'

const BEAT_MS = 20_000

type Props = { incidentId: string; mode: 'reads' | 'writes' }

/** Says that we are here, and shows who else is. */
export function Presence({ incidentId, mode }: Props) {
  const { t } = useTranslation()
  useHeartbeat(incidentId, mode)
  const people = useQuery({ ...presenceQuery(incidentId), enabled: false }).data?.people ?? []
  if (people.length === 0) return null
  return (
    <ul className="prs" aria-label={t('desk.presence.label')}>
      {people.map(({ userId, name, mode: theirs }) => {
        const Icon = theirs === 'writes' ? IconPencil : IconEye
        return (
          <li key={userId} className="row g2 xs" title={t(`desk.presence.${theirs}`, { name })}>
            <Avatar name={name} isOfficial />
            <Icon className="ic" aria-hidden="true" />
            <span className="prs-n">{t(`desk.presence.${theirs}`, { name })}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Each beat brings the others back. In a hidden tab nobody reads. */
function useHeartbeat(incidentId: string, mode: Props['mode']): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const params = { path: { incidentId } }
    async function beat() {
      if (document.visibilityState === 'hidden') return
      const { data } = await api
        .POST('/api/incidents/{incidentId}/presence', { params, body: { mode } })
        .catch(() => ({ data: undefined }))
      if (data) queryClient.setQueryData(presenceQuery(incidentId).queryKey, data)
    }
    // J held down passes cards that nobody reads.
    const first = setTimeout(() => void beat(), 300)
    const timer = setInterval(() => void beat(), BEAT_MS)
    const leave = () =>
      void api
        .POST('/api/incidents/{incidentId}/presence', { params, body: { mode: 'gone' }, keepalive: true })
        .catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [incidentId, mode, queryClient])
}
