import { z } from 'zod'
import type { RequestFilter } from './open311.repository.ts'
import { Open311Error } from './open311-error.ts'

const SPAN_MS = 90 * 86_400_000
export const MOST_REQUESTS = 1000
/** Further back by moments, which cost the same however far they lie. */
const MOST_PAGES = 10

const list = z
  .string()
  .max(4000)
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
const count = z.coerce.number().int().positive()
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const Query = z.object({
  jurisdiction_id: z.string().max(100).optional(),
  service_request_id: list.optional(),
  service_code: list.optional(),
  start_date: moment.optional(),
  end_date: moment.optional(),
  status: z.enum(['open', 'closed']).optional(),
  page: count.max(MOST_PAGES).default(1),
  page_size: count.max(MOST_REQUESTS).default(MOST_REQUESTS),
})
export type Open311Query = z.infer<typeof Query>

export function readQuery(query: unknown): Open311Query {
  const parsed = Query.safeParse(query)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Open311Error(400, `${issue?.path.join('.')}: ${issue?.message}`)
}

/** Numbers are looked up wherever they lie in time; anything else within ninety days. */
export function toFilter(
  query: Open311Query,
  { channelId, now }: { channelId: string; now: Date },
): RequestFilter {
  const { service_request_id: ids, service_code, status, page, page_size } = query
  const whole = {
    ...{ channelId, serviceCodes: service_code ?? null, status: status ?? null },
    limit: page * page_size,
  }
  if (ids) {
    const [numbers, problems] = [ids.map(readNumber), ids.map(readProblem)]
    return { ...whole, numbers, problems, from: null, to: null }
  }
  return { ...whole, numbers: null, problems: null, ...readSpan(query, now) }
}

/** Ninety days at most, the last ones unless said. */
export function readSpan(
  { start_date, end_date }: Pick<Open311Query, 'start_date' | 'end_date'>,
  now: Date,
): { from: Date; to: Date } {
  const to = end_date ?? (start_date ? new Date(start_date.getTime() + SPAN_MS) : now)
  const from = start_date ?? new Date(to.getTime() - SPAN_MS)
  if (to.getTime() - from.getTime() > SPAN_MS)
    throw new Open311Error(400, 'start_date and end_date span more than 90 days')
  return { from, to }
}

/** What is no number of ours is one that nobody has. */
export function readNumber(id: string): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : -1
}

/** Numbers of the register stand beside those of reports, so they begin with a letter. */
export function readProblem(id: string): number {
  return /^p\d{1,9}$/.test(id) ? Number(id.slice(1)) : -1
}

export const problemId = (number: number): string => `p${number}`
