import { JournalCheckResponse, JournalQuery, JournalResponse } from '../../access.ts'
import { PageQuery } from '../../common.ts'
import { route } from '../route.ts'

const ListQuery = JournalQuery.extend(PageQuery.shape)

export const JOURNAL_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/journal',
    permission: 'journal.read',
    tag: 'journal',
    summary: 'Lists entries of the journal',
    description:
      'The newest first, or the oldest with `order`, filtered by person, by words of what an entry is about and of its details, by act, time and network of the caller. Read by those who keep the whole region. With `number` also the steps and the readings of that question, of the last thirty days unless `from` is said; readings of one person in one way within an hour are one entry with their count and the first of them; whoever asks stands in the journal (`readings.sought`).',
    query: ListQuery,
    response: JournalResponse,
  }),
  export: route({
    method: 'GET',
    path: '/api/journal/export',
    permission: 'journal.read',
    tag: 'journal',
    summary: 'Takes the journal away as CSV',
    description: 'The same filter as the list. Itself an entry of the journal. A file.',
    query: JournalQuery,
  }),
  check: route({
    method: 'GET',
    path: '/api/journal/check',
    permission: 'journal.read',
    tag: 'journal',
    summary: 'Checks the chain of the journal',
    description: 'Reads every entry and tells whether one was changed or removed, and which is the first.',
    response: JournalCheckResponse,
  }),
}
