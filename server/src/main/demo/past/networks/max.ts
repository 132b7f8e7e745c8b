import { hexOf, type PastNetwork, whereAlone } from './past-network.ts'

const FIRST_AUTHOR = 160_000_000

const messageOf = (text: string) => `mid.${hexOf(text, 32)}`

export const maxPast: PastNetwork = {
  weight: 9,
  surfaces: ['comment', 0.4],
  pointShare: 0.08,
  authorOf: (count) => String(FIRST_AUTHOR + count),
  placeOf(standing) {
    const { isPrivate, author, page, post, id } = standing
    const place = isPrivate ? `max:chat:${author}` : `max:post:-${page}:${messageOf(String(post))}`
    return whereAlone(place, messageOf(id), standing)
  },
  nextId: (_, { id }) => messageOf(id),
}
