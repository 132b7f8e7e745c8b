import type { AskContributionsRequest } from '@veche/contract/casework/contributions.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople, type Signer } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { addActivity, type LockedIncident, lockVisibleIncident } from '../../incidents/index.ts'
import { findPersonalData } from '../../text/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { isOfBody } from './contributions.policy.ts'
import { findPart, insertPart, listParts } from './contributions.repository.ts'
import { isOpen, isWanted } from './domain/part-state.ts'
import { firstReminder } from './domain/part-term.ts'
import { notifyBody } from './notify-of-part.ts'
import { computeAskedDue } from './part-due.ts'

type Asking = AskContributionsRequest & {
  incidentId: string
  actor: Actor
  /** Whom the history names, and what it says besides: a rule. */
  signer?: Signer
  said?: Record<string, unknown>
}
type Body = Asking['bodies'][number]

/** Each body is asked for its part; the deadlines of the question stay as they are. */
export function askContributions({ db, clock }: AnswersContext, asking: Asking): Promise<void> {
  return db.transaction().execute((tx) => askContributionsIn(tx, asking, clock()))
}

export async function askContributionsIn(tx: Tx, asking: Asking, now: Date): Promise<void> {
  const locked = await lockVisibleIncident(tx, asking.incidentId, asking.actor)
  const { incident } = locked
  if (await areAllAsked(tx, asking)) return
  await authorizeAnswer(tx, { actor: asking.actor, incident, right: 'clarify' })
  const { agencyCode: askingAgencyCode } = incident
  if (askingAgencyCode === null || !isWanted(incident, askingAgencyCode))
    throw new ConflictError('contribution.not_written')
  assertNothingPersonal(asking)
  let last = locked
  for (const body of asking.bodies)
    last = await askOne(tx, { locked: last, askingAgencyCode, body, asking, now })
}

/** Its reply was lost, and it has come again, whatever became of the question since. */
async function areAllAsked(tx: Tx, { incidentId, actor, bodies }: Asking): Promise<boolean> {
  for (const { id } of bodies) {
    const known = await findPart(tx, id)
    if (known?.incidentId !== incidentId || known.askedBy !== actor.id) return false
  }
  return true
}

/** The writer sees what another body will see, and says aloud that it is meant so. */
function assertNothingPersonal({ shownWords, ask, isConfirmed }: Asking): void {
  const kinds = findPersonalData(`${ask}\n${shownWords}`)
  if (kinds.length > 0 && !isConfirmed) throw new InvalidError('contribution.personal_data', { kinds })
}

type One = {
  locked: LockedIncident
  askingAgencyCode: string
  body: Body
  asking: Asking
  now: Date
}

async function askOne(tx: Tx, { locked, askingAgencyCode, body, asking, now }: One): Promise<LockedIncident> {
  const { incidentId, actor, signer = actor, said = {}, ask, shownWords } = asking
  const { id, agencyCode } = body
  const known = await findPart(tx, id)
  if (known) {
    if (known.incidentId === incidentId && known.askedBy === actor.id) return locked
    throw new ConflictError('contribution.key_taken')
  }
  const personName = await checkBody(tx, { askingAgencyCode, body, incidentId })
  const chosenDue = asking.dueAt === null ? null : new Date(asking.dueAt)
  const { dueAt, hours } = await computeAskedDue(tx, {
    ...{ incidentId, agencyCode, now, hours: asking.hours, dueAt: chosenDue },
  })
  const part = {
    ...{ id, incidentId, askingAgencyCode, agencyCode, personId: body.personId, personName, ask, shownWords },
    ...{ askedBy: actor.id, askedByName: actor.name, createdAt: now, termHours: hours, dueAt },
    remindAt: firstReminder(now, dueAt),
  }
  await insertPart(tx, part)
  const details = { contributionId: id, agencyCode, dueAt: dueAt.toISOString(), ...said }
  const tail = await addActivity(tx, locked, { type: 'contribution_asked', at: now, actor: signer, details })
  await notifyBody(tx, { ...part, takenBy: null }, { news: 'asked', key: '', by: actor.id, now })
  return { ...locked, tail }
}

type Checked = { askingAgencyCode: string; body: Body; incidentId: string }

/** The name of who is asked in person; null: all of the body are. */
async function checkBody(tx: Tx, { askingAgencyCode, body, incidentId }: Checked): Promise<string | null> {
  const { agencyCode, personId } = body
  const { agencies } = await getDirectory(tx)
  const agency = agencies.find(({ code }) => code === agencyCode)
  if (!agency) throw new InvalidError('contribution.unknown_body', { agencyCode })
  if (agencyCode === askingAgencyCode) throw new InvalidError('contribution.own_body')
  const parts = await listParts(tx, incidentId)
  if (parts.some((part) => part.agencyCode === agencyCode && isOpen(part.state)))
    throw new ConflictError('contribution.already_asked', { agencyCode })
  if (personId === null) return null
  const person = (await listActivePeople(tx)).find(({ id }) => id === personId)
  if (!person || !isOfBody(person, agency)) throw new InvalidError('contribution.not_of_body')
  return person.name
}
