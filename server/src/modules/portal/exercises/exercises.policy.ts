/** Who begins, steers and ends an exercise, and whose history one sees. */
import { ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, isPermitted, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import type { Whose } from './history.repository.ts'

export function mayRun(actor: Actor): boolean {
  return isPermitted(actor, 'exercises.run')
}

/** Whoever asked for it, also when they may no longer ask for another. */
export function maySteer(actor: Actor, run: { startedBy: string }): boolean {
  return run.startedBy === actor.id || mayRun(actor)
}

export function authorizeSteering(actor: Actor, run: { startedBy: string }): void {
  if (!maySteer(actor, run)) throw new ForbiddenError('exercise.not_yours')
}

const CENTRE = ['administrator', 'dispatcher', 'moderator', 'analyst', 'head'] as const

type Seen = {
  run: { startedBy: string; agencyCode: string | null; endedAt: Date | null }
  seats: readonly { userId: string }[]
  directory: Pick<Directory, 'agencies'>
}

/** One that goes on is for everybody to join; what it came to is for those who played, their body and the centre. */
export function maySee(actor: Actor, { run, seats, directory }: Seen): boolean {
  if (run.endedAt === null || run.startedBy === actor.id) return true
  const { agencyCodes, isCentre } = whoseHistory(actor, directory)
  const isOfOwnBody = run.agencyCode !== null && agencyCodes.includes(run.agencyCode)
  return isCentre || isOfOwnBody || seats.some(({ userId }) => userId === actor.id)
}

/** Of which bodies one is; the centre is of all. */
export function whoseHistory(actor: Actor, { agencies }: Pick<Directory, 'agencies'>): Whose {
  const scopes = actor.grants.map(({ scope }) => scope)
  const agencyCodes = scopes.flatMap((scope) => {
    if (scope.kind === 'agency') return scope.code
    if (scope.kind === 'municipality')
      return agencies.flatMap(({ code, kind, municipalityCode }) =>
        kind === 'administration' && municipalityCode === scope.code ? code : [],
      )
    if (scope.kind !== 'unit') return []
    return agencies.find(({ units }) => units.some(({ code }) => code === scope.code))?.code ?? []
  })
  const isCentre = scopesOf(actor, [...CENTRE]).some(({ kind }) => kind === 'region')
  return { userId: actor.id, agencyCodes: [...new Set(agencyCodes)], isCentre }
}
