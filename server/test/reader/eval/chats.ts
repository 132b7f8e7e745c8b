import { createTalkReader } from '../../../src/main/cli/reader/read-talk.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import type { Figure } from '../figures.ts'
import { f1Of, macroF1, shareOf } from '../figures.ts'
import { hearTalk, ownAppeals, ownTalks, readChatRows, readPerils, talksOf } from '../lessons.ts'
import { learnClasses, learnDanger, learnLinks } from '../models.ts'
import type { ChatRow } from '../sources.ts'

const WORK = new Set(['question', 'complaint', 'danger', 'rumour'])

/** Taught by our own conversations and by author a, judged on b, c and d as `veche read-chat` reads them. */
export function judgeChats(): Figure[] {
  const talks = ownTalks()
  const own = [...talks.flatMap(hearTalk), ...ownAppeals()]
  const rows = talksOf(readChatRows('chat-a'))
  const said = rows.flatMap(hearTalk)
  const models = {
    ...loadStarter(),
    class: learnClasses({ own, said }),
    danger: learnDanger(said, [...readPerils('danger-a'), ...readPerils('danger-d')]),
    links: learnLinks(talks, rows),
  }
  return (['chat-b', 'chat-c', 'chat-d'] as const).flatMap((name) => judge(name, models, readChatRows(name)))
}

function judge(
  name: string,
  models: Parameters<typeof createTalkReader>[0],
  rows: readonly ChatRow[],
): Figure[] {
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
