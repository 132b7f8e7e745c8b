import { z } from 'zod'
import { ListedIncident } from '../incidents.ts'

/** Tasks of the caller with where they are. Where the caller is, the server is never told. */
export const NearTasksResponse = z.object({
  tasks: z.array(
    z.object({
      incident: ListedIncident,
      /** `isExact`: as the resident marked it; otherwise the centre of its municipality. */
      point: z.object({ latitude: z.number(), longitude: z.number(), isExact: z.boolean() }).nullable(),
    }),
  ),
  /** There are more tasks than are told of at once. */
  isCut: z.boolean(),
})
export type NearTasksResponse = z.infer<typeof NearTasksResponse>
