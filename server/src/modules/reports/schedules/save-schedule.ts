/** Use cases of a schedule: made, changed, paused, deleted. */
import type {
  ReportScheduleRequest,
  UpdateReportScheduleRequest,
} from '@veche/contract/admin/report-schedules.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { ReportKind } from '@veche/contract/reports.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { nextRunAfter } from '../../../platform/run-times/next-run.ts'
import { type Actor, addJournal, isPermitted } from '../../access/index.ts'
import { getViewFilter } from '../../desk/index.ts'
import { assertKept, filterWithinScope } from '../../figures/index.ts'
import { assertNarrowed, assertPlaceNamed } from '../composing/index.ts'
import { checkRecipients } from './check-recipients.ts'
import type { ReportsServices } from './reports-context.ts'
import { seesSchedule } from './schedules.policy.ts'
import {
  deleteSchedule,
  getScheduleForUpdate,
  insertSchedule,
  replaceRecipients,
  type Schedule,
  updateSchedule,
} from './schedules.repository.ts'

export async function createSchedule(
  tx: Tx,
  services: ReportsServices,
  { actor, request }: { actor: Actor; request: ReportScheduleRequest },
): Promise<string> {
  const now = services.clock()
  const { fields, recipients } = await readRequest(tx, services, { owner: actor, request })
  const id = newId()
  await insertSchedule(tx, { id, ownerId: actor.id, ...fields, createdAt: now })
  await replaceRecipients(tx, id, recipients)
  await journal(tx, actor, 'reports.schedule_saved', id)
  return id
}

/** With the rights of its owner it is composed, so only the owner changes what is sent. */
export async function changeSchedule(
  tx: Tx,
  services: ReportsServices,
  { id, actor, request }: { id: string; actor: Actor; request: UpdateReportScheduleRequest },
): Promise<void> {
  const { expectedVersion, ...rest } = request
  const schedule = await lockSeen(tx, actor, id)
  if (schedule.ownerId !== actor.id) throw new ForbiddenError('report.not_own')
  if (schedule.version !== expectedVersion) throw new ConflictError('report.schedule_changed', { id })
  const { fields, recipients } = await readRequest(tx, services, { owner: actor, request: rest })
  await updateSchedule(tx, id, fields)
  await replaceRecipients(tx, id, recipients)
  await journal(tx, actor, 'reports.schedule_saved', id)
}

/** What fell into a pause is not sent after it. */
export async function pauseSchedule(
  tx: Tx,
  { clock, region }: ReportsServices,
  { id, actor, isPaused }: { id: string; actor: Actor; isPaused: boolean },
): Promise<void> {
  const schedule = await lockSeen(tx, actor, id)
  const now = clock()
  const nextRunAt = nextRunAfter(schedule, now, region.timeZone)
  await updateSchedule(tx, id, { pausedAt: isPaused ? now : null, nextRunAt })
}

export async function removeSchedule(tx: Tx, { id, actor }: { id: string; actor: Actor }): Promise<void> {
  await lockSeen(tx, actor, id)
  await deleteSchedule(tx, id)
  await journal(tx, actor, 'reports.schedule_deleted', id)
}

export async function lockSeen(tx: Tx, actor: Actor, id: string): Promise<Schedule> {
  const schedule = await getScheduleForUpdate(tx, id)
  const isOfOther = schedule.kind === 'head_letter' && schedule.ownerId !== actor.id
  if (isOfOther || !seesSchedule(actor, schedule))
    throw new NotFoundError('report.schedule_not_found', { id })
  return schedule
}

type Read = { owner: Actor; request: ReportScheduleRequest }

async function readRequest(tx: Tx, { clock, region }: ReportsServices, { owner, request }: Read) {
  const { kind, format, viewId, recipients, ...rest } = request
  const place = kind === 'desk_view' ? {} : readPlace(owner, { ...request, kind })
  if (kind === 'desk_view') await assertViewSeen(tx, owner, viewId)
  if (kind === 'desk_view' ? format !== 'xlsx' && format !== 'csv' : format === 'csv')
    throw new InvalidError('report.wrong_format', { field: 'format' })
  const times = readTimes(rest)
  return {
    recipients: await checkRecipients(tx, recipients, { kind, place, owner }),
    fields: {
      ...{ kind, format, title: rest.title, language: rest.language, ...times },
      municipalityCode: place.municipalityCode ?? null,
      agencyCode: place.agencyCode ?? null,
      network: place.network ?? null,
      groupCode: place.groupCode ?? null,
      topicCode: place.topicCode ?? null,
      viewId: kind === 'desk_view' ? viewId : null,
      nextRunAt: nextRunAfter(times, clock(), region.timeZone),
    },
  }
}

type AskedPlace = Pick<
  ReportScheduleRequest,
  'municipalityCode' | 'agencyCode' | 'network' | 'groupCode' | 'topicCode'
> & { kind: ReportKind }

function readPlace(
  owner: Actor,
  { kind, municipalityCode, agencyCode, network, groupCode, topicCode }: AskedPlace,
): FigureFilter {
  const place = filterWithinScope(owner, {
    ...(municipalityCode !== null && { municipalityCode }),
    ...(agencyCode !== null && { agencyCode }),
    ...(network !== null && { network }),
    ...(groupCode !== null && { groupCode }),
    ...(topicCode !== null && { topicCode }),
  })
  assertPlaceNamed({ kind, place })
  assertNarrowed({ kind, place })
  assertKept(place)
  return place
}

async function assertViewSeen(tx: Tx, owner: Actor, viewId: string | null): Promise<void> {
  if (viewId === null) throw new InvalidError('report.view_needed', { field: 'viewId' })
  if (!isPermitted(owner, 'incidents.export'))
    throw new ForbiddenError('access.forbidden', { permission: 'incidents.export' })
  await getViewFilter(tx, { viewId, actor: owner })
}

/** A weekly one has its weekday, a monthly one its day. */
function readTimes({
  cadence,
  weekday,
  monthDay,
  hour,
}: Pick<ReportScheduleRequest, 'cadence' | 'weekday' | 'monthDay' | 'hour'>) {
  if (cadence === 'weekly' && weekday === null)
    throw new InvalidError('report.day_needed', { field: 'weekday' })
  if (cadence === 'monthly' && monthDay === null)
    throw new InvalidError('report.day_needed', { field: 'monthDay' })
  return {
    ...{ cadence, hour },
    weekday: cadence === 'weekly' ? weekday : null,
    monthDay: cadence === 'monthly' ? monthDay : null,
  }
}

function journal(
  tx: Tx,
  actor: Actor,
  action: 'reports.schedule_saved' | 'reports.schedule_deleted',
  id: string,
) {
  return addJournal(tx, { actor, action, objectType: 'report_schedule', objectId: id })
}
