/** Chats, broadcasts and rumours as PostgreSQL shows them to anybody, beside what the rules of sight say. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { saveChatRow, saveRumourRow, saveStreamRow } from '../../../test/factories/beside-factory.ts'
import { anyGrants } from '../../../test/factories/scope-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import type { Actor } from '../../modules/access/index.ts'
import { loadChatScopes } from '../../modules/chats/chat/index.ts'
import { canSeeChat } from '../../modules/chats/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import { administrationsOf } from '../../modules/fakes/card/index.ts'
import { canSeeFake } from '../../modules/fakes/index.ts'
import { canSeeLivestream } from '../../modules/livestreams/index.ts'
import { scopeOf } from '../../modules/livestreams/stream/index.ts'
import { readAs } from '../../platform/database/readers/reader.ts'
import { createVault } from '../../platform/vault.ts'
import { readerOf } from './reader-of.ts'

const PLACES = ['borovichi', 'valday', 'kholm']
const BODIES = [null, 'administration-valday', 'ministry-roads']
const people = [buildActor(), buildActor()]

type Seen = Record<'chats' | 'streams' | 'fakes', string[]>

let database: TestDatabase
/** What the rules show to somebody. */
let seenByRules: (actor: Actor) => Seen
beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  const { id: channelId } = await saveChannel({
    db,
    vault: createVault('a secret of this test, long enough'),
  })
  for (const actor of people) await saveUser(db, actor)
  const persons = [null, ...people.map(({ id }) => id)]
  const [chats, streams, fakes] = [[], [], []] as [
    Awaited<ReturnType<typeof saveChatRow>>[],
    Awaited<ReturnType<typeof saveStreamRow>>[],
    Awaited<ReturnType<typeof saveRumourRow>>[],
  ]
  for (const municipalityCode of [null, ...PLACES]) {
    for (const personId of persons) {
      const place = { municipalityCode, agencyCode: personId && 'ministry-roads', editorId: personId }
      streams.push(await saveStreamRow(db, { ...place, words: 'Эфир' }))
      if (municipalityCode !== null)
        chats.push(await saveChatRow(db, { channelId, municipalityCode, memberId: personId, words: 'Чат' }))
    }
    for (const agencyCode of BODIES)
      fakes.push(await saveRumourRow(db, { municipalityCode, agencyCode, words: 'Мост закроют' }))
  }
  const directory = await getDirectory(db)
  const scopes = await loadChatScopes(db, chats)
  const inTerritory = (fake: (typeof fakes)[number]) => ({
    ...fake,
    administrationCodes: administrationsOf(fake.municipalityCode, directory),
  })
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()
  seenByRules = (actor) => ({
    chats: idsOf(chats.filter(({ id }) => canSeeChat(actor, scopes.get(id)!))),
    streams: idsOf(streams.filter((stream) => canSeeLivestream(actor, scopeOf(stream, directory)))),
    fakes: idsOf(fakes.filter((fake) => canSeeFake(actor, inTerritory(fake)))),
  })
})
afterAll(() => database.close())

/** `through`: by what belongs to them, at two removes where there is such a thing. */
async function readAll(actor: Actor): Promise<{ own: Seen; through: Seen }> {
  const { rows } = await readAs({ reader: readerOf(actor), isChanging: false }, () =>
    sql<{ own: Seen; through: Seen }>`select
      json_build_object('chats', array(select id from chat order by id),
        'streams', array(select id from livestream order by id), 'fakes', array(select id from fake order by id)) as own,
      json_build_object('chats', array(select chat_id from chat_question order by chat_id),
        'streams', array(select livestream_id from livestream_asker
          join livestream_question question on question.id = question_id order by livestream_id),
        'fakes', array(select fake_id from fake_reach
          join fake_carrier carrier on carrier.id = carrier_id order by fake_id)) as through`.execute(
      database.db,
    ),
  )
  return rows[0]!
}

it('shows to anybody, without any condition in the query, what the rules let them see', async () => {
  await fc.assert(
    fc.asyncProperty(anyGrants, fc.constantFrom(...people), async (grants, person) => {
      const actor: Actor = { ...person, grants }
      const seen = seenByRules(actor)

      expect(await readAll(actor)).toEqual({ own: seen, through: seen })
    }),
    { numRuns: 200 },
  )
})
