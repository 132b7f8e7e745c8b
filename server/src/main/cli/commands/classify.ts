import { SHIPPED_WORDS } from '../../../modules/directory/index.ts'
import {
  bestOf,
  chancesOf,
  createRuleSuggester,
  readFeatures,
  readTopics,
} from '../../../modules/text/index.ts'
import { loadStarter } from '../../../modules/text/reader/starter.ts'
import { readOptions } from '../arguments.ts'
import { type Command, type CommandIo, UsageError } from '../command.ts'
import { listFederalTopics } from '../reader/federal-topics.ts'
import { forEachRow, TextRow } from '../reader/json-lines.ts'
import { loadModel, modelFile } from '../reader/own-models.ts'
import {
  countAsks,
  createMessageReader,
  createSenseFeatures,
  describeDanger,
  round,
  topicsByRules,
} from '../reader/read-alone.ts'

const TOP = 3
const MOST = 1000

export const classifyCommand: Command = {
  name: 'classify',
  summary: 'tell topic, class and danger of texts, or label them by a model of your own',
  usage: [
    'F.jsonl [--model M] [--top 3]',
    '  F.jsonl  rows {id, text}, one a line',
    '  --model  a model that "veche train" made: its name in models/ of the data folder, or its path.',
    '           Prints {id, labels: [{label, confidence}]} a line, the likeliest first.',
    '  Without --model the one of the product is asked, and each line is',
    '           {id, topics: [{code, name, group, confidence}], class, danger: {score, isDanger}, asks}',
    '  --top    how many labels or topics, 3 if not said',
    '  Needs neither a server nor a database. Ends with 1 if a row was bad.',
  ].join('\n'),
  async run(args, io) {
    const text = { type: 'string' } as const
    const { values, positionals } = readOptions(args, { model: text, top: text }, 1)
    const [file = ''] = positionals
    const top = readTop(values.top)
    return values.model === undefined
      ? classifyByStarter(file, top, io)
      : classifyByOwn(file, { model: values.model, top }, io)
  },
}

function readTop(text: string | undefined): number {
  if (text === undefined) return TOP
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1 || top > MOST) throw new UsageError(`--top is a number up to ${MOST}`)
  return top
}

async function classifyByOwn(
  file: string,
  { model: name, top }: { model: string; top: number },
  io: CommandIo,
) {
  const model = await loadModel(modelFile(io.env, name))
  const read = createSenseFeatures(loadStarter())
  const labels = model.labels.map((label): unknown => JSON.parse(label))
  const bad = await forEachRow(file, TextRow, io, ({ row: { id, text } }) => {
    const found = bestOf(chancesOf(model, read(text)), top)
    const told = found.map(({ label, confidence }) => ({
      label: labels[label],
      confidence: round(confidence),
    }))
    io.out(JSON.stringify({ id, labels: told }))
  })
  return bad > 0 ? 1 : 0
}

async function classifyByStarter(file: string, top: number, io: CommandIo) {
  const starter = loadStarter()
  const topics = listFederalTopics()
  const groupOf = (code: string) => topics.get(code)?.groupCode
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  const read = createMessageReader(starter)
  const bad = await forEachRow(file, TextRow, io, ({ row: { id, text } }) => {
    const ruled = topicsByRules(suggest, text)
    const found = readTopics(starter, readFeatures(text), groupOf, { most: top, ruled }).map(
      ({ code, confidence }) => ({
        ...{ code, name: topics.get(code)?.name, group: topics.get(code)?.group },
        confidence: round(confidence),
      }),
    )
    const alone = read(text)
    const asks = countAsks(alone.class, text)
    io.out(JSON.stringify({ id, topics: found, class: alone.class, danger: describeDanger(alone), asks }))
  })
  return bad > 0 ? 1 : 0
}
