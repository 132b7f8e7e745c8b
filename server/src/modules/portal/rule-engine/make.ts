/** Acts that are no steps of a question, each by the use case of people, and what takes each back. */
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import { MADE_ACTS } from '@veche/contract/values/portal/work-rules.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { findActorByUserId } from '../../access/index.ts'
import {
  addSubtaskIn,
  askContributionsIn,
  withdrawContribution,
  withdrawSubtask,
} from '../../answers/index.ts'
import { setSnoozeIn } from '../../desk/index.ts'
import {
  findIncidentRow,
  type Incident,
  listOwnValues,
  ownValuesOf,
  setOwnValues,
} from '../../incidents/index.ts'
import { addDays } from '../roster/index.ts'
import type { BeforeAct } from '../rule-play/index.ts'
import type { FiredAct } from './firings.repository.ts'
import { assertThere } from './given-people.ts'
import type { RulesServices } from './rules-context.ts'
import type { Running } from './running.ts'

type Making = Extract<RuleAct, { does: (typeof MADE_ACTS)[number] }>
type Of<Does extends Making['does']> = { act: Extract<Making, { does: Does }>; incident: Incident }

export function isMaking(act: RuleAct): act is Making {
  return MADE_ACTS.some((does) => does === act.does)
}

/** With what takes it back. */
type Made = { outcome: 'done' | 'nothing'; before?: BeforeAct }

export function make(
  tx: Tx,
  services: RulesServices,
  running: Running,
  { act, incident }: { act: Making; incident: Incident },
): Promise<Made> {
  switch (act.does) {
    case 'set_field':
      return setField(tx, services, running, { act, incident })
    case 'subtask':
      return addTask(tx, services, running, { act, incident })
    case 'put_aside':
      return putAside(tx, services, running, { act, incident })
    case 'ask_body':
      return askBody(tx, services, running, { act, incident })
  }
}

async function setField(
  tx: Tx,
  { clock }: RulesServices,
  { incidentId, actor, signer, details }: Running,
  { act: { field, value } }: Of<'set_field'>,
): Promise<Made> {
  const before = await findOwnValue(tx, incidentId, field)
  const asked = { incidentId, values: { [field]: value }, actor, signer, details }
  const isChanged = await setOwnValues(tx, asked, clock())
  return { outcome: isChanged ? 'done' : 'nothing', before: { value: before } }
}

async function findOwnValue(tx: Tx, incidentId: string, field: string) {
  return ownValuesOf(await listOwnValues(tx, [incidentId]))[field] ?? null
}

/** A day later than that of the answer is cut to it: nobody is asked to confirm it. */
async function addTask(
  tx: Tx,
  services: RulesServices,
  { incidentId, actor, signer, details: said, isUnwatched }: Running,
  { act, incident }: Of<'subtask'>,
): Promise<Made> {
  const { clock, region } = services
  const now = clock()
  const { what, unitCode } = act
  if (isUnwatched)
    await assertThere(tx, { act: { assigneeId: act.ownerId }, agencyCode: incident.agencyCode, now })
  const ownerId = unitCode === null ? (act.ownerId ?? incident.assigneeId) : null
  const today = dateInZone(region.timeZone, now)
  const answerDueAt = (await findIncidentRow(tx, incidentId))?.deadlineDueAt ?? null
  const bound = answerDueAt === null || answerDueAt < now ? null : dateInZone(region.timeZone, answerDueAt)
  const wanted = addDays(today, act.days)
  const dueOn = bound !== null && bound < wanted ? bound : wanted
  const id = newId()
  // An answer that is late already bounds nothing.
  const asked = { id, what, ownerId, unitCode, dueOn, isConfirmed: bound === null }
  await addSubtaskIn(tx, services, { incidentId, asked, actor, signer, said })
  return { outcome: 'done', before: { madeId: id } }
}

async function putAside(
  tx: Tx,
  { clock, region: { timeZone } }: RulesServices,
  { incidentId, actor, isUnwatched }: Running,
  { act: { days, time }, incident }: Of<'put_aside'>,
): Promise<Made> {
  const now = clock()
  const holderId = isUnwatched ? incident.assigneeId : actor.id
  const holder = holderId === null ? null : isUnwatched ? await findActorByUserId(tx, holderId) : actor
  if (!holder) throw new ConflictError('rule.nobody_holds', { id: incidentId })
  const until = momentInZone(timeZone, { date: dateInZone(timeZone, now), time, addDays: days })
  await setSnoozeIn(tx, { incidentId, until, actor: holder }, now)
  return { outcome: 'done', before: { asideFor: holder.id } }
}

async function askBody(
  tx: Tx,
  { clock }: RulesServices,
  { incidentId, actor, signer, details: said }: Running,
  { act: { agencyCode, ask, hours } }: Of<'ask_body'>,
): Promise<Made> {
  const id = newId()
  const asking = {
    ...{ incidentId, actor, signer, said, ask, hours, shownWords: '', dueAt: null, isConfirmed: false },
    bodies: [{ id, agencyCode, personId: null }],
  }
  await askContributionsIn(tx, asking, clock())
  return { outcome: 'done', before: { madeId: id } }
}

type Undoing = Pick<Running, 'incidentId' | 'actor' | 'details'>

/** False: nothing takes it back now. */
export async function unmake(
  tx: Tx,
  { clock }: RulesServices,
  { incidentId, actor, details }: Undoing,
  { act, before = {} }: FiredAct & { act: Making },
): Promise<boolean> {
  const now = clock()
  const { madeId, asideFor, value = null } = before
  switch (act.does) {
    case 'set_field':
      if ((await findOwnValue(tx, incidentId, act.field)) !== act.value) return false
      return setOwnValues(tx, { incidentId, values: { [act.field]: value }, actor, details }, now)
    case 'subtask':
      if (madeId === undefined) return false
      await withdrawSubtask(tx, { subtaskId: madeId, actor }, now)
      return true
    case 'ask_body':
      if (madeId === undefined) return false
      await withdrawContribution(tx, { contributionId: madeId, words: TAKEN_BACK, actor }, now)
      return true
    case 'put_aside': {
      const holder = asideFor === undefined ? null : await findActorByUserId(tx, asideFor)
      if (!holder) return false
      await setSnoozeIn(tx, { incidentId, until: null, actor: holder }, now)
      return true
    }
  }
}

/** What the asked body reads. */
const TAKEN_BACK = 'Запрос снят.'
