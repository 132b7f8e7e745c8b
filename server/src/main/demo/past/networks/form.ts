import { type PastNetwork, whereAlone } from './past-network.ts'

export const formPast: PastNetwork = {
  weight: 10,
  surfaces: ['form', 1],
  pointShare: 0.45,
  authorOf: String,
  placeOf: (standing) => whereAlone(`form:${standing.id}`, standing.id, standing),
  nextId: (_, { id }) => id,
}
