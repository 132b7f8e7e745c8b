/** Who may say the word that a text waits for, and which texts wait for it of one person. */
import { titleOf } from '@veche/contract/rules/portal/broadcast-words.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted, listActivePeople } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listSubmitted } from './broadcast-list.repository.ts'
import { approvingReach, mayApprove, reachWithin, writingReach } from './broadcasts.policy.ts'
import type { ReadBroadcast } from './broadcasts.repository.ts'
import { isWaiting } from './domain/broadcast-state.ts'
import { widestFirst } from './domain/widest-first.ts'

export type Person = Pick<Actor, 'id' | 'name' | 'grants'>
type Version = Pick<ReadBroadcast, 'versionBy' | 'municipalityCodes'>

/** By name; nobody approves words of their own. */
export async function listApprovers(
  db: Db,
  broadcast: Version,
  directory: Directory,
): Promise<Pick<Actor, 'id' | 'name'>[]> {
  return chooseApprovers(await listActivePeople(db), broadcast, directory)
}

export function chooseApprovers(people: readonly Person[], version: Version, directory: Directory): Person[] {
  return people.filter((one) => one.id !== version.versionBy && mayApprove(one, version, directory))
}

const MOST_ASKED = 50

/** For whoever begins to write: who could approve it in which places, and whom else to ask to write it. */
export async function listForWriter(db: Db, actor: Actor, directory: Directory) {
  const others = (await listActivePeople(db)).filter(({ id }) => id !== actor.id)
  const writing = writingReach(actor, directory)
  const approving = isPermitted(actor, 'broadcasts.approve')
    ? reachWithin(approvingReach(actor, directory), writing)
    : []
  const within = (reachOf: typeof writingReach) =>
    others
      .map((one) => ({
        name: one.name,
        municipalityCodes: reachWithin(reachOf(one, directory), writing),
      }))
      .filter(({ municipalityCodes }) => municipalityCodes === null || municipalityCodes.length > 0)
  return {
    approvers: within(approvingReach),
    colleagues: approving?.length === 0 ? [] : widestFirst(within(writingReach)).slice(0, MOST_ASKED),
    approvedIn: approving,
  }
}

export async function broadcastsToApprove(db: Db, actor: Actor) {
  const [rows, directory] = await Promise.all([listSubmitted(db), getDirectory(db)])
  return rows
    .filter((row) => isWaiting(row) && row.versionBy !== actor.id && mayApprove(actor, row, directory))
    .map(({ id, content, isUrgent, publishAt, startedAt, versionByName, writtenAt }) => ({
      ...{ id, isUrgent, publishAt, writtenByName: versionByName, writtenAt },
      isCorrection: startedAt !== null,
      title: titleOf(content.text),
    }))
}
