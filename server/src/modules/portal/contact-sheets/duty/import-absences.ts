/** A file of absences comes in in two steps: the plan is shown, then exactly it is done, or nothing. */
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import type { Db } from '../../../../platform/database/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { dateCell } from '../../../../platform/sheets/word-cells.ts'
import { type Actor, addJournal } from '../../../access/index.ts'
import type { CellRow } from '../../../directory/index.ts'
import {
  type ContactsContext,
  deleteAbsence,
  insertAbsence,
  listAbsences,
  lockPerson,
} from '../../contacts/index.ts'
import { readRows, type SheetFile } from '../sheet-body.ts'
import { readDutyRows } from './duty-rows.ts'
import { ABSENCE_COLUMNS, type AbsencePlan, planAbsences, spanOfDays } from './plan-absences.ts'
import { assertSame, presentDuties } from './present-plan.ts'
import { readAround } from './read-around.ts'

type AbsenceFile = SheetFile & { actor: Actor }

export async function previewAbsences(
  context: ContactsContext,
  { actor, ...file }: AbsenceFile,
): Promise<ImportPreviewResponse> {
  return (await makePlan(context.db, { rows: await readRows(file), actor }, context)).told
}

export async function applyAbsences(
  { db, ...services }: ContactsContext,
  { actor, basedOn, ...file }: AbsenceFile & { basedOn: string },
) {
  const rows = await readRows(file)
  return db.transaction().execute(async (tx) => {
    const first = await makePlan(tx, { rows, actor }, services)
    assertSame(first.told, basedOn)
    const personIds = [...new Set(first.plan.added.map(({ person }) => person.id))].toSorted()
    for (const personId of personIds) await lockPerson(tx, personId)
    // Somebody may have said meanwhile that one of them is away.
    const { plan, told } = await makePlan(tx, { rows, actor }, services)
    assertSame(told, basedOn)
    const journal = (action: string, person: { id: string; agencyCode: string }) =>
      addJournal(tx, {
        ...{ actor, action, objectType: 'duty_person', objectId: person.id },
        details: { agencyCode: person.agencyCode },
      })
    for (const { id, personId } of plan.removed) {
      await deleteAbsence(tx, id)
      const person = plan.added.find((one) => one.person.id === personId)?.person
      if (person) await journal('duty.absence_removed', person)
    }
    for (const { person, substitute, startsAt, endsAt } of plan.added) {
      const absence = { id: newId(), personId: person.id, substituteId: substitute?.id ?? null }
      await insertAbsence(tx, { ...absence, startsAt, endsAt })
      await journal('duty.absence_added', person)
    }
    return { addedCount: plan.added.length, changedCount: 0, removedCount: plan.removed.length }
  })
}

type Services = Omit<ContactsContext, 'db'>
type Reading = { rows: readonly CellRow[]; actor: Actor }

async function makePlan(db: Db, { rows, actor }: Reading, { clock, region }: Services) {
  const zone = region.timeZone
  const read = readDutyRows(ABSENCE_COLUMNS, rows)
  if ('problems' in read) {
    const plan: AbsencePlan = { added: [], removed: [], sameCount: 0, problems: read.problems }
    return { plan, told: presentDuties({ ...plan, added: [], removed: [] }) }
  }
  const around = await readAround(db, { rows: read.rows, people: ['away', 'substitute'], actor })
  const { finder, mayWrite, personOf, bodyName } = around
  const span = spanOfDays(read.rows, zone)
  const plan = planAbsences(read.rows, {
    ...{ finder, mayWrite, zone, now: clock() },
    stored: span ? await listAbsences(db, around.people, span) : [],
  })
  type Said = { personId: string; substitute: { name: string } | null; startsAt: Date; endsAt: Date }
  const say = ({ personId, substitute, startsAt, endsAt }: Said) => {
    const person = personOf(personId)
    const days = `${dateCell(zone, startsAt)} – ${dateCell(zone, new Date(endsAt.getTime() - 1))}`
    return [person?.name, bodyName(person?.agencyCode), days, substitute?.name].filter(Boolean).join(' · ')
  }
  const told = presentDuties({
    ...plan,
    added: plan.added.map(({ row, person, ...rest }) => ({
      ...{ key: String(row), name: say({ personId: person.id, ...rest }) },
    })),
    removed: plan.removed.map((absence) => ({ key: absence.id, name: say(absence) })),
  })
  return { plan, told }
}
