import { type PastNetwork, whereAlone } from './past-network.ts'

const FIRST_AUTHOR = 6_100_000_000

export const telegramPast: PastNetwork = {
  weight: 15,
  surfaces: ['comment', 0.6],
  pointShare: 0.08,
  authorOf: (count) => String(FIRST_AUTHOR + count),
  placeOf(standing) {
    const { isPrivate, author, page, serial } = standing
    if (isPrivate) return whereAlone(`telegram:chat:${author}`, String(serial), standing)
    const post = String(standing.post)
    return {
      // The group in which a channel is talked about.
      container: `telegram:chat:-1009${page.slice(-9)}`,
      ...{ externalId: String(serial), threadExternalId: post, parentExternalId: post },
    }
  },
  nextId: ({ externalId }, { serial }) => String(Number(externalId) + serial),
}
