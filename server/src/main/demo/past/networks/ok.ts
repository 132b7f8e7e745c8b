import { hexOf, type PastNetwork, whereAlone } from './past-network.ts'

const FIRST_AUTHOR = 571_000_000_000

export const okPast: PastNetwork = {
  weight: 8,
  surfaces: ['private', 1],
  pointShare: 0,
  authorOf: (count) => String(FIRST_AUTHOR + count),
  placeOf(standing) {
    const chat = `C${hexOf(standing.author, 12)}`
    return whereAlone(`ok:chat:${chat}`, `mid:${chat}.${hexOf(standing.id, 15)}`, standing)
  },
  nextId: ({ container }, { id }) => `mid:${container.slice('ok:chat:'.length)}.${hexOf(id, 15)}`,
}
