import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { networkLink } from '../lib/network-link.ts'
import { systemQuery } from '../lib/session.ts'

type Props = { permalink: string; className?: string; label?: string; children: ReactNode }

/** Every link to a page of a network is this one, so that none leads out of the demo. */
export function NetworkLink({ permalink, className, label, children }: Props) {
  const { data: system } = useQuery(systemQuery)
  const href = networkLink(permalink, system?.emulators ?? [])
  return (
    <a href={href} className={className} aria-label={label} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
