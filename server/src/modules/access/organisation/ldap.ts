/** A directory: the person is found by a search, and the password is tried by signing in there as them. */
import type { Client, Entry } from 'ldapts'
import { type OrganisationAccount, SignInRefused } from './organisation-account.ts'
import type { LdapSettings } from './settings.ts'

const CALL_MS = 10_000
const MOST_GROUPS = 1000

export type LdapProvider = {
  /** Null: no such person, a wrong password or an account that is switched off there; which of them nobody is told. */
  check: (given: { login: string; password: string }) => Promise<OrganisationAccount | null>
}

export function createLdapProvider(settings: LdapSettings): LdapProvider {
  return {
    async check({ login, password }) {
      // A directory says yes to an empty password, of whomever.
      if (login === '' || password === '') return null
      const client = await openClient(settings)
      try {
        await bindAsService(client, settings)
        const person = await findPerson(client, settings, login)
        if (person === null || !(await isTheirs(settings, { dn: person.dn, password }))) return null
        return await describe(client, { settings, person })
      } catch (error) {
        if (error instanceof SignInRefused) throw error
        throw new SignInRefused('unreachable', { cause: error })
      } finally {
        await client.unbind().catch(() => undefined)
      }
    },
  }
}

/** The library is loaded where a provider needs it: most installations have none. */
async function openClient(settings: LdapSettings): Promise<Client> {
  const { Client: LdapClient } = await import('ldapts')
  return new LdapClient({
    ...{ url: settings.url, timeout: CALL_MS, connectTimeout: CALL_MS },
    ...(settings.url.startsWith('ldaps:') && { tlsOptions: tlsOf(settings) }),
  })
}

/** Of RFC 4511, appendix A. */
const RESULTS = { sizeLimitExceeded: 4, invalidCredentials: 49 }

function isResult(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function bindAsService(client: Client, settings: LdapSettings): Promise<void> {
  if (settings.startTls) await client.startTLS(tlsOf(settings))
  await client.bind(settings.bindDn, settings.bindPassword)
}

/** Certificates are always checked. */
function tlsOf({ ca, url }: LdapSettings) {
  return { servername: new URL(url).hostname, minVersion: 'TLSv1.2' as const, ...(ca !== null && { ca }) }
}

async function findPerson(client: Client, settings: LdapSettings, login: string): Promise<Entry | null> {
  const found = client.search(settings.base, {
    scope: 'sub',
    filter: settings.filter.replaceAll('{login}', () => escapeFilter(login)),
    attributes: [settings.subject, settings.email],
    explicitBufferAttributes: [settings.subject],
    sizeLimit: 2,
    timeLimit: CALL_MS / 1000,
  })
  const { searchEntries } = await found.catch((error: unknown) => {
    if (isResult(error, RESULTS.sizeLimitExceeded)) return { searchEntries: [] }
    throw error
  })
  // Two with one name: nobody knows which of them is here.
  return searchEntries.length === 1 ? (searchEntries[0] ?? null) : null
}

/** On a line of its own: the search goes on as the service, whatever this person may read. */
async function isTheirs(settings: LdapSettings, { dn, password }: { dn: string; password: string }) {
  const client = await openClient(settings)
  try {
    if (settings.startTls) await client.startTLS(tlsOf(settings))
    await client.bind(dn, password)
    return true
  } catch (error) {
    // Also of an account that the directory has switched off, locked or that must change its password first.
    if (isResult(error, RESULTS.invalidCredentials)) return false
    throw error
  } finally {
    await client.unbind().catch(() => undefined)
  }
}

type Found = { settings: LdapSettings; person: Entry }

async function describe(client: Client, { settings, person }: Found): Promise<OrganisationAccount> {
  const [subject] = valuesOf(person[settings.subject])
  if (subject === undefined) throw new SignInRefused('failed', { cause: 'the entry has no subject' })
  const { searchEntries } = await client.search(settings.groupBase, {
    scope: 'sub',
    filter: settings.groupFilter.replaceAll('{dn}', () => escapeFilter(person.dn)),
    attributes: ['1.1'],
    sizeLimit: MOST_GROUPS,
    timeLimit: CALL_MS / 1000,
  })
  return {
    subject: subject.toString('base64url'),
    // The directory is kept by the organisation: its people do not write their addresses themselves.
    verifiedEmail: valuesOf(person[settings.email])[0]?.toString('utf8') ?? null,
    groups: searchEntries.map(({ dn }) => dn),
    isStrong: false,
  }
}

function valuesOf(value: Entry[string] | undefined): Buffer[] {
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return all
    .map((one) => (typeof one === 'string' ? Buffer.from(one) : one))
    .filter(({ length }) => length > 0)
}

/** Every special character of a filter (RFC 4515), so that what is typed is a name and never a condition. */
export function escapeFilter(text: string): string {
  return text.replaceAll(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
