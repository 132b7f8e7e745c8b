import { z } from 'zod'
import { Before } from '../common.ts'
import { PUBLIC_TEXT_LIMIT, REGISTER_REASON_LIMIT } from '../values/incidents.ts'

/** What staff decided about the card of a question in the open register. */
const Decided = {
  isHidden: z.boolean(),
  /** Why everybody may not see it. */
  hiddenReason: z.string().trim().max(REGISTER_REASON_LIMIT).nullable(),
  /** The question as a person redacted it for everybody; null: its neutral title stands alone. */
  text: z.string().trim().max(PUBLIC_TEXT_LIMIT).nullable(),
  /** Of a question that was asked in private: its answers are fit for everybody. */
  showsAnswer: z.boolean(),
}

export const PublicProblemResponse = z.object({
  ...Decided,
  number: z.number().int(),
  /** As everybody reads it. */
  title: z.string(),
  place: z.string(),
  isInRegister: z.boolean(),
  isAskedPublicly: z.boolean(),
  joinedCount: z.number().int(),
  /** Photos whose author lets everybody see them. */
  photoCount: z.number().int(),
  /** Where the resident marked it on a map, with the nearest town of the directory. */
  point: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      town: z.string().nullable(),
      townMetres: z.number().int(),
    })
    .nullable(),
  canChange: z.boolean(),
})
export type PublicProblemResponse = z.infer<typeof PublicProblemResponse>

export const UpdatePublicProblemRequest = z.strictObject({
  isHidden: Decided.isHidden.optional(),
  hiddenReason: Decided.hiddenReason.optional(),
  text: Decided.text.optional(),
  showsAnswer: Decided.showsAnswer.optional(),
  before: Before,
})
export type UpdatePublicProblemRequest = z.infer<typeof UpdatePublicProblemRequest>

/** Photos whose author has agreed that everybody may see them. */
export const ShownPhotosResponse = z.object({
  canChange: z.boolean(),
  photos: z.array(z.object({ messageId: z.uuid(), no: z.number().int(), isShown: z.boolean() })),
})
export type ShownPhotosResponse = z.infer<typeof ShownPhotosResponse>

const Photo = { messageId: z.uuid(), no: z.number().int().min(0).max(100) }
export const ShowPhotoRequest = z.discriminatedUnion('isShown', [
  /** Whoever shows it has seen that there are no people, number plates or papers on it. */
  z.strictObject({ ...Photo, isShown: z.literal(true), isChecked: z.literal(true) }),
  z.strictObject({ ...Photo, isShown: z.literal(false) }),
])
export type ShowPhotoRequest = z.infer<typeof ShowPhotoRequest>
