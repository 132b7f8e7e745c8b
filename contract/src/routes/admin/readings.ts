import { LeakFileQuery, LeakQuery, LeakResponse } from '../../admin/readings.ts'
import { route } from '../route.ts'

/** Who saw or took away whom between two moments. Both are entries of the journal. */
export const READING_ROUTES = {
  summary: route({
    method: 'GET',
    path: '/api/readings/leak',
    permission: 'journal.read',
    tag: 'journal',
    summary: 'Tells who was shown how many questions',
    description:
      'Between two moments, of all employees or of some, of all questions or of those of a resident. Itself an entry of the journal.',
    query: LeakQuery,
    response: LeakResponse,
  }),
  file: route({
    method: 'GET',
    path: '/api/readings/leak/file',
    permission: 'journal.read',
    tag: 'journal',
    summary: 'Takes away who was shown which questions',
    description:
      'A row for each question that a response showed: who, when, how and from where. Itself an entry of the journal. A file.',
    query: LeakFileQuery,
  }),
}
