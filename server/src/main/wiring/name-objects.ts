import type { ObjectNames } from '../../modules/access/index.ts'
import { listChannelIdsNamed, listChannelNames } from '../../modules/channels/index.ts'
import { type Directory, getDirectory } from '../../modules/directory/index.ts'
import { listWebhookIdsNamed, nameWebhooks } from '../../modules/live/index.ts'
import { listRuleIdsNamed, nameRules } from '../../modules/portal/index.ts'
import type { Db } from '../../platform/database/db.ts'

/** How things of one type are called, by their ids, and ids of those whose names hold the words. */
type Names = {
  name: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  find: (db: Db, words: string) => Promise<readonly string[]>
}
type Entry = { code: string; name: string; shortName?: string }

/** Types of the journal that have names besides accounts, for both ways. */
const TYPES: ReadonlyMap<string, Names> = new Map([
  ['channel', { name: nameChannels, find: listChannelIdsNamed }],
  ['rule', { name: nameRules, find: listRuleIdsNamed }],
  ['webhook', { name: nameWebhooks, find: listWebhookIdsNamed }],
  ['municipality', inDirectory((all) => [...all.municipalities, ...all.retired.municipalities])],
  ['agency', inDirectory((all) => [...all.agencies, ...all.retired.agencies])],
  ['unit', inDirectory((all) => [...all.agencies.flatMap(({ units }) => units), ...all.retired.units])],
  ['topic_group', inDirectory((all) => all.topicGroups)],
  ['topic', inDirectory((all) => [...all.topics, ...all.retired.topics])],
])

async function nameChannels(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await listChannelNames(db, [...ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The directory is kept in memory, so both ways read it there. */
function inDirectory(listEntries: (directory: Directory) => readonly Entry[]): Names {
  return {
    name: async (db) => new Map(listEntries(await getDirectory(db)).map(({ code, name }) => [code, name])),
    find: async (db, words) => {
      const sought = words.toLowerCase()
      const holds = (text: string) => text.toLowerCase().includes(sought)
      return listEntries(await getDirectory(db))
        .filter(({ name, shortName = '' }) => holds(name) || holds(shortName))
        .map(({ code }) => code)
    },
  }
}

/** How the journal calls what its rows are about, and what it finds by these names. */
export const objectNames: ObjectNames = {
  name: async (db, { objectType, ids }) => (await TYPES.get(objectType)?.name(db, ids)) ?? new Map(),
  find: async (db, words) => {
    const found = [...TYPES].map(async ([type, { find }]) => [type, await find(db, words)] as const)
    return new Map((await Promise.all(found)).filter(([, ids]) => ids.length > 0))
  },
}
