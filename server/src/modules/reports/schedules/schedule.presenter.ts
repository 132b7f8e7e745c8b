import type { ReportSchedule } from '@veche/contract/admin/report-schedules.ts'
import type { Actor } from '../../access/index.ts'
import type { listSchedules } from './schedules.repository.ts'

type Row = Awaited<ReturnType<typeof listSchedules>>[number]

export function presentSchedule(
  { ownerId, pausedAt, nextRunAt, ...schedule }: Row,
  recipients: ReportSchedule['recipients'],
  reader: Actor,
): ReportSchedule {
  return {
    ...schedule,
    recipients: recipients.map(({ userId, address, name }) => ({ userId, address, name })),
    isOwn: ownerId === reader.id,
    isPaused: pausedAt !== null,
    nextRunAt: pausedAt === null ? nextRunAt.toISOString() : null,
  }
}
