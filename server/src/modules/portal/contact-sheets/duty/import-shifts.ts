/** A file of duties comes in in two steps: the plan is shown, then exactly it is done, or nothing. */
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import type { Db, Tx } from '../../../../platform/database/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { momentCell } from '../../../../platform/sheets/word-cells.ts'
import { dateInZone } from '../../../../platform/working-time/index.ts'
import { type Actor, addJournal } from '../../../access/index.ts'
import type { CellRow } from '../../../directory/index.ts'
import {
  type ContactsContext,
  countRosterChange,
  listAbsences,
  listPosts,
  lockPost,
} from '../../contacts/index.ts'
import { listShifts, notifyDuty, swapShifts } from '../../roster/index.ts'
import { readRows, type SheetFile } from '../sheet-body.ts'
import { readDutyRows } from './duty-rows.ts'
import { planShifts, SHIFT_COLUMNS, type ShiftPlan, spanOfRows } from './plan-shifts.ts'
import { assertSame, presentDuties } from './present-plan.ts'
import { readAround } from './read-around.ts'

type ShiftFile = SheetFile & { actor: Actor }

export async function previewShifts(
  context: ContactsContext,
  { actor, ...file }: ShiftFile,
): Promise<ImportPreviewResponse> {
  return (await makePlan(context.db, { rows: await readRows(file), actor }, context)).told
}

export async function applyShifts(
  { db, ...services }: ContactsContext,
  { actor, basedOn, ...file }: ShiftFile & { basedOn: string },
) {
  const rows = await readRows(file)
  return db.transaction().execute(async (tx) => {
    const first = await makePlan(tx, { rows, actor }, services)
    assertSame(first.told, basedOn)
    const postIds = [...new Set(first.plan.added.map(({ post }) => post.id))].toSorted()
    for (const postId of postIds) await lockPost(tx, postId)
    // Somebody may have saved one of the weeks meanwhile.
    const { plan, told } = await makePlan(tx, { rows, actor }, services)
    assertSame(told, basedOn)
    for (const postId of postIds) await swapOfPost(tx, { postId, plan, actor }, services)
    return { addedCount: plan.added.length, changedCount: 0, removedCount: plan.removed.length }
  })
}

type Services = Omit<ContactsContext, 'db'>
type OfPost = { postId: string; plan: ShiftPlan; actor: Actor }

async function swapOfPost(
  tx: Tx,
  { postId, plan, actor }: OfPost,
  { clock, region }: Services,
): Promise<void> {
  const post = await lockPost(tx, postId)
  const before = plan.removed.filter((shift) => shift.postId === postId)
  const after = plan.added
    .filter((shift) => shift.post.id === postId)
    .map(({ person, startsAt, endsAt }) => ({ id: newId(), personId: person.id, startsAt, endsAt }))
  await swapShifts(tx, postId, { removed: before.map(({ id }) => id), added: after })
  await countRosterChange(tx, postId)
  await notifyDuty(tx, { post, before, after, actor, now: clock() })
  const first = Math.min(...after.map(({ startsAt }) => startsAt.getTime()))
  await addJournal(tx, {
    ...{ actor, action: 'duty.roster_changed', objectType: 'duty_post', objectId: postId },
    details: {
      ...{ agencyCode: post.agencyCode, since: dateInZone(region.timeZone, new Date(first)) },
      count: after.length,
    },
  })
}

type Reading = { rows: readonly CellRow[]; actor: Actor }

async function makePlan(db: Db, { rows, actor }: Reading, { clock, region }: Services) {
  const zone = region.timeZone
  const read = readDutyRows(SHIFT_COLUMNS, rows)
  if ('problems' in read) {
    const plan: ShiftPlan = { added: [], removed: [], sameCount: 0, problems: read.problems }
    return { plan, told: presentDuties({ ...plan, added: [], removed: [] }) }
  }
  const around = await readAround(db, { rows: read.rows, people: ['onDuty'], actor })
  const { finder, mayWrite, personOf, bodyName } = around
  const posts = await listPosts(db, around.codes)
  const span = spanOfRows(read.rows, zone)
  const [stored, absences] = span
    ? await Promise.all([
        listShifts(db, { postIds: posts.map(({ id }) => id), ...span }),
        listAbsences(db, around.people, span),
      ])
    : [[], []]
  const plan = planShifts(read.rows, {
    ...{ finder, mayWrite, posts, stored, absences, zone, now: clock() },
  })
  const postOf = new Map(posts.map((one) => [one.id, one]))
  const say = (shift: { postId: string; personId: string; startsAt: Date; endsAt: Date }) => {
    const post = postOf.get(shift.postId)
    const time = `${momentCell(zone, shift.startsAt)} – ${momentCell(zone, shift.endsAt)}`
    return [post?.name, bodyName(post?.agencyCode), time, personOf(shift.personId)?.name]
      .filter(Boolean)
      .join(' · ')
  }
  const told = presentDuties({
    ...plan,
    added: plan.added.map(({ row, post, person, ...time }) => ({
      ...{ key: String(row), name: say({ postId: post.id, personId: person.id, ...time }) },
    })),
    removed: plan.removed.map((shift) => ({ key: shift.id, name: say(shift) })),
  })
  return { plan, told }
}
