import type pg from 'pg'
import { getJournalHead, verifyJournal } from '../../../../server/src/modules/access/index.ts'
import { createDatabase } from '../../../../server/src/platform/database/db.ts'
import { createRandom } from '../../lib/random.ts'
import { createJudge, type Drill, type DrillReport } from '../drill.ts'
import { openDrillStage } from '../stage.ts'
import { LONG_WAYS, QUICK_WAYS, type Way } from './ways.ts'

/** Each so many rows suffer a long way too. */
const LONG_EACH = 50
const TABLES = ['journal', 'journal_link', 'journal_head']

/** Each row of the journal is tampered with, one after another, and the check has to tell of each. */
export const tampering: Drill = {
  id: 'R27',
  about: 'the journal is tampered with',
  ...{ unit: 'rows, each tampered with', full: 10_000, quick: 200 },
  async run({ size, seed }) {
    const stage = await openDrillStage()
    try {
      // Nobody writes a row of their own meanwhile.
      await stage.product.stop()
      return await stage.withOwner((pool) => tamperWithEach(pool, { size, seed }))
    } finally {
      await stage.close()
    }
  },
}

async function tamperWithEach(
  pool: pg.Pool,
  { size, seed }: { size: number; seed: number },
): Promise<DrillReport> {
  const counts: Record<string, number> = {}
  const judge = createJudge(counts)
  const db = createDatabase(pool)
  const forger = await pool.connect()
  try {
    await forger.query("set session_replication_role = 'origin'")
    await writeRows(forger, size)
    const kept = await getJournalHead(db)
    const wasWhole = (await verifyJournal(db, kept)).isWhole
    await forger.query("set session_replication_role = 'replica'")
    for (const table of TABLES) await forger.query(`create table kept_${table} as select * from ${table}`)
    await forger.query('create index on kept_journal (id); create index on kept_journal_link (seq)')
    const first = kept.seq - size + 1
    const { next, pick } = createRandom(seed)
    const missed: string[] = []
    let [tried, afar] = [0, 0]
    const tryWay = async (way: Way, seq: number) => {
      await forge(forger, way, seq)
      const verdict = await verifyJournal(db, way.needsKept ? kept : null)
      await putBack(forger, seq)
      tried += 1
      if (verdict.isWhole) missed.push(`${way.name} at ${seq}`)
      else if (!way.needsKept && Math.abs(verdict.seq - seq) > 1 && way.name !== 'added before it') afar += 1
    }
    for (let seq = first; seq <= kept.seq; seq += 1) {
      const isLast = seq === kept.seq
      const fit = (ways: readonly Way[]) => ways.filter((way) => !(way.needsNext && isLast))
      await tryWay(pick(fit(QUICK_WAYS)), seq)
      if (next() < 1 / LONG_EACH) await tryWay(pick(LONG_WAYS), seq)
    }
    judge.exactly('whole before', Number(wasWhole), 1)
    judge.some('tried', tried)
    judge.exactly('not told', missed.length, 0)
    judge.exactly('told of another row', afar, 0)
    judge.exactly('whole after all was put back', Number((await verifyJournal(db, kept)).isWhole), 1)
    return { counts, broken: [...judge.broken, ...missed.slice(0, 5)] }
  } finally {
    forger.release(true)
  }
}

/** As the product writes them; ids are even, so that a row can be put between two. */
async function writeRows(forger: pg.PoolClient, count: number): Promise<void> {
  await forger.query('alter sequence journal_id_seq increment by 2')
  await forger.query(
    `insert into journal (action, object_type, object_id, details)
     select 'drill.' || number % 7, 'user', number::text, jsonb_build_object('number', number)
     from generate_series(1, $1::int) number`,
    [count],
  )
}

async function forge(forger: pg.PoolClient, { statements }: Way, seq: number): Promise<void> {
  for (const statement of statements) await forger.query(statement, statement.includes('$1') ? [seq] : [])
}

const IN_PLACES = 'seq between $1::bigint and $2::bigint'
/** From one before the row, where another may have been added. */
const IN_IDS = `id between (select min(journal_id) - 1 from kept_journal_link where ${IN_PLACES})
  and (select max(journal_id) from kept_journal_link where ${IN_PLACES})`
const PUT_BACK = [
  `delete from journal where ${IN_IDS}`,
  `insert into journal overriding system value select * from kept_journal where ${IN_IDS}`,
  `delete from journal_link where ${IN_PLACES}`,
  `insert into journal_link select * from kept_journal_link where ${IN_PLACES}`,
]

/** As it was. What did not touch the end of the chain touched a row and its neighbour alone. */
async function putBack(forger: pg.PoolClient, seq: number): Promise<void> {
  const { rowCount } = await forger.query(
    'update journal_head head set seq = kept.seq, hash = kept.hash from kept_journal_head kept where head.hash <> kept.hash or head.seq <> kept.seq',
  )
  const last = rowCount ? Number.MAX_SAFE_INTEGER : seq + 1
  for (const statement of PUT_BACK) await forger.query(statement, [seq, last])
}
