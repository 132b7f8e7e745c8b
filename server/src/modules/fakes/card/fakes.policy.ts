/** Who sees which cards and what they may do with them. One rule, two forms: a check and a set for SQL. */
import type { Role, Scope } from '@veche/contract/access.ts'
import type { FakeCommand } from '@veche/contract/fakes.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

/** The fields of a card that decide who sees it. */
export type FakeScope = {
  /** Null: the whole region. */
  municipalityCode: string | null
  /** The agency that was asked for the facts. */
  agencyCode: string | null
  /** Administrations whose territory it goes round in: of its municipality, of all of them for the whole region. */
  administrationCodes: readonly string[]
}
/**
 * `signal`: says that something goes round. `facts`: brings evidence. `work`: keeps the card. `judge`: gives one of the
 * two verdicts. `approve`: decides on the text of another.
 */
export type FakeRight = 'read' | 'signal' | 'facts' | 'work' | 'judge' | 'approve'

const CHECKERS: readonly Role[] = ['fact_checker', 'moderator']
export const ROLES_FOR: Record<FakeRight, readonly Role[]> = {
  read: [...CHECKERS, 'dispatcher', 'coordinator', 'executor', 'head', 'chat_moderator', 'analyst'],
  signal: [...CHECKERS, 'dispatcher', 'coordinator', 'head', 'chat_moderator'],
  facts: [...CHECKERS, 'coordinator', 'executor', 'head'],
  work: CHECKERS,
  judge: [...CHECKERS, 'head'],
  approve: ['moderator', 'head'],
}

export function canWithFake(actor: Pick<Actor, 'grants'>, right: FakeRight, fake: FakeScope): boolean {
  return actor.grants.some(({ role, scope }) => ROLES_FOR[right].includes(role) && isInScope(scope, fake))
}

/**
 * An administration stands for its territory; any other agency sees cards that it was asked about. Rumours of the whole region are read
 * and judged by all territories.
 */
function isInScope(scope: Scope, { municipalityCode, agencyCode, administrationCodes }: FakeScope): boolean {
  switch (scope.kind) {
    case 'region':
      return true
    case 'municipality':
      return municipalityCode === null || scope.code === municipalityCode
    case 'agency':
      return scope.code === agencyCode || administrationCodes.includes(scope.code)
    case 'unit':
      return false
  }
}

const RIGHT_FOR: Record<FakeCommand['type'], FakeRight> = {
  open: 'signal',
  triage: 'work',
  end_facts: 'facts',
  opine: 'judge',
  return_to_facts: 'judge',
  write: 'work',
  approve: 'approve',
  send_back: 'approve',
  publish: 'work',
  publish_by_hand: 'work',
  leave_out: 'work',
  correct: 'work',
  close: 'work',
  drop: 'work',
  reopen: 'work',
}

export const rightFor = (type: FakeCommand['type']): FakeRight => RIGHT_FOR[type]

type Agencies = Pick<Directory, 'agencies'>

/** For a card that is not saved yet, or that moves to another place. */
export function administrationsOf(municipalityCode: string | null, { agencies }: Agencies): string[] {
  return agencies
    .filter((agency) => agency.kind === 'administration' && agency.municipalityCode !== null)
    .filter((agency) => municipalityCode === null || agency.municipalityCode === municipalityCode)
    .map(({ code }) => code)
}

/** The card after a move: its administrations follow its municipality. */
export function movedFake<Moved extends Pick<FakeScope, 'municipalityCode'>>(
  fake: Moved,
  directory: Agencies,
) {
  return { ...fake, administrationCodes: administrationsOf(fake.municipalityCode, directory) }
}

/**
 * The agency in whose name a rumour is reported, which then sees the card. An agency of one municipality may report
 * none of another. Null for people who work for a territory.
 */
export function agencyOfSignal(
  actor: Actor,
  municipalityCode: string | null,
  { agencies }: Agencies,
): string | null {
  const ofTerritory = { municipalityCode, agencyCode: null, administrationCodes: [] }
  if (canWithFake(actor, 'signal', ofTerritory)) return null
  const own = scopesOf(actor, ROLES_FOR.signal).flatMap((scope) =>
    scope.kind === 'agency' ? agencies.filter(({ code }) => code === scope.code) : [],
  )
  const serving = own.find(
    (body) =>
      municipalityCode === null ||
      body.municipalityCode === null ||
      body.municipalityCode === municipalityCode,
  )
  if (!serving) throw new ForbiddenError('fake.forbidden', { right: 'signal' })
  return serving.code
}

export const canSeeFake = (actor: Actor, fake: FakeScope): boolean => canWithFake(actor, 'read', fake)

export function authorizeFake(actor: Actor, right: FakeRight, fake: FakeScope): void {
  if (!canWithFake(actor, right, fake)) throw new ForbiddenError('fake.forbidden', { right })
}
