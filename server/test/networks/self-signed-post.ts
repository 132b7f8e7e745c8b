/** A mail server as Debian installs one: STARTTLS is offered, the certificate is its own. Takes no password. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls'

export type SelfSignedPost = {
  imapPort: number
  smtpPort: number
  /** What was said to the server of letters, and whether under encryption. */
  heard: { line: string; isEncrypted: boolean }[]
  close: () => Promise<void>
}
type Say = (line: string) => void
type Answer = (line: string, talk: { say: Say; isEncrypted: boolean }) => 'encrypt' | 'close' | 'go_on'

export async function startSelfSignedPost(): Promise<SelfSignedPost> {
  const context = signItself()
  const heard: SelfSignedPost['heard'] = []
  const smtp = await listen('220 post.example ESMTP', context, (line, talk) => {
    heard.push({ line, isEncrypted: talk.isEncrypted })
    return answerSmtp(line, talk)
  })
  const imap = await listen('* OK [CAPABILITY IMAP4rev1 STARTTLS] ready', context, answerImap)
  return {
    imapPort: portOf(imap),
    smtpPort: portOf(smtp),
    heard,
    close: async () => {
      await Promise.all([imap, smtp].map((server) => new Promise((done) => server.close(done))))
    },
  }
}

function portOf(server: Server): number {
  const { port }: AddressInfo = JSON.parse(JSON.stringify(server.address()))
  return port
}

export function signItself(): SecureContext {
  return createSecureContext(makeCertificate())
}

/** Of `post.example`, signed by its own key. */
export function makeCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-post-'))
  const file = (name: string) => path.join(folder, name)
  const subject = ['-subj', '/CN=post.example', '-days', '2', '-nodes']
  const kept = ['-keyout', file('key'), '-out', file('certificate')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, ...kept], { stdio: 'ignore' })
  const made = { key: readFileSync(file('key')), cert: readFileSync(file('certificate')) }
  rmSync(folder, { recursive: true })
  return made
}

function listen(greeting: string, context: SecureContext, answer: Answer): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write(`${greeting}\r\n`)
    talkOver(socket, false)
  })
  function talkOver(socket: Socket, isEncrypted: boolean): void {
    let rest = ''
    const say: Say = (line) => socket.write(`${line}\r\n`)
    const listener = (bytes: Buffer): void => {
      rest += bytes.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        const next = answer(line, { say, isEncrypted })
        if (next === 'close') socket.end()
        if (next !== 'encrypt') continue
        socket.off('data', listener)
        const secure = new TLSSocket(socket, { isServer: true, secureContext: context })
        secure.on('error', () => undefined)
        talkOver(secure, true)
      }
    }
    socket.on('data', listener)
  }
  return new Promise((done) => server.listen(0, '0.0.0.0', () => done(server)))
}

const answerSmtp: Answer = (line, { say, isEncrypted }) => {
  const verb = line.split(' ')[0]?.toUpperCase()
  if (verb === 'EHLO') {
    say('250-post.example')
    // As a careful server does: no password before encryption.
    say(isEncrypted ? '250 AUTH PLAIN LOGIN' : '250 STARTTLS')
    return 'go_on'
  }
  if (verb === 'STARTTLS') {
    say('220 go on')
    return 'encrypt'
  }
  if (verb === 'QUIT') {
    say('221 bye')
    return 'close'
  }
  say('535 5.7.8 no such user')
  return 'go_on'
}

const answerImap: Answer = (line, { say, isEncrypted }) => {
  const [tag = '*', verb = ''] = line.split(' ')
  switch (verb.toUpperCase()) {
    case 'CAPABILITY':
      say(`* CAPABILITY IMAP4rev1${isEncrypted ? ' AUTH=PLAIN' : ' STARTTLS LOGINDISABLED'}`)
      say(`${tag} OK done`)
      return 'go_on'
    case 'STARTTLS':
      say(`${tag} OK go on`)
      return 'encrypt'
    case 'LOGOUT':
      say(`${tag} OK bye`)
      return 'close'
    case 'AUTHENTICATE':
    case 'LOGIN':
      say(`${tag} NO [AUTHENTICATIONFAILED] no such user`)
      return 'go_on'
    default:
      say(`${tag} OK done`)
      return 'go_on'
  }
}
