/**
 * Serves one client of the mailbox: what it may ask in each state, and what it is told (RFC 3501, a strict part of
 * it).
 */
import type { Socket } from 'node:net'
import type { ImapFault } from './faults.ts'
import { fetchItem, marksRead } from './imap-fetch.ts'
import { type Command, createReader, quote, type Token, wordsOf } from './imap-reader.ts'
import { BadSearch, parseSet, search } from './imap-search.ts'
import { type Folder, Folder as FolderSchema, type Letter, type Mailbox } from './model.ts'
import { saveLetter } from './post.ts'
import { folderKey } from './state.ts'
import { nowMs, type World } from './world.ts'

const CAPABILITIES = 'IMAP4rev1 IDLE UIDPLUS SPECIAL-USE LITERAL+'
const FOLDERS: Record<Folder, string> = { INBOX: '\\HasNoChildren', Sent: '\\HasNoChildren \\Sent' }

type Selected = { folder: Folder; isReadOnly: boolean; uidValidity: number; told: number }
export type Session = { look(): void; close(): void }

class Refusal extends Error {
  override name = 'Refusal'
  readonly status: 'NO' | 'BAD'
  constructor(status: 'NO' | 'BAD', text: string) {
    super(text)
    this.status = status
  }
}

export function openSession(world: World, socket: Socket, onClose: () => void): Session {
  const { state, ledger, faults } = world
  let mailbox: Mailbox | null = null
  let selected: Selected | null = null
  let idleTag: string | null = null
  /** A fault sets this: the line stays open, and nothing is said on it. */
  let isSilent = false
  let queue = Promise.resolve()

  const say = (line: string | Buffer) => void (isSilent || socket.destroyed || socket.write(line))
  const tell = (line: string) => say(`${line}\r\n`)
  const letters = (folder: Folder): Letter[] =>
    state.letters.inGroup(folderKey(requireOwner().address, folder))

  function requireOwner(): Mailbox {
    if (!mailbox) throw new Refusal('BAD', 'sign in first')
    return mailbox
  }
  function requireSelected(): Selected {
    requireOwner()
    if (!selected) throw new Refusal('BAD', 'select a mailbox first')
    return selected
  }
  function folderOf(token: Token | undefined): Folder {
    const name = typeof token === 'string' && /^inbox$/i.test(token) ? 'INBOX' : token
    const folder = FolderSchema.safeParse(name)
    if (!folder.success) throw new Refusal('NO', '[NONEXISTENT] no such mailbox')
    return folder.data
  }

  function signIn(user: string, password: string): string {
    const found = state.mailboxes.get(user.toLowerCase())
    if (!found || found.isLocked || found.password !== password)
      throw new Refusal('NO', '[AUTHENTICATIONFAILED] wrong user or password')
    mailbox = found
    return `[CAPABILITY ${CAPABILITIES}] welcome`
  }

  /** A client that gives no pattern asks only what divides the names. */
  function list(pattern: string): void {
    if (pattern === '') tell('* LIST (\\Noselect) "/" ""')
    const known = new RegExp(
      `^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[*%]/g, '.*')}$`,
      'i',
    )
    for (const [folder, marks] of Object.entries(FOLDERS))
      if (known.test(folder)) tell(`* LIST (${marks}) "/" ${quote(folder)}`)
  }

  function select(token: Token | undefined, isReadOnly: boolean): string {
    const folder = folderOf(token)
    const { address, uidValidity } = requireOwner()
    const all = letters(folder)
    const uidNext = (all.at(-1)?.uid ?? 0) + 1
    selected = {
      folder,
      isReadOnly,
      uidValidity: state.mailboxes.get(address)?.uidValidity ?? uidValidity,
      told: all.length,
    }
    tell('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)')
    tell(`* ${all.length} EXISTS`)
    tell('* 0 RECENT')
    tell(`* OK [UIDVALIDITY ${selected.uidValidity}] valid`)
    tell(`* OK [UIDNEXT ${uidNext}] next`)
    return isReadOnly ? '[READ-ONLY] done' : '[READ-WRITE] done'
  }

  function find(args: readonly Token[]): string {
    const found = search(letters(requireSelected().folder), wordsOf(args))
    tell(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}`)
    return 'done'
  }

  function fetch([set, items]: readonly Token[]): string {
    const { folder, isReadOnly } = requireSelected()
    const all = letters(folder)
    const isIn = parseSet(typeof set === 'string' ? set : '', all.at(-1)?.uid ?? 0)
    const wanted = [...new Set(['UID', ...wordsOf(items === undefined ? [] : [items])])]
    for (const [index, letter] of all.entries()) {
      if (!isIn(letter.uid)) continue
      const seen = !isReadOnly && marksRead(wanted) && !letter.flags.includes('\\Seen')
      const shown = seen ? state.letters.put({ ...letter, flags: [...letter.flags, '\\Seen'] }) : letter
      tellLetter(index + 1, shown, wanted)
    }
    return 'done'
  }

  function tellLetter(number: number, letter: Letter, wanted: readonly string[]): void {
    say(`* ${number} FETCH (`)
    for (const [index, item] of wanted.entries()) {
      const found = fetchItem(letter, item)
      if (!found) throw new Refusal('BAD', `unknown item ${item}`)
      say(`${index === 0 ? '' : ' '}${found.head}`)
      if (!found.bytes) continue
      say(` {${found.bytes.length}}\r\n`)
      say(found.bytes)
      if (found.head === 'BODY[]') ledger.add({ kind: 'read_out', owner: letter.owner, letterId: letter.id })
    }
    tell(')')
  }

  function append(args: readonly Token[]): string {
    const [name] = args
    const folder = folderOf(name)
    const raw = args.at(-1)
    if (typeof raw !== 'string' || args.length < 2) throw new Refusal('BAD', 'what is to be kept?')
    const { address, uidValidity } = requireOwner()
    const flags = args.flatMap((token) => (Array.isArray(token) ? wordsOf(token) : []))
    const { uid } = saveLetter(world, {
      owner: address,
      folder,
      raw: Buffer.from(raw, 'latin1'),
      flags,
      atMs: nowMs(world),
    })
    return `[APPENDUID ${uidValidity} ${uid}] kept`
  }

  function run({ tag, name, args }: Command): string | null {
    const [first, second] = args
    switch (name) {
      case 'CAPABILITY':
        tell(`* CAPABILITY ${CAPABILITIES}`)
        return 'done'
      case 'NOOP':
      case 'CHECK':
        look()
        return 'done'
      case 'ID':
        tell('* ID NIL')
        return 'done'
      case 'LOGIN':
        return signIn(String(first), String(second))
      case 'LOGOUT':
        tell('* BYE until next time')
        setTimeout(() => socket.end(), 5)
        return 'done'
      case 'LIST':
        requireOwner()
        list(`${String(first)}${String(second)}`)
        return 'done'
      case 'LSUB':
        requireOwner()
        return 'done'
      case 'SELECT':
        return select(first, false)
      case 'EXAMINE':
        return select(first, true)
      case 'CLOSE':
      case 'UNSELECT':
        selected = null
        return 'done'
      case 'APPEND':
        return append(args)
      case 'UID':
        if (first === 'SEARCH') return find(args.slice(1))
        if (first === 'FETCH') return fetch(args.slice(1))
        throw new Refusal('BAD', `unknown UID ${String(first)}`)
      case 'IDLE':
        requireSelected()
        idleTag = tag
        reader.setPlain(true)
        tell('+ idling')
        return null
      default:
        throw new Refusal('BAD', `unknown command ${name}`)
    }
  }

  /** Tells news of the mailbox, also in the middle of an IDLE. */
  function look(): void {
    if (!mailbox || !selected) return
    const count = letters(selected.folder).length
    if (count === selected.told) return
    selected.told = count
    tell(`* ${count} EXISTS`)
  }

  async function suffer(fault: ImapFault | null): Promise<boolean> {
    if (fault?.kind === 'imap_slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (fault?.kind === 'imap_drop') socket.destroy()
    if (fault?.kind === 'imap_silent') isSilent = true
    return fault?.kind === 'imap_drop'
  }

  async function obey(command: Command): Promise<void> {
    const said = command.name === 'UID' ? `UID ${String(command.args[0]).toUpperCase()}` : command.name
    const address = mailbox?.address ?? null
    const fault = faults.forImap(said, address)
    ledger.add({ kind: 'imap', address, command: said, fault: fault?.kind ?? null })
    if (await suffer(fault)) return
    try {
      if (fault?.kind === 'imap_refuse') throw new Refusal('NO', 'refused on demand')
      const args = said.startsWith('UID ') ? [said.slice(4), ...command.args.slice(1)] : command.args
      const answer = run({ ...command, args })
      if (answer !== null) tell(`${command.tag} OK ${answer}`)
    } catch (error) {
      if (error instanceof Refusal) tell(`${command.tag} ${error.status} ${error.message}`)
      else if (error instanceof BadSearch) tell(`${command.tag} BAD ${error.message}`)
      else throw error
    }
  }

  const reader = createReader({
    onCommand: (command) => {
      queue = queue.then(() => obey(command)).catch(() => void socket.destroy())
    },
    onLine: (line) => {
      if (/^done$/i.test(line) && idleTag !== null) {
        reader.setPlain(false)
        tell(`${idleTag} OK awake`)
        idleTag = null
      } else tell('* BAD only DONE ends an IDLE')
    },
    onLiteral: () => tell('+ go on'),
    onTooMuch: () => void socket.destroy(),
  })
  socket.on('data', (chunk: Buffer) => reader.push(chunk))
  socket.on('error', () => undefined)
  socket.on('close', onClose)
  tell(`* OK [CAPABILITY ${CAPABILITIES}] the post of the demo`)
  return { look, close: () => void socket.destroy() }
}
