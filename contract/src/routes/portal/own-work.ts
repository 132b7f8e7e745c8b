import { OwnWorkResponse } from '../../portal/own-work.ts'
import { route } from '../route.ts'

export const OWN_WORK_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/today/work',
    permission: 'own_work.read',
    tag: 'own-work',
    summary: "Shows the caller's own figures",
    description:
      'Weeks of the caller against their own past and the median of their unit. It has no parameter: nobody reads the figures of another. A unit with fewer people than hide one another has no median.',
    response: OwnWorkResponse,
  }),
  exportWeeks: route({
    method: 'GET',
    path: '/api/today/work.csv',
    permission: 'own_work.read',
    tag: 'own-work',
    summary: "Exports the caller's own weeks",
    description: 'One line for each week of the page, without words of anybody. Of the caller alone.',
    produces: ['text/csv'],
  }),
}
