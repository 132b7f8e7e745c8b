/** The file that a person is given on demand (152-ФЗ, ст. 14): one JSON and the files that they had attached. */
import { PassThrough, Readable } from 'node:stream'
import type { PersonRows } from '@veche/contract/admin/persons.ts'
import { ZipFile } from 'yazl'
import { ConflictError } from '../../../platform/errors.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { countHeld } from './person.repository.ts'
import {
  listAccountRows,
  listAskerRows,
  listFilesOf,
  listRequestRows,
  listSaidAndAnswered,
  listSubscriptionRows,
  type SaidRow,
} from './person-words.repository.ts'

/** More is given in several demands, by accounts. */
const MOST_MESSAGES = 20_000
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
}

type Export = { rows: PersonRows; paper: string }

/** Resolves before a byte is sent, so that a failure is an answer and not half a file. */
export async function exportPerson(
  context: ErasureContext,
  { rows, paper }: Export,
): Promise<{ numbers: number[]; stream: Readable }> {
  const { db } = context
  const said = await listSaidAndAnswered(db, rows, MOST_MESSAGES + 1)
  if (said.length > MOST_MESSAGES) throw new ConflictError('person.too_much', { most: MOST_MESSAGES })
  const files = await nameFiles(context, said)
  const told = JSON.stringify(await tell(context, { rows, paper, said, files }), null, 2)
  const numbers = [...new Set(said.flatMap(({ number }) => number ?? []))]
  return { numbers, stream: pack(context, told, files) }
}

type NamedFile = { messageId: string; hash: string; path: string }

async function nameFiles({ db }: ErasureContext, said: readonly SaidRow[]): Promise<NamedFile[]> {
  const own = said.filter(({ direction }) => direction === 'in').map(({ id }) => id)
  const copies = await listFilesOf(db, own)
  return copies.flatMap(({ messageId, hash, contentType }, at) =>
    hash === null
      ? []
      : [{ messageId, hash, path: `files/${at + 1}.${ENDINGS[contentType ?? ''] ?? 'bin'}` }],
  )
}

type Told = Export & { said: readonly SaidRow[]; files: readonly NamedFile[] }

async function tell({ db, vault, clock, region }: ErasureContext, { rows, paper, said, files }: Told) {
  const open = (sealed: Buffer | null) => (sealed === null ? null : vault.open(sealed))
  const filesOf = Map.groupBy(files, ({ messageId }) => messageId)
  const [counts, accounts, requests, subscriptions, askers] = await Promise.all([
    countHeld(db, rows),
    listAccountRows(db, rows.authorIds),
    listRequestRows(db, rows.requestIds),
    listSubscriptionRows(db, rows.subscriptionIds),
    listAskerRows(db, rows),
  ])
  return {
    ...{ region: region.name, madeAt: clock(), paper, counts },
    accounts: accounts.map(({ card, ...account }) => ({ ...account, card: open(card) })),
    requests: requests.map(({ contact, ...request }) => ({ ...request, contact: open(contact) })),
    subscriptions: subscriptions.map(({ email, ...one }) => ({ ...one, email: open(email) })),
    askedInStreams: askers.map(({ card, ...asker }) => ({ ...asker, card: open(card) })),
    messages: said.map(({ id, number, withheld, occurredAt, direction, ...message }) => ({
      ...{ at: occurredAt, by: direction === 'in' ? 'person' : 'us', question: number, ...message },
      ...(withheld !== null && { deletedByAuthor: open(withheld) }),
      files: (filesOf.get(id) ?? []).map(({ path }) => path),
    })),
  }
}

/** Each file is opened when its turn comes, so that a person with a thousand photos holds one open. */
function pack({ shelves }: ErasureContext, told: string, files: readonly NamedFile[]): Readable {
  const zip = new ZipFile()
  const stream = new PassThrough()
  zip.on('error', (error) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  zip.addBuffer(Buffer.from(told), 'person.json')
  for (const { hash, path } of files) {
    zip.addReadStreamLazy(path, { compress: false }, (done) => {
      shelves.attachments.open(hash, null).then(
        (bytes) => done(null, bytes ?? Readable.from([])),
        (error) => done(error, Readable.from([])),
      )
    })
  }
  zip.end()
  zip.outputStream.pipe(stream)
  return stream
}
