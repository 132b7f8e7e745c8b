/** Takes letters of officials: signing in, envelope, letter; each may be refused on demand. */
import { SMTPServer } from 'smtp-server'
import { isKnownAddress, readWords, take } from './post.ts'
import { findResidentAt, type World } from './world.ts'

type Envelope = { from: string; to: string }
const LARGEST_BYTES = 30 * 1024 * 1024

class SmtpRefusal extends Error {
  override name = 'SmtpRefusal'
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export function createSmtp(world: World): SMTPServer {
  const { faults, state } = world

  /** Null: the session goes on. */
  function refusalAt(stage: 'auth' | 'mail' | 'rcpt' | 'data', from: string | null): SmtpRefusal | null {
    const fault = faults.forStage(stage, from)
    return fault ? new SmtpRefusal(fault.code, fault.text) : null
  }

  function note({ from, to }: Envelope, end: { code: number; fault?: string | null; words?: Words }): void {
    const { code, fault = null, words } = end
    world.ledger.add({
      ...{ kind: 'smtp', from, to, messageId: words?.messageId ?? null, answersId: words?.answersId ?? null },
      ...{ text: words?.text ?? '', effect: code < 300 ? 'taken' : 'refused', code, fault },
    })
  }

  async function takeLetter(
    envelope: Envelope,
    raw: Buffer,
    destroy: () => void,
  ): Promise<'answer' | 'silence'> {
    const refusal = refusalAt('data', envelope.from)
    if (refusal) {
      note(envelope, { code: refusal.responseCode, fault: 'smtp_refuse' })
      throw refusal
    }
    const fault = faults.forData(envelope.from)
    const words = { ...(await readWords(raw)), ...idsOf(raw) }
    if (fault?.when !== 'before') {
      await take(world, { ...envelope, raw })
      note(envelope, { code: 250, fault: fault?.kind ?? null, words })
    } else note(envelope, { code: 500, fault: fault.kind, words })
    if (fault?.kind === 'smtp_drop') destroy()
    return fault ? 'silence' : 'answer'
  }

  function drop(sessionId: string): void {
    for (const connection of server.connections) if (connection.id === sessionId) connection._socket.destroy()
  }

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    size: LARGEST_BYTES,
    logger: false,
    onAuth({ username = '', password = '' }, _session, done) {
      const mailbox = state.mailboxes.get(username.toLowerCase())
      const refusal = refusalAt('auth', mailbox?.address ?? null)
      if (refusal) return done(refusal)
      if (!mailbox || mailbox.isLocked || mailbox.password !== password)
        return done(new SmtpRefusal(535, 'wrong user or password'))
      done(null, { user: mailbox.address })
    },
    onMailFrom({ address }, session, done) {
      const refusal = refusalAt('mail', address.toLowerCase())
      if (refusal) return done(refusal)
      // Nobody sends in another's name.
      done(session.user === address.toLowerCase() ? null : new SmtpRefusal(553, 'not your address'))
    },
    onRcptTo({ address }, session, done) {
      const from = String(session.user)
      const refusal = refusalAt('rcpt', from)
      const isRefused =
        findResidentAt(world, address)?.manner === 'refuses' || !isKnownAddress(world, address)
      const end = refusal ?? (isRefused ? new SmtpRefusal(550, '5.1.1 no such user') : null)
      if (end) note({ from, to: address }, { code: end.responseCode, fault: refusal ? 'smtp_refuse' : null })
      done(end)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address.toLowerCase() ?? ''
        const envelope = { from: String(session.user), to }
        takeLetter(envelope, Buffer.concat(chunks), () => drop(session.id))
          .then((end) => (end === 'answer' ? done(null) : undefined))
          .catch((error: Error) => done(error))
      })
    },
  })
  return server
}

type Words = { text: string; messageId: string; answersId: string | null }

function idsOf(raw: Buffer): Pick<Words, 'messageId' | 'answersId'> {
  const head = (raw.toString('latin1').split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')
  const find = (name: string) => new RegExp(`^${name}:.*?<([^<>\\s]+)>`, 'im').exec(head)?.[1] ?? null
  return { messageId: find('Message-ID') ?? '', answersId: find('In-Reply-To') }
}
