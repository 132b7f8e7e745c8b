/** Looks of public pages: an emblem and a colour of the region, and of each municipality. */
import { z } from 'zod'
import { Before } from '../common.ts'

/** Null: the colour of the product. */
const Accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .nullable()

export const Brand = z.object({
  code: z.string(),
  name: z.string(),
  accent: Accent,
  /** What it becomes in the dark look. */
  darkAccent: Accent,
  emblemUrl: z.string().nullable(),
})
export type Brand = z.infer<typeof Brand>
export const BrandsResponse = z.object({ brands: z.array(Brand) })
export const SaveBrandRequest = z.strictObject({ accent: Accent, before: Before })
export type SaveBrandRequest = z.infer<typeof SaveBrandRequest>
