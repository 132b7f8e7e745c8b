/** The receipt «Принято, № 14, ответ до 14:00», sent once so that the author knows that the question was registered. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { dateInZone, timeInZone } from '../../../../platform/working-time/index.ts'
import type { WorkClass } from '../../classes/domain/chat-message.ts'
import { dayOf } from './day-of.ts'

/** What our page says of a question answers nobody. */
export function isReceipt(text: string): boolean {
  return /^\s*Принято, № \d/u.test(text)
}

export type Receipted = { number: number; class: WorkClass; dueAt: Date }

/** Null for a rumour, which is checked and has no hour of answer. */
export function receiptText(
  { number, class: workClass, dueAt }: Receipted,
  { now, zone }: { now: Date; zone: string },
): string | null {
  if (workClass === 'rumour') return null
  if (workClass === 'danger') return `Принято, № ${number}. Дежурные уже оповещены.`
  const day = dateInZone(zone, dueAt) === dateInZone(zone, now) ? '' : ` ${dayOf(dueAt, zone)}`
  return `Принято, № ${number}, ответ до ${timeInZone(zone, dueAt)}${day}.`
}

type Asked = { id: string; authorId: string; writtenAt: Date }

/** No receipt for a question that was read late, nor for the third question of one person in a row. */
export function isReceiptDue(question: Asked, asked: readonly Asked[], now: Date): boolean {
  const at = question.writtenAt.getTime()
  if (now.getTime() - at > HOUR_MS) return false
  return !asked.some((other) => {
    const beforeMs = at - other.writtenAt.getTime()
    const isEarlier = beforeMs > 0 || (beforeMs === 0 && other.id < question.id)
    return other.authorId === question.authorId && isEarlier && beforeMs < HOUR_MS
  })
}
