/** Who writes to whom, who changes what was written, and who sees the people by name. */
import type { Role } from '@veche/contract/access.ts'
import type { BulletinAudience } from '@veche/contract/portal/orders.ts'
import { BULLETIN_WRITERS, bulletinReach } from '@veche/contract/rules/portal/bulletin-reach.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Actor, hasRole, isPermitted, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

type Known = Pick<Directory, 'agencies' | 'municipalities'>
export type Written = { writtenBy: string; agencyCode: string | null }

function reachOf(actor: Actor, roles: readonly Role[], { agencies }: Known) {
  return bulletinReach(actor.grants, agencies, roles)
}

export function mayWrite(actor: Actor): boolean {
  return isPermitted(actor, 'orders.write')
}

/** Whoever leads one body speaks to it, and to the municipality for which it stands, never to everybody. */
export function authorizeAudience(
  actor: Actor,
  { agencyCodes, municipalityCodes }: BulletinAudience,
  known: Known,
): void {
  const names = (list: readonly { code: string }[]) => new Set(list.map(({ code }) => code))
  const [agencies, municipalities] = [names(known.agencies), names(known.municipalities)]
  const unknown = [
    ...agencyCodes.filter((code) => !agencies.has(code)),
    ...municipalityCodes.filter((code) => !municipalities.has(code)),
  ]
  if (unknown.length > 0) throw new InvalidError('directory.unknown_code', { codes: unknown })
  const reach = reachOf(actor, BULLETIN_WRITERS, known)
  if (reach === 'region') return
  if (agencyCodes.length + municipalityCodes.length === 0) throw new ForbiddenError('bulletin.own_unnamed')
  const beyond = [
    ...known.agencies.filter(({ code }) => agencyCodes.includes(code) && !reach.agencyCodes.includes(code)),
    ...known.municipalities.filter(
      ({ code }) => municipalityCodes.includes(code) && !reach.municipalityCodes.includes(code),
    ),
  ]
  if (beyond.length > 0)
    throw new ForbiddenError('bulletin.out_of_scope', {
      codes: beyond.map(({ code }) => code),
      names: beyond.map(({ shortName }) => shortName).join(', '),
    })
}

/** Of which body a writer speaks; null: of the centre. */
export function speakerOf(actor: Actor, known: Known): string | null {
  const reach = reachOf(actor, BULLETIN_WRITERS, known)
  return reach === 'region' ? null : (reach.agencyCodes[0] ?? null)
}

/** Whose papers a head answers for; null in the list: those of the centre. */
export function ledBodies(actor: Actor, known: Known): 'region' | readonly string[] {
  const reach = reachOf(actor, ['head'], known)
  return reach === 'region' ? 'region' : reach.agencyCodes
}

function leads(actor: Actor, { agencyCode }: Written, known: Known): boolean {
  const led = ledBodies(actor, known)
  return led === 'region' || (agencyCode !== null && led.includes(agencyCode))
}

/** Whom a head answers for: bodies, municipalities and units. Null: of no part of the region. */
export function ledPlaces(actor: Actor, known: Known) {
  const reach = reachOf(actor, ['head'], known)
  if (reach === 'region') return null
  const unitCodes = scopesOf(actor, ['head']).flatMap((scope) => (scope.kind === 'unit' ? scope.code : []))
  const isSome = reach.agencyCodes.length + reach.municipalityCodes.length + unitCodes.length > 0
  return isSome ? { ...reach, unitCodes } : null
}

/** The author, or whoever leads the author's body. */
export function mayChange(actor: Actor, written: Written, known: Known): boolean {
  return mayWrite(actor) && (written.writtenBy === actor.id || leads(actor, written, known))
}

/** Names of people and what each has done: for the author, whoever leads their body, and administrators. */
export function maySeePeople(actor: Actor, written: Written, known: Known): boolean {
  return written.writtenBy === actor.id || leads(actor, written, known) || hasRole(actor, 'administrator')
}
