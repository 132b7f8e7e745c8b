import { momentInZone } from '../../platform/working-time/index.ts'
import { UsageError } from './command.ts'

const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** `2026-11-27 14:05[:30]` on the wall of the region, or ISO with its own zone. */
export function parseAt(text: string, timeZone: string): Date {
  const [, date, time] = LOCAL.exec(text) ?? []
  try {
    if (date && time) return momentInZone(timeZone, { date, time })
  } catch {
    throw unread(text)
  }
  const moment = new Date(text)
  if (!ISO.test(text) || Number.isNaN(moment.getTime())) throw unread(text)
  return moment
}

function unread(text: string): UsageError {
  return new UsageError(
    `"${text}" is no moment: "2026-11-27 14:05" of the region, or 2026-11-27T14:05:30+03:00`,
  )
}
