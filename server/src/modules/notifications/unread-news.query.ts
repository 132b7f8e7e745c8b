import { DAY_MS } from '@veche/contract/durations.ts'
import { type RawBuilder, sql } from 'kysely'

/** Repeats go on for most of a day: of what is older nobody is told outside the product any more. */
const FRESH_MS = DAY_MS

/**
 * `user_id` and `newest` of people with unread news of which they are told outside the product: what they want at once by
 * letter, and what is urgent; at night that alone.
 */
export function unreadNews({ now, isNight }: { now: Date; isNight: boolean }): RawBuilder<unknown> {
  const since = new Date(now.getTime() - FRESH_MS)
  return sql`
    select user_id, max(created_at) as newest from notification
    where in_centre and read_at is null and (is_urgent or email = 'instant')
      and created_at > ${since} and created_at <= ${now} and (is_urgent or not ${isNight})
    group by user_id`
}
