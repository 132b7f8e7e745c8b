import { TodayResponse } from '../../portal/today.ts'
import { route } from '../route.ts'

export const TODAY_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/today',
    permission: 'today.read',
    tag: 'today',
    summary: 'Lists what waits for the caller today',
    description:
      'Tasks, answers that came back, promises, approvals, questions of chats, streams, cards of rumours, outages and notes in one list by time, each once and with its next act. The same rules of sight hold as in each section.',
    response: TodayResponse,
  }),
}
