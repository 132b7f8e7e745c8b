import { z } from 'zod'
import {
  PassportResponse,
  PassportsQuery,
  PassportsResponse,
  SaidCode,
  SayRequirementRequest,
  SetPassportOwnerRequest,
} from '../../portal/page-passports.ts'
import { route } from '../route.ts'

const ChannelParams = z.object({ channelId: z.uuid() })

export const PASSPORT_ROUTES = {
  listPassports: route({
    method: 'GET',
    path: '/api/page-passports',
    permission: 'passports.read',
    tag: 'page-passports',
    summary: 'Lists official pages with what is to be mended',
    description:
      'Pages of the municipalities of the reader, all that match at once. What the product sees is measured each hour; what no network tells is confirmed by a person each half year.',
    query: PassportsQuery,
    response: PassportsResponse,
  }),
  exportPassports: route({
    method: 'GET',
    path: '/api/page-passports.csv',
    permission: 'passports.read',
    tag: 'page-passports',
    summary: 'Exports official pages with each requirement',
    description: 'The same pages by the same filter, a column for each requirement.',
    query: PassportsQuery,
    produces: ['text/csv'],
  }),
  getPassport: route({
    method: 'GET',
    path: '/api/page-passports/{channelId}',
    permission: 'passports.read',
    tag: 'page-passports',
    summary: 'Shows the passport of an official page',
    description: 'Each requirement with how it stands and from which document it follows.',
    params: ChannelParams,
    response: PassportResponse,
  }),
  lookAtPage: route({
    method: 'POST',
    path: '/api/page-passports/{channelId}/look',
    permission: 'passports.write',
    tag: 'page-passports',
    summary: 'Measures one page now',
    description: 'As each hour does by itself; at most once a minute (409, `passport.looked_lately`).',
    params: ChannelParams,
    response: PassportResponse,
  }),
  setOwner: route({
    method: 'PUT',
    path: '/api/page-passports/{channelId}/owner',
    permission: 'passports.write',
    tag: 'page-passports',
    summary: 'Names who is responsible for a page',
    description: 'An account of the municipality, or a name. Null: nobody.',
    params: ChannelParams,
    body: SetPassportOwnerRequest,
    response: PassportResponse,
  }),
  sayRequirement: route({
    method: 'PUT',
    path: '/api/page-passports/{channelId}/requirements/{code}',
    permission: 'passports.write',
    tag: 'page-passports',
    summary: 'Confirms what no network tells, or says that it is not so',
    description: 'With who and when. After half a year it asks to be looked at again.',
    params: ChannelParams.extend({ code: SaidCode }),
    body: SayRequirementRequest,
    response: PassportResponse,
  }),
}
