import { z } from 'zod'
import {
  AddPasskeyRequest,
  BeginPasskeyRequest,
  PasskeyOptionsResponse,
  PasskeySignInRequest,
  PasskeysResponse,
} from '../../admin/passkeys.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const PasskeyParams = z.object({ passkeyId: z.uuid() })

/** Keys of one's own devices. */
export const PASSKEY_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/me/passkeys',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: "Lists one's own passkeys",
    description: 'Their names and when each was used; never what they hold.',
    response: PasskeysResponse,
  }),
  begin: route({
    method: 'POST',
    path: '/api/me/passkeys/options',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: 'Begins to add a passkey',
    description:
      'Asks for the password, except within ten minutes of a sign-in by an organisation or by a passkey. Where there is a second factor or a passkey already, only a sign-in that showed it adds one (`access.strong_sign_in_required`). Five minutes, once.',
    body: BeginPasskeyRequest,
    response: PasskeyOptionsResponse,
  }),
  add: route({
    method: 'POST',
    path: '/api/me/passkeys',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: 'Adds a passkey under a name',
    description: 'What the browser made of the options. At most ten.',
    body: AddPasskeyRequest,
    response: NoContent,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/me/passkeys/{passkeyId}',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Removes a passkey',
    description: 'It opens nothing from then on.',
    params: PasskeyParams,
    response: NoContent,
  }),
  signInOptions: route({
    method: 'POST',
    path: '/api/auth/passkey/options',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Begins a sign-in by a passkey',
    description: 'Names nobody: the device knows whose key it has. Five minutes, once.',
    response: PasskeyOptionsResponse,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/auth/passkey',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs in by a passkey',
    description:
      'The device has checked a finger, a face or a code, so this is both factors. The session comes as an HttpOnly cookie.',
    body: PasskeySignInRequest,
    response: NoContent,
  }),
}
