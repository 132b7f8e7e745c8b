/** The life of the region in Odnoklassniki: private messages to the groups of some places. */
import { z } from 'zod'
import { deriveHex } from '../../lib/derive.ts'
import type { Control } from '../../ok/control.ts'
import { Group, Resident } from '../../ok/model.ts'
import type { Life } from '../life.ts'
import type { ConnectedPage } from '../protocol.ts'
import { hashText } from '../random.ts'
import { type Home, type Person, seedNumber } from '../residents/people.ts'
import { photosOf } from '../residents/photos.ts'
import { type Action, createScript } from '../residents/script.ts'
import type { Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import { attempt, createNotes, type MessengerLife } from './messenger-life.ts'

const PLACES = 5
const FIRST_GROUP = 53_000_000_000
const RANGE = 900_000_000

export type OkPage = { municipalityCode: string; groupId: number; name: string; key: string }

export function planOk(seed: string, homes: readonly Home[]): OkPage[] {
  const largest = homes.toSorted((a, b) => b.place.houses - a.place.houses).slice(0, PLACES)
  return largest.map(({ municipality: { code, shortName } }) => ({
    municipalityCode: code,
    groupId: FIRST_GROUP + (hashText(`${seed} ok group ${code}`) % RANGE),
    name: `${shortName}: вопросы жителей`,
    key: deriveHex({ seed: seedNumber(seed), label: `ok key ${code}`, number: 1 }, 60),
  }))
}

export function okToConnectedPage({ municipalityCode, groupId, key }: OkPage): ConnectedPage {
  return { network: 'ok', externalId: String(groupId), municipalityCode, credentials: { group: key } }
}

const Known = z.object({
  groups: z.array(Group),
  residents: z.array(Resident),
  subscriptions: z.array(z.object({ ownerId: z.string() })),
})

function populate(
  control: Control,
  { pages, people }: { pages: readonly OkPage[]; people: readonly Person[] },
): void {
  const { groups, residents } = Known.parse(control.dump({}))
  const groupIds = new Set(groups.map(({ id }) => id))
  const residentIds = new Set(residents.map(({ id }) => id))
  for (const { groupId, name, key } of pages)
    if (!groupIds.has(groupId)) control.createGroup({ id: groupId, name, key })
  for (const { id, firstName, lastName } of people)
    if (!residentIds.has(id)) control.createResident({ id, firstName, lastName })
}

export function populateOkLife(
  life: Omit<Life, 'newIncidents'>,
  { control, pages, meanings }: { control: Control; pages: readonly OkPage[]; meanings: Meanings },
): Omit<MessengerLife, 'newIncidents'> {
  const { phrasebook, run } = life
  const seed = `${life.seed} ok`
  const codes = new Set(pages.map(({ municipalityCode }) => municipalityCode))
  const homes = life.homes.filter(({ municipality }) => codes.has(municipality.code))
  const people = life.people.filter(({ municipalityCode }) => codes.has(municipalityCode))
  populate(control, { pages, people })
  return {
    ...{ ...life, seed, homes, people, control, seldomer: 5 },
    stage: createOkStage({ control, pages, meanings }),
    script: createScript({ seed, run, phrasebook, homes, people }),
    isHeard: () => Known.parse(control.dump({})).subscriptions.length >= pages.length,
    open: () => undefined,
  }
}

const Answer = z.object({
  kind: z.literal('request'),
  method: z.literal('POST me/messages/:chatId'),
  effect: z.literal('created'),
  createdId: z.string(),
  body: z.object({ message: z.object({ text: z.string(), reply_to: z.string().optional() }) }),
})

type Deps = { control: Control; pages: readonly OkPage[]; meanings: Meanings }

/** Writes a message of what would be a comment elsewhere, because groups hear private words only. */
export function createOkStage({
  control,
  pages,
  meanings,
}: Deps): Pick<Stage, 'perform' | 'react' | 'press' | 'readAnswer'> {
  const notes = createNotes<never>()
  const byCode = new Map(pages.map((page) => [page.municipalityCode, page]))

  function say(person: Person, words: { text: string; photos?: number; replyTo?: string | null }): string {
    const page = byCode.get(person.municipalityCode)
    if (!page) throw new Error(`no group of ${person.municipalityCode}`)
    return control.writeMessage({ groupId: page.groupId, residentId: person.id, ...words }).mid
  }

  function play({ key, person, text, meaning }: Extract<Action, { type: 'comment' | 'message' }>): void {
    meanings.remember(text, meaning)
    const mid = say(person, { text, photos: photosOf(key, meaning) })
    notes.putAsked(mid, { groupId: 0, postId: null, id: notes.numberOf(mid), person, meaning })
  }

  return {
    perform(action) {
      if (action.type !== 'comment' && action.type !== 'message') return false
      return attempt(() => play(action))
    },
    readAnswer(entry) {
      const read = Answer.safeParse(entry)
      if (!read.success) return null
      const { createdId, body } = read.data
      const asked = notes.findAsked(body.message.reply_to?.replace(/^MID:/, 'mid:') ?? null)
      if (!asked) return 'to_somebody_else'
      return { asked, answerId: notes.numberOf(createdId), text: body.message.text, hasButtons: false }
    },
    react({ person }, { text, meaning, photos }) {
      meanings.remember(text, meaning)
      return attempt(() => void say(person, { text, photos }))
    },
    // There are no buttons to touch.
    press: () => false,
  }
}
