/**
 * A rumour is heard in one place and was told in others before: what was said lately is compared with a card once it is
 * there, and again when a person has learnt it other words. Its places are added as those of any message that comes in.
 */
import { type SqlBool, sql } from 'kysely'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { isDatabaseAway } from '../../../platform/database/db.ts'
import { listMessages } from '../../inbox/index.ts'
import type { FakeRow, FakesContext } from '../card/index.ts'
import { loadLiveCards } from '../matching/index.ts'
import { addFound, findCarried, type IntakeDeps, isOfResident } from './register-fake-carriers.ts'

type Deps = Pick<FakesContext, 'db' | 'log'> & { loadDeps: () => Promise<IntakeDeps> }

const IDLE_MS = 5000
const BACK_MS = 72 * 3_600_000
/** The newest that have a word in common. */
const MOST = 5000
const PAGE = 500
const WORDINGS = 5

export function startLookingBack(deps: Deps): Loop {
  return startLoop({
    name: 'what was said before a card',
    log: deps.log,
    turn: async () => ({ nextInMs: (await lookBack(deps)) ? 0 : IDLE_MS }),
  })
}

/** True: a card was looked at, another may wait. */
export async function lookBack(deps: Deps): Promise<boolean> {
  const fake = await deps.db
    .selectFrom('fake')
    .selectAll()
    .where(sql<SqlBool>`not is_looked_back and step not in ('closed', 'dropped')`)
    .orderBy('signalledAt')
    .limit(1)
    .executeTakeFirst()
  if (!fake) return false
  // First: who learns new words meanwhile asks for another look.
  await deps.db.updateTable('fake').set({ isLookedBack: true }).where('id', '=', fake.id).execute()
  try {
    const ids = await listSaid(deps, fake)
    for (let start = 0; start < ids.length; start += PAGE)
      await compare(deps, fake.id, ids.slice(start, start + PAGE))
  } catch (error) {
    if (isDatabaseAway(error)) {
      await deps.db.updateTable('fake').set({ isLookedBack: false }).where('id', '=', fake.id).execute()
      throw error
    }
    deps.log.error({ err: error, fakeId: fake.id }, 'what was said before a card could not be read')
  }
  return true
}

type Told = Pick<FakeRow, 'id' | 'claim' | 'firstSeenAt' | 'signalledAt'>

/** Of residents, with a word of the claim or of the first wordings that are sure, the newest first. */
async function listSaid({ db }: Deps, fake: Told): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message where direction = 'in' and source_state <> 'deleted'
      and occurred_at >= ${new Date(Math.min(fake.firstSeenAt.getTime(), fake.signalledAt.getTime()) - BACK_MS)}
      and search @@ replace(plainto_tsquery('russian'::regconfig, ${fake.claim} || ' ' || coalesce((
        select string_agg(text, ' ') from (select text from fake_carrier
          where fake_id = ${fake.id} and state = 'confirmed' order by written_at limit ${WORDINGS}) told), ''))::text,
        '&', '|')::tsquery
      and not exists (select from fake_carrier where fake_id = ${fake.id} and message_id = message.id)
    order by occurred_at desc limit ${MOST}`.execute(db)
  return rows.map(({ id }) => id)
}

async function compare({ db, loadDeps }: Deps, fakeId: string, messageIds: readonly string[]): Promise<void> {
  const deps = await loadDeps()
  await db.transaction().execute(async (tx) => {
    const cards = (await loadLiveCards(tx, deps.suggest)).filter(({ card }) => card.id === fakeId)
    const messages = (await listMessages(tx, [...messageIds])).filter(isOfResident)
    await addFound(tx, await findCarried(tx, messages, { cards, deps }), deps)
  })
}
