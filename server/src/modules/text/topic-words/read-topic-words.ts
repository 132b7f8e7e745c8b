import type { TopicWordsResponse } from '@veche/contract/admin/topic-words.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { SHIPPED_WORDS } from '../../directory/index.ts'
import { findTopicName, listVersions } from './topic-words.repository.ts'

const STARTER = new Map(SHIPPED_WORDS.topics.map(({ code, keywords }) => [code, keywords]))

export function starterOf(code: string): Record<string, number> {
  return STARTER.get(code) ?? {}
}

export async function readTopicWords(db: Db, code: string): Promise<TopicWordsResponse> {
  const [name, versions] = await Promise.all([findTopicName(db, code), listVersions(db, code)])
  if (name === null) throw new NotFoundError('directory.row_not_found', { code })
  const [inUse] = versions
  return {
    ...{ code, name },
    starter: Object.entries(starterOf(code)).map(([word, weight]) => ({ word, isAgainst: weight < 0 })),
    ...{ own: inUse?.own ?? [], putAside: inUse?.putAside ?? [] },
    versions: versions.map(({ changedAt, ...version }) => ({
      ...version,
      changedAt: changedAt.toISOString(),
    })),
  }
}
