import type { MacroContent } from '@veche/contract/portal/macros.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, hasRole } from '../../access/index.ts'
import { namePeople, type RulesContext } from '../rule-engine/index.ts'
import { insertMacro, lockMacro, type MacroRow, setArchived, updateMacro } from './macros.repository.ts'

/** Whoever leads work shares; everybody has macros of their own. */
export function mayShare(actor: Actor): boolean {
  return hasRole(actor, 'dispatcher', 'moderator', 'coordinator')
}

export function mayChange(
  actor: Actor,
  { writtenBy, content }: Pick<MacroRow, 'writtenBy' | 'content'>,
): boolean {
  return writtenBy === actor.id || (content.isShared && hasRole(actor, 'moderator'))
}

function assertMacro({ acts, text, isShared }: MacroContent, actor: Actor): void {
  if (isShared && !mayShare(actor)) throw new ForbiddenError('macro.may_not_share')
  if (acts.length === 0 && text === '') throw new InvalidError('macro.does_nothing', { field: 'acts' })
}

export function createMacro(
  { db, clock }: RulesContext,
  { content, actor }: { content: MacroContent; actor: Actor },
): Promise<string> {
  return db.transaction().execute((tx) => addMacro(tx, { content, actor, now: clock() }))
}

export async function addMacro(
  tx: Tx,
  { content, actor, now }: { content: MacroContent; actor: Actor; now: Date },
): Promise<string> {
  assertMacro(content, actor)
  const id = newId()
  const acts = await namePeople(tx, content.acts)
  await insertMacro(tx, id, { content: { ...content, acts }, writer: actor, now })
  return id
}

type Changing = { macroId: string; wanted: MacroContent; before: Fields | undefined; actor: Actor }

export function changeMacro({ db }: RulesContext, changing: Changing): Promise<void> {
  return db.transaction().execute((tx) => rewriteMacro(tx, changing))
}

export async function rewriteMacro(tx: Tx, { macroId, wanted, before, actor }: Changing): Promise<void> {
  const macro = await lockMacro(tx, macroId, actor.id)
  if (!mayChange(actor, macro)) throw new ForbiddenError('macro.not_own', { id: macroId })
  const findChanger = async () => ({ by: macro.writtenByName, at: macro.writtenAt })
  const changes = await joinEdit({ now: macro.content, before, wanted, findChanger })
  const content = { ...macro.content, ...changes }
  assertMacro(content, actor)
  await updateMacro(tx, macroId, { ...content, acts: await namePeople(tx, content.acts) })
}

export function archiveMacro(
  { db, clock }: RulesContext,
  { macroId, actor }: { macroId: string; actor: Actor },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const macro = await lockMacro(tx, macroId, actor.id)
    if (!mayChange(actor, macro)) throw new ForbiddenError('macro.not_own', { id: macroId })
    await setArchived(tx, macroId, clock())
  })
}
