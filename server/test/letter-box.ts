/** A real mail server that keeps what comes; some mailboxes it does not know, and it can be down. */
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type LetterBox = {
  url: string
  received: { to: string[]; mail: ParsedMail }[]
  /** Mailboxes that do not exist. */
  unknown: Set<string>
  /** From now on every letter is put off, or none. */
  putOff: (isPuttingOff: boolean) => void
  close: () => Promise<void>
}

export async function openLetterBox(): Promise<LetterBox> {
  const received: LetterBox['received'] = []
  const unknown = new Set<string>()
  let isPuttingOff = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(unknown.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      simpleParser(stream).then(
        (mail) => {
          if (isPuttingOff) return done(Object.assign(new Error('later'), { responseCode: 451 }))
          received.push({ to, mail })
          done()
        },
        (error) => done(error),
      )
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, received, unknown },
    putOff(is) {
      isPuttingOff = is
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
