/** What people do with an exercise. Its region is made and kept by whoever runs the keeper, from what stands here. */
import type { ExerciseCommand } from '@veche/contract/portal/exercises.ts'
import { type ExerciseRole, SCRIPTED_ROLES } from '@veche/contract/values/exercises.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { findScript } from './content/scripts.ts'
import { pageOf } from './domain/waits.ts'
import { authorizeSteering, mayRun, whoseHistory } from './exercises.policy.ts'
import {
  deleteSeat,
  fillSeats,
  findOpenRun,
  getRun,
  insertRun,
  insertSeat,
  listSeats,
  lockRun,
  updateRun,
} from './exercises.repository.ts'
import type { ExercisesContext } from './exercises-context.ts'
import { ticketKeyOf, writeTicket } from './tickets.ts'

type Context = Omit<ExercisesContext, 'log'>

export async function openExercise(
  { db, clock, setUp }: Context,
  { id, code, actor }: { id: string; code: string; actor: Actor },
): Promise<{ id: string }> {
  if (setUp === null) throw new ConflictError('exercise.not_set_up')
  const script = findScript(code)
  if (!script) throw new NotFoundError('exercise.not_found', { code })
  const { agencyCodes, isCentre } = whoseHistory(actor, await getDirectory(db))
  return db.transaction().execute(async (tx) => {
    const now = clock()
    const isNew = await insertRun(tx, {
      ...{ id, code, title: script.title, startedBy: actor.id, startedByName: actor.name },
      ...{ agencyCode: isCentre ? null : (agencyCodes[0] ?? null), createdAt: now },
    })
    if (isNew) {
      // Whoever gathers no team plays with the script, which writes no answers.
      if (!mayRun(actor))
        await insertSeat(tx, {
          ...{ runId: id, role: 'executor', userId: actor.id, userName: actor.name, takenAt: now },
        })
      await note(tx, { actor, action: 'opened', id, details: { title: script.title } })
      return { id }
    }
    const open = await findOpenRun(tx)
    // The same one, asked for twice.
    if (open?.id === id && open.startedBy === actor.id) return { id }
    throw new ConflictError('exercise.one_goes_on')
  })
}

export async function runExerciseCommand(
  { db, clock }: Context,
  { runId, command, actor }: { runId: string; command: ExerciseCommand; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const run = await lockRun(tx, runId)
    const now = clock()
    const { state } = run
    const isLobby = state === 'asked' || state === 'preparing' || state === 'lobby'
    switch (command.type) {
      case 'take': {
        if (!isLobby && state !== 'running') throw new ConflictError('exercise.is_over')
        const seat = { runId, role: command.role, userId: actor.id, userName: actor.name, takenAt: now }
        const isTaken = !(await insertSeat(tx, seat))
        if (isTaken && !(await isOwnSeat(tx, seat))) throw new ConflictError('exercise.seat_taken')
        if (!run.scripted.includes(command.role)) return
        return updateRun(tx, runId, { scripted: run.scripted.filter((role) => role !== command.role) })
      }
      case 'leave':
        if (!isLobby) throw new ConflictError('exercise.begun')
        return deleteSeat(tx, { runId, role: command.role, userId: actor.id })
      case 'begin': {
        authorizeSteering(actor, run)
        if (state !== 'lobby') throw new ConflictError('exercise.not_ready')
        if (command.free === 'self')
          await fillSeats(tx, { runId, userId: actor.id, userName: actor.name, takenAt: now })
        const seats = await listSeats(tx, runId)
        if (seats.length === 0) throw new ConflictError('exercise.nobody_plays')
        const people = new Set(seats.map(({ userId }) => userId))
        const scripted = SCRIPTED_ROLES.filter((role) => !seats.some((seat) => seat.role === role))
        const paces = [{ at: now.toISOString(), speed: command.speed }]
        await note(tx, { actor, action: 'begun', id: runId, details: { title: run.title } })
        const begun = { state: 'running', begunAt: now, teamSize: people.size, paces, scripted } as const
        return updateRun(tx, runId, begun)
      }
      case 'speed': {
        authorizeSteering(actor, run)
        if (state !== 'running') throw new ConflictError('exercise.not_running')
        const paces = [...run.paces, { at: now.toISOString(), speed: command.speed }]
        return updateRun(tx, runId, { paces })
      }
      case 'end': {
        authorizeSteering(actor, run)
        if (state === 'running' || isLobby)
          await note(tx, { actor, action: 'ended', id: runId, details: { title: run.title } })
        if (state === 'running') return updateRun(tx, runId, { state: 'ending' })
        // Nothing was played: there is nothing to count.
        if (isLobby)
          return updateRun(tx, runId, { state: 'failed', endReason: 'stopped', endedAt: now, keptAt: now })
        // Said twice.
        return
      }
    }
  })
}

type Noted = {
  actor: Actor
  action: 'opened' | 'begun' | 'ended'
  id: string
  details: { title: string }
}

/** Who keeps a whole installation running beside this one is in the journal. */
function note(tx: Tx, { actor, action, id, details }: Noted): Promise<void> {
  return addJournal(tx, {
    actor,
    action: `exercise.${action}`,
    objectType: 'exercise',
    objectId: id,
    details,
  })
}

async function isOwnSeat(
  tx: Tx,
  { runId, role, userId }: { runId: string; role: ExerciseRole; userId: string },
): Promise<boolean> {
  return (await listSeats(tx, runId)).some((seat) => seat.role === role && seat.userId === userId)
}

/** For whoever has the role, and only while there is somewhere to go. */
export async function enterExercise(
  { db, clock, setUp }: Context,
  { runId, role, key, actor }: { runId: string; role: ExerciseRole; key?: string | undefined; actor: Actor },
): Promise<{ url: string }> {
  const [run, seats] = await Promise.all([getRun(db, runId), listSeats(db, runId)])
  if (setUp === null || (run.state !== 'lobby' && run.state !== 'running'))
    throw new ConflictError('exercise.not_ready')
  if (!seats.some((seat) => seat.role === role && seat.userId === actor.id))
    throw new ForbiddenError('exercise.not_your_role')
  const ticket = writeTicket(ticketKeyOf(setUp.secret, runId), { role, nonce: newId(), now: clock() })
  // What has gone on meanwhile is found where the role begins.
  const wait = run.waits.find((one) => one.key === key && one.role === role)
  const to = wait ? `&to=${encodeURIComponent(pageOf(wait))}` : ''
  return { url: `${setUp.url}/exercise/enter?ticket=${ticket}${to}` }
}
