import type { SignInProblem } from '@veche/contract/admin/sign-in.ts'

/** What a provider says of the person who signed in there. */
export type OrganisationAccount = {
  /** Never changes and is never given to another person. */
  subject: string
  /** Null where there is none, or where the provider does not say that it is the person's own. */
  verifiedEmail: string | null
  groups: readonly string[]
  /** Two factors were shown there, and the settings say that this provider is believed about them. */
  isStrong: boolean
}

/** Why nobody came in. The problem is told to the person; `cause` to the log. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
  readonly problem: SignInProblem
  readonly accountId: string | null

  constructor(
    problem: SignInProblem,
    { accountId = null, cause }: { accountId?: string | null; cause?: unknown } = {},
  ) {
    super(`sign-in.${problem}`, { cause })
    this.problem = problem
    this.accountId = accountId
  }
}
