import { ConsentResponse, ConsentText } from '../../admin/consent.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

/** What whoever asks on the page agrees to, and who has taken it back. */
export const CONSENT_ROUTES = {
  get: route({
    method: 'GET',
    path: '/api/consent',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Tells who handles the data, and who has taken consent back',
    description:
      'A withdrawal is a demand to erase: an administrator asks for it by its number, another confirms.',
    response: ConsentResponse,
  }),
  publish: route({
    method: 'POST',
    path: '/api/consent',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Publishes a new wording of the consent',
    description:
      'Shown on the page from now on; with each question is kept to which wording its author agreed.',
    body: ConsentText,
    response: NoContent,
  }),
}
