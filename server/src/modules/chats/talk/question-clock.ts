import { computeDueAt } from '../../../platform/working-time/index.ts'
import type { ChatDeps } from '../chat/index.ts'
import type { WorkClass } from '../classes/index.ts'

export type QuestionClock = { dueAt: Date; ruleId: string; ruleVersion: number }

/** Clocks run by the hours of the municipality's administration, because its people answer in the chat. */
export function startClock(
  {
    municipalityCode,
    workClass,
    openedAt,
  }: { municipalityCode: string; workClass: WorkClass; openedAt: Date },
  { book, directory }: Pick<ChatDeps, 'book' | 'directory'>,
): QuestionClock {
  const urgency = workClass === 'danger' ? ('danger' as const) : ('normal' as const)
  const facts = { key: 'chat_first_reply', urgency, surface: 'chat' } as const
  const rule = book.ruleFor({ ...facts, topicCode: null, groupCode: null, network: null }, openedAt)
  const dueAt = computeDueAt(
    rule.limit,
    openedAt,
    book.contextOf(scheduleOf(municipalityCode, { book, directory })),
  )
  return { dueAt, ruleId: rule.id, ruleVersion: rule.version }
}

export function scheduleOf(
  municipalityCode: string,
  { book, directory: { agencies } }: Pick<ChatDeps, 'book' | 'directory'>,
): string {
  const own = agencies.find(
    (agency) => agency.kind === 'administration' && agency.municipalityCode === municipalityCode,
  )
  const body = own ?? agencies.find(({ kind }) => kind === 'centre')
  return book.scheduleFor('chat_first_reply', body?.code ?? null)
}
