import { type PastNetwork, whereAlone } from './past-network.ts'

const FIRST_AUTHOR = 710_000_000

export const vkPast: PastNetwork = {
  weight: 54,
  surfaces: ['comment', 0.8],
  pointShare: 0,
  authorOf: (count) => String(FIRST_AUTHOR + count),
  placeOf(standing) {
    const { isPrivate, author, page, post, serial } = standing
    return whereAlone(isPrivate ? `vk:peer:${author}` : `vk:wall:-${page}_${post}`, String(serial), standing)
  },
  nextId: ({ externalId }, { serial }) => String(Number(externalId) + serial),
}

/** Numbers of posts that no other post of the past has. */
const FIRST_STREAM = 9_500_000

/** Under the announcement of a stream. */
export function containerOfStream(page: string, index: number): string {
  return `vk:wall:-${page}_${FIRST_STREAM + index}`
}
