/** OpenID Connect with one provider: the way out to its page, and what comes back. */
import type * as OpenIdClient from 'openid-client'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { type ClientProof, createClientProof } from './client-proof.ts'
import { CALL_MS, fetchOnly } from './fetch-issuer.ts'
import { type OrganisationAccount, SignInRefused } from './organisation-account.ts'
import { readClaims } from './read-claims.ts'
import { isLoopback, type OidcSettings } from './settings.ts'

/** Clocks of two machines differ; more than this is a wrong clock. */
const SKEW_SECONDS = 30
/** Keys and addresses of a provider change seldom. */
const KNOWN_FOR_MS = 60 * 60_000

/** What this browser must bring back. */
export type OidcChecks = { state: string; nonce: string; verifier: string }

export type OidcProvider = {
  begin: (ask: { redirectUri: string; loginHint?: string }) => Promise<{ url: string; checks: OidcChecks }>
  /** `address` is what the browser was led back to, whole. Throws `SignInRefused`. */
  finish: (back: { address: URL; checks: OidcChecks }) => Promise<OrganisationAccount>
  /** Where the session of the provider ends; null: it has no such place, or the settings do not want it. */
  findSignOut: (returnTo: string) => Promise<string | null>
}

export function createOidcProvider(settings: OidcSettings): OidcProvider {
  const discover = createDiscovery(settings)
  return {
    async begin({ redirectUri }) {
      const { client, config, proof } = await discover()
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const parameters = {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      }
      const signed = await proof.signAuthorization?.(parameters)
      return { url: client.buildAuthorizationUrl(config, { ...parameters, ...signed }).href, checks }
    },

    async finish({ address, checks }) {
      const { client, config, proof } = await discover()
      try {
        const expected = {
          pkceCodeVerifier: checks.verifier,
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          idTokenExpected: true,
        }
        const signed = (await proof.signExchange?.()) ?? {}
        const tokens = await client.authorizationCodeGrant(config, address, expected, signed)
        const claims = tokens.claims()
        if (!claims) throw new SignInRefused('failed')
        const more = settings.asksUserInfo
          ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
        return readClaims({ claims, more }, settings)
      } catch (error) {
        throw refusalOf(error)
      }
    },

    async findSignOut(returnTo) {
      if (!settings.endsSession) return null
      const { client, config } = await discover()
      if (config.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
    },
  }
}

type Discovered = {
  client: typeof OpenIdClient
  config: OpenIdClient.Configuration
  proof: ClientProof
}

/** Asked anew each hour, and at once after a failure. */
function createDiscovery(settings: OidcSettings): () => Promise<Discovered> {
  let known: { until: number; found: Promise<Discovered> } | null = null
  return async () => {
    if (known === null || known.until <= performance.now()) {
      const found = discover(settings)
      known = { until: performance.now() + KNOWN_FOR_MS, found }
    }
    try {
      return await known.found
    } catch (error) {
      known = null
      throw refusalOf(error)
    }
  }
}

async function discover(settings: OidcSettings): Promise<Discovered> {
  const { issuer, clientId, origins } = settings
  // Loaded where a provider needs it: most installations have none.
  const client = await import('openid-client')
  const proof = await createClientProof(settings)
  const config = await client.discovery(
    new URL(issuer),
    clientId,
    { [client.clockTolerance]: SKEW_SECONDS },
    proof.auth,
    {
      [client.customFetch]: fetchOnly([new URL(issuer).origin, ...origins]),
      timeout: CALL_MS / 1000,
      // Checked with the settings: only a provider on this machine is spoken to without TLS.
      execute: [
        ...(isLoopback(issuer) ? [client.allowInsecureRequests] : []),
        // The signature of the token is checked too, not only the connection it came by.
        client.enableNonRepudiationChecks,
      ],
    },
  )
  return { client, config, proof }
}

function refusalOf(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error
  if (isAnswer(error))
    return new SignInRefused(error.error === 'access_denied' ? 'denied' : 'failed', { cause: error })
  return new SignInRefused(isSilence(error) ? 'unreachable' : 'failed', { cause: error })
}

/** The provider itself said no, in the address to which it led back. */
function isAnswer(error: unknown): error is Error & { error: unknown } {
  return error instanceof Error && error.name === 'AuthorizationResponseError' && 'error' in error
}

/** The provider was not heard, as against: it was, and what it said is not good. */
function isSilence(error: unknown): boolean {
  if (error instanceof OutsideError) return error.failure === 'away'
  if (!(error instanceof Error)) return false
  if (['TimeoutError', 'AbortError'].includes(error.name)) return true
  if ('code' in error && /^(E[A-Z]+|CERT_|SELF_SIGNED|DEPTH_ZERO)/.test(String(error.code))) return true
  return error.cause !== undefined && isSilence(error.cause)
}
