/** A real provider of OpenID Connect, in which whoever comes is the person that the test named last. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

const { privateKey: KEY } = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const CLIENT_SECRET = 'a secret of the product at its provider'

export type ProviderPerson = {
  sub: string
  email?: string
  email_verified?: unknown
  groups?: string[]
  amr?: string[]
  acr?: string
}

export type Lies = { claims?: Record<string, unknown>; header?: object; isUnsigned?: boolean }

export type IdentityProvider = {
  issuer: string
  /** Who signs in next. Null: presses «Cancel». */
  person: ProviderPerson | null
  /** What the signed token says otherwise than it should. */
  lies: Lies | null
  /** Every call that came: `GET /jwks`. */
  calls: string[]
  /** What the browser does on the page of the provider. Returns where it is led in the end. */
  visit: (url: string) => Promise<string>
  close: () => Promise<void>
}

/** It runs at `http://127.0.0.1`, on a port that was free. */
export async function startIdentityProvider(redirectUris: string[]): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // Port 0: the address is known only now, and it is a part of every token.
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const idp: IdentityProvider = {
    issuer,
    person: null,
    lies: null,
    calls: [],
    visit: (url) => follow(url, issuer),
    close: () => new Promise((done) => server.close(() => done())),
  }
  const provider = new Provider(
    issuer,
    configure(redirectUris, () => idp.person),
  )
  const handle = provider.callback()
  server.on('request', (request, response) => {
    idp.calls.push(`${request.method} ${request.url?.split('?')[0]}`)
    if (idp.lies !== null && request.url === '/token') rewrite(response, idp.lies)
    if (request.url?.startsWith('/interaction/')) void interact(provider, idp.person, request, response)
    else void handle(request, response)
  })
  return idp
}

function configure(redirectUris: string[], current: () => ProviderPerson | null): Configuration {
  return {
    clients: [
      {
        ...{ client_id: 'veche', client_secret: CLIENT_SECRET, redirect_uris: redirectUris },
        post_logout_redirect_uris: redirectUris.map((url) => `${new URL(url).origin}/sign-in`),
      },
    ],
    claims: { openid: ['sub', 'groups', 'amr', 'acr'], email: ['email', 'email_verified'] },
    // Keycloak and AD FS put them into the token as well.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['cookies of a test'] },
    jwks: {
      keys: [{ ...KEY.export({ format: 'jwk' }), alg: 'RS256' }],
    },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
    },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...current(), sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}

async function interact(
  provider: Provider,
  person: ProviderPerson | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const login = person && {
    accountId: person.sub,
    ...(person.acr && { acr: person.acr }),
    ...(person.amr && { amr: person.amr }),
  }
  const result = login ? { login } : { error: 'access_denied' }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Signed by the key of the provider, so that nothing but the lie is wrong. */
function rewrite(response: ServerResponse, { claims = {}, header, isUnsigned = false }: Lies): void {
  const end = response.end.bind(response)
  response.end = (body: unknown) => {
    const answer: { id_token?: string } = JSON.parse(String(body))
    const [head = '', payload = '', signature = ''] = answer.id_token?.split('.') ?? []
    const told = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...claims }
    const newHead = header ? encode(header) : head
    const text = `${newHead}.${encode(told)}`
    const signed = isUnsigned ? signature : sign('sha256', Buffer.from(text), KEY).toString('base64url')
    const bytes = JSON.stringify({ ...answer, id_token: `${text}.${header ? '' : signed}` })
    response.setHeader('content-length', Buffer.byteLength(bytes))
    return end(bytes)
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Follows redirects while they stay with the provider. */
async function follow(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let hop = 0; hop < 10 && url.startsWith(issuer); hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
  }
  return url
}
