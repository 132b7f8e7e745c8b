/** Follows one chat message after message: what each is, and what an official's words answer. */
import {
  type ChatLine,
  type ClassModels,
  type EarlierMessage,
  linksByModel,
  type OpenQuestion,
  opensWork,
} from '../../../modules/chats/index.ts'
import type { Model } from '../../../modules/text/index.ts'
import { createMessageReader, describeDanger, round } from './read-alone.ts'

export type TalkRow = {
  id: string
  at: Date
  author: string
  role: 'resident' | 'official'
  text: string
  replyTo: string | null
}
export type Answer = { id: string; certainty: 'sure' | 'unsure'; probability: number }

const REMEMBERED = 12
const MOST_OPEN = 40
const WORDS_BEFORE = 3
/** From this chance of work a message may be what an official answers, whatever its likeliest class. */
const MAY_ASK_FROM = 0.3

/** From here a link is told. Chosen on talks of an author who was held out. */
const LIKELY_FROM = 0.55
/** From here a person need not look, if the official replied to that very message: words alone mislead too often. */
const SURE_FROM = 0.95

export function createTalkReader(models: ClassModels & { links: Model }) {
  const read = createMessageReader(models)
  const earlier: EarlierMessage[] = []
  const lines: ChatLine[] = []
  const toldIds = new Set<string>()
  let open: OpenQuestion[] = []
  return (row: TalkRow) => {
    const role = row.role === 'official' ? 'department' : 'resident'
    const repliesTo = lines.find(({ id }) => id === row.replyTo) ?? null
    const before = lines.slice(-WORDS_BEFORE).map(({ text }) => text)
    const told = read(
      { ...row, role, repliesTo: repliesTo?.authorRole ?? null },
      { earlier: earlier.slice(-MOST_OPEN), before },
    )
    const line: ChatLine = {
      ...{ id: row.id, authorId: row.author, authorName: row.author },
      ...{ authorRole: role, text: row.text, writtenAt: row.at },
    }
    const links = role === 'resident' ? [] : linksTo(line, row.replyTo, repliesTo)
    for (const { id } of links) toldIds.add(id)
    const mayAsk = opensWork(told.class) ? told.class : told.work >= MAY_ASK_FROM ? 'question' : null
    if (role === 'resident' && mayAsk) open = [...open, { ...line, class: mayAsk }].slice(-MOST_OPEN)
    lines.push(line)
    earlier.push({ ...line, messageClass: told.class })
    return { id: row.id, class: told.class, danger: describeDanger(told, true), answers: links }
  }

  function linksTo(line: ChatLine, replyTo: string | null, repliesTo: ChatLine | null): Answer[] {
    const isNew = repliesTo?.authorRole === 'resident' && !open.some(({ id }) => id === repliesTo.id)
    // Whom an official answers by a link was asking, whatever the words looked like.
    const asked = isNew ? [...open, { ...repliesTo, class: 'question' as const }] : open
    const talk = { open: asked, answered: [], last: lines.slice(-REMEMBERED) }
    const repliesToAuthor = repliesTo?.authorId ?? null
    return linksByModel(models.links, { ...line, replyTo }, { ...talk, toldIds, repliesToAuthor })
      .filter(({ probability }) => probability >= LIKELY_FROM)
      .map(({ id, probability }) => ({
        id,
        certainty: id === replyTo && probability >= SURE_FROM ? 'sure' : 'unsure',
        probability: round(probability),
      }))
  }
}
