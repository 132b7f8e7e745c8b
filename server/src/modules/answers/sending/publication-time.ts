/** When an approved answer is sent: at once, in the next hours of publication, or at a chosen moment within them. */

import type { PublishChoice } from '@veche/contract/answers.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { dateInZone, momentInZone, timeInZone } from '../../../platform/working-time/index.ts'

export type PublicationHours = { zone: string; from: string; to: string; now: Date }
const FURTHEST_DAYS = 30

/** Null: at once. */
export function publishNotBefore(choice: PublishChoice, hours: PublicationHours): Date | null {
  const { now } = hours
  switch (choice.when) {
    case 'now':
      return null
    case 'in_hours':
      return isWithin(now, hours) ? null : nextOpening(hours)
    case 'at': {
      const at = new Date(choice.at)
      if (at <= now) throw new InvalidError('answer.publish_in_past')
      if (at.getTime() - now.getTime() > FURTHEST_DAYS * DAY_MS)
        throw new InvalidError('answer.publish_too_late')
      if (!isWithin(at, hours)) {
        throw new InvalidError('answer.publish_outside_hours', { from: hours.from, to: hours.to })
      }
      return at
    }
  }
}

/** Hours may go over midnight; equal ends are the whole day. */
function isWithin(moment: Date, { zone, from, to }: PublicationHours): boolean {
  const time = timeInZone(zone, moment)
  return from < to ? time >= from && time < to : time >= from || time < to
}

function nextOpening({ zone, from, now }: PublicationHours): Date {
  const today = momentInZone(zone, { date: dateInZone(zone, now), time: from })
  return today > now ? today : momentInZone(zone, { date: dateInZone(zone, now), time: from, addDays: 1 })
}
