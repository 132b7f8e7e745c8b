import { z } from 'zod'
import {
  DirectorySignInRequest,
  DirectorySignInResponse,
  OrganisationSignOutResponse,
  ProviderId,
  SignInAddressResponse,
  StartSignInRequest,
} from '../admin/sign-in.ts'
import { route } from './route.ts'

const Text = z.string().max(1000)
const Password = z.strictObject({ password: Text })
const SecondFactorCode = z.strictObject({ code: z.string().max(40) })
const Nothing = z.strictObject({})

/**
 * The doors of the sign-in library that are open. A field that is not named here is refused and never handed on: the
 * library knows some that would open more than the product means to, such as `trustDevice`, which skips the second
 * factor for a month.
 */
export const SIGN_IN_ROUTES = {
  signIn: route({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs in by address and password',
    description:
      'The session comes as an HttpOnly cookie. Where the account has a second factor, `twoFactorRedirect` says that a code is still to come. Tries are limited (429, `retry-after`).',
    body: z.strictObject({ email: z.string().max(200), password: Text }),
    isSelfChecked: true,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/auth/sign-out',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs out',
    description: 'Ends the session of the cookie.',
    body: Nothing,
    isSelfChecked: true,
  }),
  session: route({
    method: 'GET',
    path: '/api/auth/get-session',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Reads the session of the cookie',
    description: 'Null where nobody is signed in.',
    isSelfChecked: true,
  }),
  revokeSessions: route({
    method: 'POST',
    path: '/api/auth/revoke-sessions',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs out everywhere',
    description: "Ends every session of the caller and every key of the caller's programs.",
    body: Nothing,
    isSelfChecked: true,
  }),
  revokeOtherSessions: route({
    method: 'POST',
    path: '/api/auth/revoke-other-sessions',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs out everywhere else',
    description: 'This session stays.',
    body: Nothing,
    isSelfChecked: true,
  }),
  enableSecondFactor: route({
    method: 'POST',
    path: '/api/auth/two-factor/enable',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Begins to set up a second factor',
    description:
      'Asks for the password. Answers the address for the application of codes and the spare codes; a first code confirms it.',
    body: Password,
    isSelfChecked: true,
  }),
  disableSecondFactor: route({
    method: 'POST',
    path: '/api/auth/two-factor/disable',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Takes the second factor off',
    description:
      "Asks for the password and for a code or a spare code: a session and a password may be in a stranger's hands.",
    body: SecondFactorCode.extend({ password: Text }),
    isSelfChecked: true,
  }),
  verifyCode: route({
    method: 'POST',
    path: '/api/auth/two-factor/verify-totp',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Gives the code of the second factor',
    description: 'Ends a sign-in that waits for it, or confirms a new second factor.',
    body: SecondFactorCode,
    isSelfChecked: true,
  }),
  verifySpareCode: route({
    method: 'POST',
    path: '/api/auth/two-factor/verify-backup-code',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Gives a spare code in place of the second factor',
    description: 'Each counts once.',
    body: SecondFactorCode,
    isSelfChecked: true,
  }),
}

const ProviderParams = z.object({ provider: ProviderId })

/** The doors of an organisation's own accounts, which stand beside the library. */
export const ORGANISATION_SIGN_IN_ROUTES = {
  start: route({
    method: 'POST',
    path: '/api/auth/organisation/start',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Begins a sign-in on the page of an organisation',
    description: 'Answers the address to open. Ten minutes, in this browser, once.',
    body: StartSignInRequest,
    response: SignInAddressResponse,
  }),
  callback: route({
    method: 'GET',
    path: '/api/auth/organisation/{provider}/callback',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Takes a person back from the page of an organisation',
    description:
      'Opened by the browser. Leads on to where the sign-in began, or to the sign-in page with `problem` in its address.',
    params: ProviderParams,
    isSelfChecked: true,
  }),
  directory: route({
    method: 'POST',
    path: '/api/auth/organisation/password',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs in by name and password of a directory',
    description:
      'The directory is asked and nothing of the password is kept. Tries are limited as those of a password of the product (429, `retry-after`).',
    body: DirectorySignInRequest,
    response: DirectorySignInResponse,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/auth/organisation/sign-out',
    permission: 'public',
    tag: 'sign-in',
    summary: 'Signs out here and says where the organisation signs out',
    description: 'Ends the session of the cookie. Without one nothing happens.',
    response: OrganisationSignOutResponse,
  }),
}
