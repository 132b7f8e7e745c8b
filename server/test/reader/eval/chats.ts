import { createTalkReader } from '../../../src/main/cli/reader/read-talk.ts'
import type { Figure } from '../figures.ts'
import { f1Of, macroF1, shareOf } from '../figures.ts'
import {
  CHAT_AUTHORS,
  hearTalk,
  ownAppeals,
  ownTalks,
  readChatRows,
  readPerils,
  talksOf,
} from '../lessons.ts'
import { learnClasses, learnDanger, learnLinks } from '../models.ts'
import type { ChatRow } from '../sources.ts'

const WORK = new Set(['question', 'complaint', 'danger', 'rumour'])

/** Each author is judged by models that the others and our own conversations taught, as `veche read-chat` reads. */
export function judgeChats(): Figure[] {
  return CHAT_AUTHORS.flatMap((held) => judge(held, teachWithout([held]), readChatRows(held)))
}

export function teachWithout(held: readonly string[]): ChatModels {
  const talks = ownTalks()
  const own = [...talks.flatMap((talk) => hearTalk(talk)), ...ownAppeals()]
  const rows = CHAT_AUTHORS.filter((name) => !held.includes(name)).flatMap((name) =>
    talksOf(readChatRows(name)),
  )
  const said = rows.flatMap((talk) => hearTalk(talk))
  const perils = (['danger-a', 'danger-b', 'danger-d', 'danger-e'] as const).flatMap(readPerils)
  return {
    class: learnClasses({ own, said, perils }),
    danger: learnDanger(said, perils),
    links: learnLinks(rows),
  }
}

type ChatModels = Parameters<typeof createTalkReader>[0]

export function judge(name: string, models: ChatModels, rows: readonly ChatRow[]): Figure[] {
  const judged = [...Map.groupBy(rows, ({ chat }) => chat).values()].flatMap((chat) => {
    const read = createTalkReader(models)
    return chat.map((row) => ({ row, found: read({ ...row, at: new Date(row.at) }) }))
  })
  const residents = judged.filter(({ row }) => row.role === 'resident')
  const classes = residents.map(({ row, found }) => ({ label: row.class, found: found.class }))
  const alarms = residents.filter(({ found }) => found.danger.isDanger)
  const dangers = residents.filter(({ row }) => row.class === 'danger')
  const links = judged.flatMap(({ row, found }) =>
    found.answers.map(({ id, certainty }) => ({ certainty, isRight: row.answers.includes(id) })),
  )
  const sure = links.filter(({ certainty }) => certainty === 'sure')
  const wanted = judged.flatMap(({ row, found }) =>
    row.answers.map((id) => found.answers.some((answer) => answer.id === id)),
  )
  const isRight = ({ isRight: right }: { isRight: boolean }) => right
  return [
    {
      name: `${name}: class right`,
      goal: 0.8,
      value: shareOf(classes, ({ label, found }) => label === found),
    },
    { name: `${name}: macro-F1`, goal: 0.75, value: macroF1(classes) },
    { name: `${name}: work F1`, goal: 0.84, value: f1Of(classes, (one) => WORK.has(one)) },
    {
      name: `${name}: dangers found`,
      goal: 0.8,
      value: shareOf(dangers, ({ found }) => found.danger.isDanger),
    },
    { name: `${name}: alarms right`, goal: 0.6, value: shareOf(alarms, ({ row }) => row.class === 'danger') },
    { name: `${name}: answers found`, goal: 0.8, value: shareOf(wanted, (found) => found) },
    { name: `${name}: links right`, goal: 0.92, value: shareOf(links, isRight) },
    { name: `${name}: sure links right`, goal: 0.98, value: shareOf(sure, isRight) },
    { name: `${name}: sure of all links`, goal: 0.5, value: sure.length / links.length },
  ]
}
