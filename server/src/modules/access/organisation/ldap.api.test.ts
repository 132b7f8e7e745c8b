/** Against a real slapd of Debian. Where it is not installed these tests say so and do not run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword } from '../../../../test/factories.ts'
import {
  BASE,
  type DirectoryServer,
  hasSlapd,
  PERSON_PASSWORD,
  SERVICE,
  startDirectoryServer,
} from '../../../../test/sign-in/directory-server.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { LdapSettings } from './settings.ts'

let directory: DirectoryServer
let test: TestApp
let people = 0

const MODERATORS = `cn=veche-moderators,ou=groups,${BASE}`

function provider(id: string, changes: Partial<LdapSettings> = {}): LdapSettings {
  return {
    ...{ kind: 'ldap', id, name: 'Домен', url: directory.ldapsUrl, startTls: false, ca: directory.ca },
    ...{ bindDn: SERVICE.dn, bindPasswordFile: '/', bindPassword: SERVICE.password },
    ...{ base: `ou=people,${BASE}`, filter: '(&(uid={login})(!(employeeType=dismissed)))' },
    ...{ subject: 'entryUUID', email: 'mail', groupBase: `ou=groups,${BASE}`, groupFilter: '(member={dn})' },
    ...{ linkByEmail: true, sessionHours: 12, mayGive: ['moderator'] },
    roles: [{ group: MODERATORS, role: 'moderator', scope: 'region' }],
    ...changes,
  }
}

async function savePerson({ employeeType = 'staff', sn = 'Ivanova' } = {}) {
  people += 1
  const uid = `person-${people}`
  const email = `${uid}@region.test`
  const dn = `cn=${uid} (branch*),ou=people,${BASE}`
  await directory.add(dn, {
    ...{ objectClass: 'inetOrgPerson', cn: `${uid} (branch*)`, sn, uid, mail: email, employeeType },
    userPassword: PERSON_PASSWORD,
  })
  const { id } = await saveUserWithPassword(test.db, {
    email,
    grants: [{ role: 'dispatcher', scope: REGION }],
  })
  return { id, uid, dn, email }
}

const signIn = (browser: Browser, login: string, password = PERSON_PASSWORD, id = 'domain') =>
  browser.post('/api/auth/organisation/password', { provider: id, login, password })

const rolesOf = async (browser: Browser) => {
  const { grants } = (await browser.get('/api/me')).json<{ grants: { role: string }[] }>()
  return grants.map(({ role }) => role).sort()
}

describe.runIf(hasSlapd)('a person of a directory', () => {
  beforeAll(async () => {
    directory = await startDirectoryServer()
    test = await startTestApp({
      isDemo: false,
      publicUrl: 'https://veche.example.org',
      signIn: {
        passwords: 'everyone',
        providers: [
          provider('domain'),
          provider('start-tls', { url: directory.url, startTls: true }),
          provider('strange', { ca: null }),
          provider('by-name', { filter: '(sn={login})' }),
          provider('away', { url: 'ldaps://localhost:1' }),
        ],
      },
    })
  })
  afterAll(async () => {
    await test.close()
    await directory.stop()
  })

  it.each(['domain', 'start-tls'])('comes in by name and password: %s', async (id) => {
    const person = await savePerson()
    const browser = openBrowser(test.app)
    const answer = await signIn(browser, person.uid, PERSON_PASSWORD, id)
    expect([answer.statusCode, answer.json()]).toEqual([200, { twoFactorRedirect: false }])
    expect((await browser.get('/api/me')).json()).toMatchObject({ id: person.id })
  })

  it('is told one thing, whatever is wrong: the name, the password, or a dismissal', async () => {
    const [somebody, dismissed] = [await savePerson(), await savePerson({ employeeType: 'dismissed' })]
    const answers = [
      await signIn(openBrowser(test.app), somebody.uid, 'another password'),
      await signIn(openBrowser(test.app), 'nobody-at-all'),
      await signIn(openBrowser(test.app), dismissed.uid),
    ]
    for (const answer of answers)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'access.organisation_denied'])
  })

  it('is not let in without a password, which the directory would take for a visitor', async () => {
    const person = await savePerson()
    expect((await signIn(openBrowser(test.app), person.uid, '')).statusCode).toBe(400)
  })

  it('is a name, never a condition of the search', async () => {
    const person = await savePerson()
    for (const login of [
      '*',
      `${person.uid.slice(0, -1)}*`,
      `${person.uid})(cn=*`,
      `x)(|(uid=*`,
      '\\2a',
      '*)(uid=*))(|(uid=*',
    ]) {
      const answer = await signIn(openBrowser(test.app), login)
      expect([login, answer.statusCode]).toEqual([login, 401])
    }
  })

  it('is nobody where two have the same name', async () => {
    await savePerson({ sn: 'Twin' })
    expect((await signIn(openBrowser(test.app), 'Twin', PERSON_PASSWORD, 'by-name')).statusCode).toBe(200)
    await savePerson({ sn: 'Twin' })
    expect((await signIn(openBrowser(test.app), 'Twin', PERSON_PASSWORD, 'by-name')).statusCode).toBe(401)
  })

  it('has the roles of the groups of this sign-in, also with a name full of signs', async () => {
    const person = await savePerson()
    await directory.add(MODERATORS, {
      objectClass: 'groupOfNames',
      cn: 'veche-moderators',
      member: person.dn,
    })
    await directory.add(`cn=veche-moderators,ou=others,${BASE}`, {
      ...{ objectClass: 'groupOfNames', cn: 'veche-moderators', member: person.dn },
    })
    const browser = openBrowser(test.app)
    await signIn(browser, person.uid)
    expect(await rolesOf(browser)).toEqual(['dispatcher', 'moderator'])

    // The one of the same name elsewhere stays, and gives nothing.
    await directory.remove(MODERATORS)
    await signIn(openBrowser(test.app), person.uid)
    expect(await rolesOf(browser)).toEqual(['dispatcher'])
  })

  it('who was removed and made anew under the same name is another person', async () => {
    const person = await savePerson()
    await signIn(openBrowser(test.app), person.uid)
    await directory.remove(person.dn)
    await directory.add(`cn=heir,ou=people,${BASE}`, {
      ...{ objectClass: 'inetOrgPerson', cn: 'heir', sn: 'Heir', uid: person.uid, mail: person.email },
      userPassword: PERSON_PASSWORD,
    })
    const answer = await signIn(openBrowser(test.app), person.uid)
    expect(answer.json()).toMatchObject({ code: 'access.organisation_linked_to_another' })
  })

  it('tries a password ten times from one network', async () => {
    const person = await savePerson()
    const answers: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      const browser = openBrowser(test.app, { ip: '203.0.113.77' })
      answers.push((await signIn(browser, person.uid, `guess ${guess}`)).statusCode)
    }
    expect(answers.slice(-2)).toEqual([429, 429])
  })

  it('gives no password to a server whose certificate nobody knows, and is told that it is silent', async () => {
    const person = await savePerson()
    for (const id of ['strange', 'away'])
      expect((await signIn(openBrowser(test.app), person.uid, PERSON_PASSWORD, id)).json()).toMatchObject({
        code: 'access.organisation_unreachable',
      })
  })
})

if (!hasSlapd)
  it('is not tried here: apt-get install slapd', () => {
    expect(hasSlapd).toBe(false)
  })
