/** The life of the region by letters: mailboxes of some administrations, residents who would rather write to them. */
import { z } from 'zod'
import type { Control } from '../../email/control.ts'
import { Mailbox, Resident } from '../../email/model.ts'
import { deriveHex } from '../../lib/derive.ts'
import type { Life } from '../life.ts'
import type { ConnectedPage } from '../protocol.ts'
import { type Home, type Person, seedNumber } from '../residents/people.ts'
import { type Action, createScript } from '../residents/script.ts'
import type { Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import { createNotes, type MessengerLife } from './messenger-life.ts'

const PLACES = 3
const LONGEST_SUBJECT = 60
const FORMS = ['plain', 'plain', 'html', 'windows-1251', 'koi8-r'] as const

export type EmailPage = { municipalityCode: string; address: string; name: string; password: string }

export function planEmail(seed: string, homes: readonly Home[]): EmailPage[] {
  const largest = homes.toSorted((a, b) => b.place.houses - a.place.houses).slice(0, PLACES)
  return largest.map(({ municipality: { code, shortName } }) => ({
    municipalityCode: code,
    address: `priem@${code.replaceAll('_', '-')}.example`,
    name: `${shortName}: приём обращений`,
    password: deriveHex({ seed: seedNumber(seed), label: `email password ${code}`, number: 1 }, 24),
  }))
}

export function emailToConnectedPage(
  { municipalityCode, address, name, password }: EmailPage,
  { imap, smtp }: { imap: number; smtp: number },
): ConnectedPage {
  const credentials = {
    ...{ address, password, senderName: name, imapHost: '127.0.0.1', smtpHost: '127.0.0.1' },
    ...{ imapPort: String(imap), smtpPort: String(smtp), plusAddress: 'да' },
  }
  return { network: 'email', externalId: address, municipalityCode, credentials }
}

const Known = z.object({ mailboxes: z.array(Mailbox), residents: z.array(Resident) })

function populate(
  control: Control,
  { pages, people }: { pages: readonly EmailPage[]; people: readonly Person[] },
): void {
  const { mailboxes, residents } = Known.parse(control.dump({}))
  const addresses = new Set(mailboxes.map(({ address }) => address))
  const residentIds = new Set(residents.map(({ id }) => id))
  for (const { address, name, password } of pages)
    if (!addresses.has(address)) control.createMailbox({ address, name, password })
  for (const { id, firstName, lastName } of people)
    if (!residentIds.has(id)) control.createResident({ id, firstName, lastName })
}

const Looked = z.object({ kind: z.literal('imap'), address: z.string(), command: z.literal('IDLE') })

export function populateEmailLife(
  life: Omit<Life, 'newIncidents'>,
  { control, pages, meanings }: { control: Control; pages: readonly EmailPage[]; meanings: Meanings },
): Omit<MessengerLife, 'newIncidents'> {
  const { phrasebook, run } = life
  const seed = `${life.seed} email`
  const codes = new Set(pages.map(({ municipalityCode }) => municipalityCode))
  const homes = life.homes.filter(({ municipality }) => codes.has(municipality.code))
  const people = life.people.filter(({ municipalityCode }) => codes.has(municipalityCode))
  populate(control, { pages, people })
  return {
    ...{ ...life, seed, homes, people, control, seldomer: 8 },
    stage: createEmailStage({ control, pages, meanings }),
    script: createScript({ seed, run, phrasebook, homes, people }),
    isHeard() {
      const { entries } = control.readLedger({ since: 0, limit: 10_000 })
      const read = new Set(entries.flatMap((entry) => Looked.safeParse(entry).data?.address ?? []))
      return pages.every(({ address }) => read.has(address))
    },
    open: () => undefined,
  }
}

const Answer = z.object({
  kind: z.literal('smtp'),
  effect: z.literal('taken'),
  messageId: z.string(),
  answersId: z.string().nullable(),
  text: z.string(),
})

type Deps = { control: Control; pages: readonly EmailPage[]; meanings: Meanings }

/** Writes a letter of what would be a comment elsewhere; its first words are its subject. */
export function createEmailStage({
  control,
  pages,
  meanings,
}: Deps): Pick<Stage, 'perform' | 'react' | 'press' | 'readAnswer'> {
  const notes = createNotes<never>()
  const byCode = new Map(pages.map((page) => [page.municipalityCode, page]))
  let written = 0

  function play({ person, text, meaning }: Extract<Action, { type: 'comment' | 'message' }>): void {
    const page = byCode.get(person.municipalityCode)
    if (!page) throw new Error(`no mailbox of ${person.municipalityCode}`)
    const subject = subjectOf(text)
    written += 1
    meanings.remember(text, meaning)
    // The product reads the subject as a part of the words.
    meanings.remember(`${subject}\n\n${text}`, meaning)
    const form = FORMS[written % FORMS.length] ?? 'plain'
    void control
      .writeLetter({ residentId: person.id, to: page.address, subject, text, form })
      .then(({ messageId }) =>
        notes.putAsked(messageId, {
          groupId: 0,
          postId: null,
          id: notes.numberOf(messageId),
          person,
          meaning,
        }),
      )
  }

  /** Finds the letter in the resident's own mailbox that holds the answer. */
  function findReceived(messageId: string): number | null {
    const { entries } = control.readLedger({ since: 0, limit: 10_000 })
    const delivered = entries.findLast((entry) => entry.kind === 'delivered' && entry.messageId === messageId)
    return Delivered.safeParse(delivered).data?.letterId ?? null
  }

  return {
    perform(action) {
      if (action.type !== 'comment' && action.type !== 'message') return false
      // Nobody writes a letter to support another's comment («Поддерживаю»).
      if (action.type === 'comment' && action.replyToKey !== null) return false
      play(action)
      return true
    },
    readAnswer(entry) {
      const read = Answer.safeParse(entry)
      if (!read.success) return null
      const { messageId, answersId, text } = read.data
      const asked = notes.findAsked(answersId)
      if (!asked) return 'to_somebody_else'
      return { asked, answerId: notes.numberOf(messageId), text: text.trim(), hasButtons: false }
    },
    react({ person }, { text, meaning, replyToId }) {
      const letterId = findReceived(notes.midOf(replyToId))
      if (letterId === null) return false
      meanings.remember(text, meaning)
      void control.answerLetter({ residentId: person.id, letterId, text })
      return true
    },
    // A letter has no buttons to touch.
    press: () => false,
  }
}

const Delivered = z.object({ letterId: z.number() })

function subjectOf(text: string): string {
  const [first = ''] = text.split(/[.!?\n]/u)
  return first.length <= LONGEST_SUBJECT
    ? first.trim()
    : `${first.slice(0, LONGEST_SUBJECT).replace(/\s\S*$/u, '')}…`
}
