/** Topics: a name may be corrected; another meaning is another topic, and the old one is closed and mapped to it. */
import type {
  CreateTopicGroupRequest,
  CreateTopicRequest,
  MapTopicsRequest,
  UpdateTopicGroupRequest,
  UpdateTopicRequest,
} from '@veche/contract/admin/directory.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { joinEdit } from '../../platform/fields-changed.ts'
import { type Actor, changerByJournal } from '../access/index.ts'
import { changeDirectory, type DirectoryContext, requireCode } from './change-directory.ts'
import { changedFields } from './domain/changed-fields.ts'
import { findMappingProblems, followMappings, type TopicMapping } from './domain/topic-mapping.ts'
import {
  getCatalogueVersion,
  getTopic,
  getTopicGroup,
  insertCatalogueVersion,
  insertTopicGroup,
  insertTopicRow,
  listTopicMappings,
  readTopicDates,
  updateTopicGroupRow,
  updateTopicRow,
  upsertTopicMapping,
} from './topics.repository.ts'

type By = { actor: Actor }
export type NewTopic = z.infer<typeof CreateTopicRequest>
export type TopicChanges = z.infer<typeof UpdateTopicRequest>
type NewGroup = z.infer<typeof CreateTopicGroupRequest>
type GroupChanges = z.infer<typeof UpdateTopicGroupRequest>

export function createTopicGroup(
  { db }: DirectoryContext,
  { row, actor }: By & { row: NewGroup },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.topic_group_added', objectType: 'topic_group', objectId: row.code },
    run: async (tx) => {
      const added = await insertTopicGroup(tx, row)
      if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
      return { result: undefined, details: { ...row } }
    },
  })
}

export function updateTopicGroup(
  { db }: DirectoryContext,
  { code, changes: { before, ...wanted }, actor }: By & { code: string; changes: GroupChanges },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.topic_group_changed', objectType: 'topic_group', objectId: code },
    run: async (tx) => {
      const now = await getTopicGroup(tx, code)
      const findChanger = changerByJournal(tx, { objectType: 'topic_group', objectId: code })
      const changes = await joinEdit({ now, before, wanted, findChanger })
      const details = changedFields<unknown>(now, changes)
      if (Object.keys(details).length > 0) await updateTopicGroupRow(tx, code, changes)
      return { result: undefined, details }
    },
  })
}

export function createTopic({ db }: DirectoryContext, { row, actor }: By & { row: NewTopic }): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.topic_added', objectType: 'topic', objectId: row.code },
    run: async (tx) => ({ result: await insertTopic(tx, row), details: { ...row } }),
  })
}

export function updateTopic(
  { db }: DirectoryContext,
  { code, changes, actor }: By & { code: string; changes: TopicChanges },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.topic_changed', objectType: 'topic', objectId: code },
    run: async (tx) => ({ result: undefined, details: await writeTopic(tx, code, changes) }),
  })
}

export async function insertTopic(tx: Tx, row: NewTopic): Promise<void> {
  await requireCode(tx, 'topicGroup', row.groupCode, 'groupCode')
  const added = await insertTopicRow(tx, { ...row, catalogueVersion: await getCatalogueVersion(tx) })
  if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
}

export async function writeTopic(tx: Tx, code: string, { before, ...wanted }: TopicChanges) {
  const now = await getTopic(tx, code)
  const findChanger = changerByJournal(tx, { objectType: 'topic', objectId: code })
  const changes = await joinEdit({ now, before, wanted, findChanger })
  const fields = changedFields<unknown>(now, changes)
  if (Object.keys(fields).length === 0) return {}
  if (changes.groupCode) await requireCode(tx, 'topicGroup', changes.groupCode, 'groupCode')
  if (changes.validUntil && changes.validUntil <= now.validFrom)
    throw new InvalidError('directory.closed_before_begun', { code })
  await updateTopicRow(tx, code, changes)
  return fields
}

/** A new version of the catalogue says what closed topics became; open work follows when asked to, by a job. */
export function mapTopics(
  { db, jobs, clock, region }: DirectoryContext,
  { mappings, note, isMoved, actor }: By & z.infer<typeof MapTopicsRequest>,
): Promise<number> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.topics_mapped', objectType: 'catalogue', objectId: null },
    run: async (tx) => {
      const known = await listTopicMappings(tx)
      const topics = await readTopicDates(tx)
      const today = dateIn(region.timeZone, clock())
      const problems = findMappingProblems(mappings, { known, topics, today })
      if (problems.length > 0) throw new InvalidError('directory.bad_mapping', { problems })
      const version = (await getCatalogueVersion(tx)) + 1
      await saveVersion(tx, { version, note, mappings: followMappings(known, mappings) })
      if (isMoved) {
        const by = { id: actor.id, name: actor.name }
        await jobs.add(tx, 'incidents.move_topics', { catalogueVersion: version, actor: by })
      }
      return { result: version, details: { catalogueVersion: version, mappings, isMoved } }
    },
  })
}

type Version = { version: number; note: string; mappings: readonly TopicMapping[] }

async function saveVersion(tx: Tx, { version, note, mappings }: Version): Promise<void> {
  await insertCatalogueVersion(tx, version, note)
  for (const mapping of mappings) await upsertTopicMapping(tx, mapping, version)
}

export function dateIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
}
