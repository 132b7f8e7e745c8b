/** Authors as the product knows them: one for each account; the form gives each question its own. */
import type { Network } from '@veche/contract/networks/index.ts'
import type { Asked } from '../domain/asked.ts'
import { createChance, idAt } from '../domain/chance.ts'

export type PastAuthor = {
  id: string
  network: Network
  externalId: string
  name: string | null
  seenAt: Date
}
export type Authors = { idOf: (asked: Asked) => string; takeNew: () => PastAuthor[] }

export function createAuthors(seed: string): Authors {
  const known = new Map<string, PastAuthor>()
  let fresh: PastAuthor[] = []
  return {
    idOf(asked) {
      const { resident, at, place } = asked
      const isForm = place.network === 'form'
      const key = isForm ? `form ${asked.key}` : `${resident.network} ${resident.externalId}`
      const author = known.get(key)
      if (author) return author.id
      const id = idAt(at, createChance(seed, 'author', key))
      const made = isForm
        ? { id, network: 'form' as const, externalId: id, name: null, seenAt: at }
        : { id, network: resident.network, externalId: resident.externalId, name: resident.name, seenAt: at }
      known.set(key, made)
      fresh.push(made)
      return id
    },
    takeNew() {
      const made = fresh
      fresh = []
      return made
    },
  }
}
