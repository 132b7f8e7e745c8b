import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  BulletinCommand,
  BulletinPeopleQuery,
  BulletinPeopleResponse,
  BulletinProgressResponse,
  BulletinQuery,
  BulletinResponse,
  BulletinsResponse,
  BulletinVersionsResponse,
  ChangeBulletinRequest,
  CreateBulletinRequest,
  DeedRequest,
  ReceiptRequest,
} from '../../portal/orders.ts'
import { route } from '../route.ts'

const BulletinParams = z.object({ bulletinId: z.uuid() })

export const ORDER_ROUTES = {
  listBulletins: route({
    method: 'GET',
    path: '/api/bulletins',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Lists news and orders',
    description:
      'Those that are addressed to the reader. `open`: unread first, orders by their day. `archive`: done, withdrawn and old ones. `mine`: written by the reader or under them, drafts included.',
    query: BulletinQuery,
    response: BulletinsResponse,
  }),
  createBulletin: route({
    method: 'POST',
    path: '/api/bulletins',
    permission: 'orders.write',
    tag: 'orders',
    summary: 'Writes news or an order',
    description:
      'A draft. Whoever leads one body addresses only that body and its municipality (`bulletin.out_of_scope`).',
    body: CreateBulletinRequest,
    response: BulletinResponse,
  }),
  getBulletin: route({
    method: 'GET',
    path: '/api/bulletins/{bulletinId}',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Shows news or an order',
    description: 'The published version; a draft to whoever wrote it. Reading it does not mark it as read.',
    params: BulletinParams,
    response: BulletinResponse,
  }),
  changeBulletin: route({
    method: 'PUT',
    path: '/api/bulletins/{bulletinId}',
    permission: 'orders.write',
    tag: 'orders',
    summary: 'Changes a draft, or corrects what was published',
    description:
      'A correction makes a version that everybody sees as corrected and reads again; it needs a `note`. With `before` a field that somebody else has since changed is refused.',
    params: BulletinParams,
    body: ChangeBulletinRequest,
    response: BulletinResponse,
  }),
  runBulletinCommand: route({
    method: 'POST',
    path: '/api/bulletins/{bulletinId}/commands',
    permission: 'orders.write',
    tag: 'orders',
    summary: 'Publishes, withdraws or closes, or reminds who has not read',
    description:
      'What was withdrawn stays in the archive with its reason. Reminding works once an hour; a head of whom it was asked reminds their own people.',
    params: BulletinParams,
    body: BulletinCommand,
    response: BulletinResponse,
  }),
  listBulletinVersions: route({
    method: 'GET',
    path: '/api/bulletins/{bulletinId}/versions',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Lists versions of news or an order',
    description: 'Published ones, the newest first, each with what it changed.',
    params: BulletinParams,
    response: BulletinVersionsResponse,
  }),
  addReceipt: route({
    method: 'POST',
    path: '/api/bulletins/{bulletinId}/receipts',
    permission: 'orders.do',
    tag: 'orders',
    summary: 'Says that it was read',
    description:
      'Counts once for a version and a person, however often it comes. The moment is that of the press, no later than now and no earlier than the version. A receipt for an older version is saved and leaves the newer one unread.',
    params: BulletinParams,
    body: ReceiptRequest,
    response: NoContent,
  }),
  addDeed: route({
    method: 'POST',
    path: '/api/bulletins/{bulletinId}/deeds',
    permission: 'orders.do',
    tag: 'orders',
    summary: 'Says that an order is done, or why it cannot be',
    description:
      'For the person, or for their body or municipality, as the order asks. The same `id` counts once. «Cannot» needs words. `taken_back` takes the last word back.',
    params: BulletinParams,
    body: DeedRequest,
    response: NoContent,
  }),
  readProgress: route({
    method: 'GET',
    path: '/api/bulletins/{bulletinId}/progress',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Counts who has read and done it, by municipality',
    description:
      'For the author, whoever leads their body, and administrators; for whoever leads a body, a municipality or a unit, of their own people.',
    params: BulletinParams,
    response: BulletinProgressResponse,
  }),
  listReaders: route({
    method: 'GET',
    path: '/api/bulletins/{bulletinId}/people',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Lists the people it is addressed to',
    description:
      'By name, with what each has read and done. For the same people as the counts by municipality.',
    params: BulletinParams,
    query: BulletinPeopleQuery,
    response: BulletinPeopleResponse,
  }),
  exportReaders: route({
    method: 'GET',
    path: '/api/bulletins/{bulletinId}/people.csv',
    permission: 'orders.read',
    tag: 'orders',
    summary: 'Exports who has read and done it',
    description: 'One line for each person, in the zone of the region.',
    params: BulletinParams,
    produces: ['text/csv'],
  }),
}
