/** A real slapd of Debian in a folder of its own: people, groups, and a service that may search. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'ldapts'
import { freePort } from '../networks/free-port.ts'

const SLAPD = '/usr/sbin/slapd'
/** `scripts/test.mjs` installs it where it may; elsewhere: `apt-get install slapd`. */
export const hasSlapd = existsSync(SLAPD)

export const BASE = 'dc=region,dc=test'
export const SERVICE = { dn: `cn=veche,${BASE}`, password: 'a password of the service' }
export const PERSON_PASSWORD = 'a password of the domain'

export type DirectoryServer = {
  /** Without encryption; StartTLS is offered. */
  url: string
  ldapsUrl: string
  /** The authority that signed its certificate, which is for `localhost`. */
  ca: string
  add: (dn: string, attributes: Record<string, string | string[]>) => Promise<void>
  remove: (dn: string) => Promise<void>
  stop: () => Promise<void>
}

export async function startDirectoryServer(): Promise<DirectoryServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-slapd-'))
  mkdirSync(path.join(folder, 'data'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', cwd: folder })
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...name,
    '-keyout',
    'key.pem',
    '-out',
    'ca.pem',
  )
  const [port, tlsPort] = [await freePort(), await freePort()]
  const url = `ldap://localhost:${port}`
  const ldapsUrl = `ldaps://localhost:${tlsPort}`
  writeFileSync(path.join(folder, 'slapd.conf'), confOf(folder))
  const server = spawn(SLAPD, ['-f', 'slapd.conf', '-h', `${url}/ ${ldapsUrl}/`, '-d', '0'], {
    cwd: folder,
    stdio: 'ignore',
  })
  const client = await connect(url, server)
  const add = (dn: string, attributes: Record<string, string | string[]>) => client.add(dn, attributes)
  await add(BASE, { objectClass: ['dcObject', 'organization'], dc: 'region', o: 'region' })
  for (const ou of ['people', 'groups', 'others'])
    await add(`ou=${ou},${BASE}`, { objectClass: 'organizationalUnit', ou })
  return {
    ...{ url, ldapsUrl, add, ca: readFileSync(path.join(folder, 'ca.pem'), 'utf8') },
    remove: (dn) => client.del(dn),
    async stop() {
      await client.unbind()
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function confOf(folder: string): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/pid
TLSCertificateFile ${folder}/ca.pem
TLSCertificateKeyFile ${folder}/key.pem
# As Active Directory does: whoever is nobody and gives no password is let in as nobody.
allow bind_v2 bind_anon_cred bind_anon_dn
database mdb
suffix "${BASE}"
rootdn "${SERVICE.dn}"
rootpw "${SERVICE.password}"
directory ${folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${SERVICE.dn}" write by * none
`
}

/** It is there once it answers; it may also end at once. */
async function connect(url: string, server: ChildProcess): Promise<Client> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`slapd ended with ${server.exitCode}`)
    const client = new Client({ url, timeout: 5000, connectTimeout: 5000 })
    try {
      await client.bind(SERVICE.dn, SERVICE.password)
      return client
    } catch {
      await client.unbind().catch(() => undefined)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}
