import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'

type Asked = { words: string; isNearly: boolean; limit: number }

/** For the one search: rules by the name of their newest version, archived ones last. */
export async function findRules(
  { db }: { db: Db },
  { words, isNearly, limit }: Asked,
): Promise<{ id: string; title: string }[]> {
  const name = sql<string>`work_rule_version.content ->> 'name'`
  return db
    .selectFrom('workRule')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'workRule.id')
        .on(sql<SqlBool>`work_rule_version.version_no = work_rule.newest_no`),
    )
    .select(['workRule.id', sql<string>`work_rule.no || '. ' || (${name})`.as('title')])
    .where(
      hasRoomWords(
        { indexed: sql`to_tsvector('russian'::regconfig, ${name})`, title: name },
        { search: words, isNearly },
      ),
    )
    .orderBy(sql`work_rule.archived_at is not null`)
    .orderBy('workRule.no', 'desc')
    .limit(limit)
    .execute()
}
