import {
  PulseAnswerRequest,
  PulseAnswerResponse,
  PulseKeysQuery,
  PulseKeysResponse,
  PulseResponse,
  PulseWordsResponse,
  TakeBlankRequest,
  TakeBlankResponse,
} from '../../portal/pulse.ts'
import { route } from '../route.ts'

export const PULSE_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/pulse',
    permission: 'pulse.take',
    tag: 'pulse',
    summary: 'Shows the pulse on workload: this month, and what was answered before',
    description:
      'Results of all and of the group of the reader; the centre sees each group. Nothing is shown of fewer than five answers.',
    response: PulseResponse,
  }),
  exportMonths: route({
    method: 'GET',
    path: '/api/pulse.csv',
    permission: 'pulse.take',
    tag: 'pulse',
    summary: 'Exports what the pulse has said, month by month',
    description: 'What the page shows of all and of the groups that the reader sees, and nothing else.',
    produces: ['text/csv'],
  }),
  takeBlank: route({
    method: 'POST',
    path: '/api/pulse/blanks',
    permission: 'pulse.take',
    tag: 'pulse',
    summary: 'Signs a blank of the month without seeing it',
    description:
      'RSA blind signature of RFC 9474 (RSABSSA-SHA384-PSSZERO-Deterministic), one a person and month. The same blinded value is signed again, for a reply that was lost; another one is refused.',
    body: TakeBlankRequest,
    response: TakeBlankResponse,
  }),
  listKeys: route({
    method: 'GET',
    path: '/api/pulse/keys',
    permission: 'public',
    tag: 'pulse',
    summary: 'Lists the keys with which blanks of a month are signed',
    description: 'One a group. Asked for without a session, so that nobody can be shown a key of their own.',
    query: PulseKeysQuery,
    response: PulseKeysResponse,
  }),
  handIn: route({
    method: 'POST',
    path: '/api/pulse/answers',
    permission: 'public',
    tag: 'pulse',
    summary: 'Hands in an answer with a signed blank',
    description:
      'Without a session. A blank counts once; handed in again it says what became of it. Answers are written in batches of five or more.',
    body: PulseAnswerRequest,
    response: PulseAnswerResponse,
  }),
  readWords: route({
    method: 'GET',
    path: '/api/pulse/words',
    permission: 'feedback.answer',
    tag: 'pulse',
    summary: 'Lists what people wrote in the pulse',
    description: 'For the centre, by month, apart from the scores, in an order that says nothing.',
    response: PulseWordsResponse,
  }),
}
