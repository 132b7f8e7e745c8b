import { z } from 'zod'
import {
  AskPersonErasureRequest,
  DecidePersonErasureRequest,
  FindPersonRequest,
  FoundPerson,
  HeldResponse,
  PersonErasuresResponse,
  PersonExportRequest,
  PersonRows,
} from '../../admin/persons.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

/** The rights of one person over what is kept of them (152-ФЗ, ст. 14, 20, 21). */
export const PERSON_ROUTES = {
  find: route({
    method: 'POST',
    path: '/api/persons/find',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Finds what may be one person',
    description:
      'By an account of a network, a telephone or letter box, or a name as written. Itself an entry of the journal, without what was sought.',
    body: FindPersonRequest,
    response: FoundPerson,
  }),
  held: route({
    method: 'POST',
    path: '/api/persons/held',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Tells what is kept of a person',
    description: 'Counts by kind and numbers of questions, without a word of them.',
    body: PersonRows,
    response: HeldResponse,
  }),
  export: route({
    method: 'POST',
    path: '/api/persons/export',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Gives all that is kept of a person',
    description:
      'One archive: `person.json` and the files. An answer to a written demand (152-ФЗ, ст. 14), and an entry of the journal. A file.',
    body: PersonExportRequest,
  }),
  listErasures: route({
    method: 'GET',
    path: '/api/persons/erasures',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Lists demands to erase a person',
    description:
      'The newest first, the last fifty: how far each has come, what waits and why, what went and what stayed.',
    response: PersonErasuresResponse,
  }),
  askErasure: route({
    method: 'POST',
    path: '/api/persons/erasures',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Asks to erase a person',
    description: 'Nothing goes until another administrator confirms it.',
    body: AskPersonErasureRequest,
    response: NoContent,
  }),
  decideErasure: route({
    method: 'POST',
    path: '/api/persons/erasures/{demandId}/decision',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Confirms or refuses to erase a person',
    description:
      'Confirmed by another administrator than who asked; it cannot be undone. Questions whose work goes on are erased when it ends.',
    params: z.object({ demandId: z.uuid() }),
    body: DecidePersonErasureRequest,
    response: NoContent,
  }),
}
