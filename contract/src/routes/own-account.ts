import { z } from 'zod'
import {
  ChangeOwnPasswordRequest,
  CreatedTokenResponse,
  CreateSubstitutionRequest,
  CreateTokenRequest,
  DeputiesResponse,
  MeResponse,
  SignInListResponse,
  SubstitutionsResponse,
  TokenListResponse,
} from '../access.ts'
import {
  LinkIdentityRequest,
  OwnIdentitiesResponse,
  ProviderId,
  SignInAddressResponse,
} from '../admin/sign-in.ts'
import { LinkCodeResponse, OfficialAccountsResponse, TellInNetworkRequest } from '../chats.ts'
import { NoContent } from '../common.ts'
import { route } from './route.ts'

const TokenParams = z.object({ tokenId: z.uuid() })
const SignInParams = z.object({ signInId: z.string().max(100) })
const SubstitutionParams = z.object({ substitutionId: z.uuid() })
const AuthorParams = z.object({ authorId: z.uuid() })

const IdentityParams = z.object({ provider: ProviderId })

export const OWN_ACCOUNT_ROUTES = {
  me: route({
    method: 'GET',
    path: '/api/me',
    permission: 'me.read',
    tag: 'own account',
    summary: 'Tells who is signed in',
    description:
      'The account with its grants and permissions, and what it must do before the product opens: choose a password, set up a second factor.',
    response: MeResponse,
  }),
  putGreetingAway: route({
    method: 'POST',
    path: '/api/me/greeted',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Puts the first steps away',
    description: 'For every device of the account; twice is once. Not for programs.',
    response: NoContent,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    permission: 'own_password',
    tag: 'own account',
    summary: "Changes one's own password",
    description:
      'Asks for the present password; wrong ones are counted. Other sign-ins end. Not for programs.',
    body: ChangeOwnPasswordRequest,
    response: NoContent,
  }),
  listSignIns: route({
    method: 'GET',
    path: '/api/me/sign-ins',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: 'Lists where one is signed in',
    description: 'The last used first, at most 100. Keys of sessions never leave.',
    response: SignInListResponse,
  }),
  endSignIn: route({
    method: 'DELETE',
    path: '/api/me/sign-ins/{signInId}',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: "Ends one of one's own sign-ins",
    description: "Answers 404 where it has ended already or is another's.",
    params: SignInParams,
    response: NoContent,
  }),
  listIdentities: route({
    method: 'GET',
    path: '/api/me/identities',
    permission: 'own_sign_ins',
    tag: 'own account',
    summary: 'Lists providers of sign-in and whether one has an account at each',
    description: 'Nothing of those accounts: not their names and not their numbers.',
    response: OwnIdentitiesResponse,
  }),
  linkIdentity: route({
    method: 'POST',
    path: '/api/me/identities',
    permission: 'own_account',
    tag: 'own account',
    summary: "Begins to link one's own account of an organisation",
    description:
      'Asks for the password. Answers the address to open; who signs in there within ten minutes in this browser comes in as the caller from then on.',
    body: LinkIdentityRequest,
    response: SignInAddressResponse,
  }),
  unlinkIdentity: route({
    method: 'DELETE',
    path: '/api/me/identities/{provider}',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Unlinks an account of an organisation',
    description: 'Roles that its groups gave end with it, and sign-ins by it too.',
    params: IdentityParams,
    response: NoContent,
  }),
  listTokens: route({
    method: 'GET',
    path: '/api/tokens',
    permission: 'own_account',
    tag: 'own account',
    summary: "Lists one's own keys for programs",
    description: 'Their beginnings only: a whole key is shown once, when it is made.',
    response: TokenListResponse,
  }),
  createToken: route({
    method: 'POST',
    path: '/api/tokens',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Makes a key for a program',
    description:
      'Asks for the password: an unlocked screen is not enough. The answer is the only place where the whole key stands.',
    body: CreateTokenRequest,
    response: CreatedTokenResponse,
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/tokens/{tokenId}',
    permission: 'own_account',
    tag: 'own account',
    summary: "Revokes one of one's own keys",
    description: 'A program with it is refused from the next call on.',
    params: TokenParams,
    response: NoContent,
  }),
  listSubstitutions: route({
    method: 'GET',
    path: '/api/substitutions',
    permission: 'answers.work',
    tag: 'own account',
    summary: "Lists absences of one's own and those one stands in for",
    description: 'Present ones and those to come.',
    response: SubstitutionsResponse,
  }),
  listDeputies: route({
    method: 'GET',
    path: '/api/substitutions/deputies',
    permission: 'answers.work',
    tag: 'own account',
    summary: 'Lists who may stand in for the caller',
    description: 'Colleagues who may approve what the caller approves.',
    response: DeputiesResponse,
  }),
  createSubstitution: route({
    method: 'POST',
    path: '/api/substitutions',
    permission: 'answers.work',
    tag: 'own account',
    summary: 'Names a deputy for an absence',
    description:
      'Only for those who approve. At most a year ahead; nobody is away twice at once, a deputy must be there, and who is away stands in for nobody (409).',
    body: CreateSubstitutionRequest,
    response: SubstitutionsResponse,
  }),
  cancelSubstitution: route({
    method: 'DELETE',
    path: '/api/substitutions/{substitutionId}',
    permission: 'answers.work',
    tag: 'own account',
    summary: "Cancels an absence of one's own",
    description: 'Ends it at once where it has begun.',
    params: SubstitutionParams,
    response: SubstitutionsResponse,
  }),
  createNetworkCode: route({
    method: 'POST',
    path: '/api/own-account/network-code',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Makes a code that links an account of a network',
    description:
      'The code is written to a page of ours in private; it ends soon. In a browser only: with a stolen key nobody speaks for its owner.',
    response: LinkCodeResponse,
  }),
  listNetworkAccounts: route({
    method: 'GET',
    path: '/api/own-account/network-accounts',
    permission: 'own_account',
    tag: 'own account',
    summary: "Lists one's own accounts in networks",
    description: "Those that were proved to be the caller's by a code.",
    response: OfficialAccountsResponse,
  }),
  tellInNetwork: route({
    method: 'PATCH',
    path: '/api/own-account/network-accounts/{authorId}',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Switches on or off that one is told of news in a dialog',
    description:
      'In the dialog in which the code was said, that there is news and not a word of it; at most once in five minutes, at night only what is urgent.',
    params: AuthorParams,
    body: TellInNetworkRequest,
    response: NoContent,
  }),
  unlinkNetworkAccount: route({
    method: 'DELETE',
    path: '/api/own-account/network-accounts/{authorId}',
    permission: 'own_account',
    tag: 'own account',
    summary: 'Unlinks an account of a network',
    description: 'What is written from it is from then on the words of a resident.',
    params: AuthorParams,
    response: NoContent,
  }),
}
