import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'

export type Eb = ExpressionBuilder<DB, 'incident'>
export type Condition = Expression<SqlBool>
