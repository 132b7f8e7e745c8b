import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'

type Asked = { words: string; isNearly: boolean; limit: number }

const NAME = sql<string>`work_rule_version.content ->> 'name'`
/** As `nameRules` says it. */
const TITLE = sql<string>`work_rule.no || '. ' || (${NAME})`

function selectNewest(db: Db) {
  return db
    .selectFrom('workRule')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'workRule.id')
        .on(sql<SqlBool>`work_rule_version.version_no = work_rule.newest_no`),
    )
    .select(['workRule.id', TITLE.as('title')])
}

/** For the one search: rules by the name of their newest version, archived ones last. */
export async function findRules(
  { db }: { db: Db },
  { words, isNearly, limit }: Asked,
): Promise<{ id: string; title: string }[]> {
  return selectNewest(db)
    .where(
      hasRoomWords(
        { indexed: sql`to_tsvector('russian'::regconfig, ${NAME})`, title: NAME },
        { search: words, isNearly },
      ),
    )
    .orderBy(sql`work_rule.archived_at is not null`)
    .orderBy('workRule.no', 'desc')
    .limit(limit)
    .execute()
}

/** Ids of rules whose number and name hold the words, archived ones too. */
export async function listRuleIdsNamed(db: Db, words: string): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await selectNewest(db).where(TITLE, 'ilike', pattern).execute()
  return rows.map(({ id }) => id)
}
