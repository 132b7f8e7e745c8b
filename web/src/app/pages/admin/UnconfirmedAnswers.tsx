import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Props = { channelId: string; children: ReactNode }

/** Leads to the questions whose answers the network of this channel has not confirmed. */
export function UnconfirmedAnswers({ channelId, children }: Props) {
  return (
    <Link
      className="lnk tap"
      to="/desk/$queue/{-$incidentId}"
      params={{ queue: 'publishing', incidentId: undefined }}
      search={{ channelId, flag: 'unknown_delivery' }}
    >
      {children}
    </Link>
  )
}
