import { hexOf, type PastNetwork, whereAlone } from './past-network.ts'

const letterOf = (id: string) => `${hexOf(id, 24)}@pochta.example`

export const emailPast: PastNetwork = {
  weight: 4,
  surfaces: ['email', 1],
  pointShare: 0,
  authorOf: (count) => `zhitel-past-${count}@pochta.example`,
  placeOf: (standing) => whereAlone(`email:${standing.author}`, letterOf(standing.id), standing),
  nextId: (_, { id }) => letterOf(id),
}
