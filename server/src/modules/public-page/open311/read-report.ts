/** What a programme reports, checked field by field; the words of a problem are for its developer. */
import { z } from 'zod'
import type { EnteredForm } from '../form/read-form.ts'
import { Open311Error } from './open311-error.ts'

const MAX_TEXT = 4000
const Text = (limit: number) => z.string().trim().max(limit)
const optional = (limit: number) =>
  Text(limit)
    .transform((text) => text || null)
    .nullable()

const Report = z
  .object({
    service_code: Text(100).min(1),
    description: Text(MAX_TEXT).min(1),
    lat: z.string().nullable(),
    long: z.string().nullable(),
    address_string: optional(200),
    address_id: optional(100),
    email: optional(100),
    phone: optional(40),
    first_name: optional(100),
    last_name: optional(100),
    media_url: z
      .union([z.literal('').transform(() => null), z.url({ protocol: /^https?$/ }).max(2000)])
      .nullable(),
  })
  .transform(({ lat, long, ...rest }, context) => {
    if (!lat && !long) return { ...rest, point: null }
    const [latitude, longitude] = [Number(lat || Number.NaN), Number(long || Number.NaN)]
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      return { ...rest, point: { latitude, longitude } }
    context.addIssue({ code: 'custom', path: ['lat'], message: 'lat and long must be numbers of WGS84' })
    return z.NEVER
  })
export type Report = z.infer<typeof Report>

const FIELDS = [
  ...(['service_code', 'description', 'lat', 'long', 'address_string', 'address_id'] as const),
  ...(['email', 'phone', 'first_name', 'last_name', 'media_url'] as const),
]

export function readReport(form: EnteredForm): Report {
  const given = Object.fromEntries(FIELDS.map((field) => [field, form.all(field)[0] ?? null]))
  const parsed = Report.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Open311Error(400, `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { point, address_string, address_id } = parsed.data
  if (!point && !address_string && !address_id)
    throw new Open311Error(400, 'lat and long, address_string or address_id must be given')
  return parsed.data
}
