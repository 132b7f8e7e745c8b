import { classifyByModels } from '../../../src/modules/chats/index.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import type { Figure } from '../figures.ts'
import { foundAt } from '../figures.ts'
import { hearTalk, type Peril, readChatRows, readPerils, talksOf } from '../lessons.ts'
import { learnDanger } from '../models.ts'

const FALSE_SHARE = 0.1

/** Each author is judged by a model that others and the conversations taught. */
export function judgePerils(): Figure[] {
  const said = talksOf(readChatRows('chat-a')).flatMap((talk) => hearTalk(talk))
  const [a, b, d] = [readPerils('danger-a'), readPerils('danger-b'), readPerils('danger-d')]
  const e = readPerils('danger-e')
  return [
    ...judge('d by a', learnDanger(said, a), d),
    ...judge('a by d', learnDanger(said, d), a),
    ...judge('b by a and d', learnDanger(said, [...a, ...d]), b),
    ...judge('e by a, b and d', learnDanger(said, [...a, ...b, ...d]), e),
  ]
}

function judge(name: string, danger: ReturnType<typeof learnDanger>, perils: readonly Peril[]): Figure[] {
  const models = { class: loadStarter().class, danger }
  const scored = perils.map(({ heard, level }) => ({
    level,
    score: classifyByModels(models, heard).dangerScore,
  }))
  const found = (rows: typeof scored) =>
    foundAt(rows, {
      ...{ score: ({ score }) => score, isMeant: ({ level }) => level === 2, falseShare: FALSE_SHARE },
    })
  return [
    {
      ...{ name: `${name}: found at 10 % of what only looks so`, goal: 0.75 },
      value: found(scored.filter(({ level }) => level !== 1)),
    },
    { name: `${name}: at 10 % of that and of what is serious but not now`, value: found(scored) },
  ]
}
