/** What news or an order leads to, as an address of ours: in its form and in its file. Pure. */
import type { BULLETIN_LINKS } from '../../values/orders.ts'

export type BulletinLink = { kind: (typeof BULLETIN_LINKS)[number]; id: string }

const PLACES = { article: 'knowledge', incident: 'incident', outage: 'outages' } as const
const ID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'
const ADDRESSES: readonly (readonly [BulletinLink['kind'], RegExp])[] = [
  ['article', new RegExp(`/knowledge/${ID}`, 'i')],
  ['outage', new RegExp(`/outages/${ID}`, 'i')],
  ['incident', new RegExp(`/(?:incident|tasks|approvals|desk/[a-z_]+)/${ID}`, 'i')],
]

export function addressOfLink({ kind, id }: BulletinLink): string {
  return `/${PLACES[kind]}/${id}`
}

/** Null: no address of ours. */
export function readLink(line: string): BulletinLink | null {
  for (const [kind, address] of ADDRESSES) {
    const id = address.exec(line)?.[1]
    if (id) return { kind, id: id.toLowerCase() }
  }
  return null
}
