import { z } from 'zod'
import { type Feature, type LabelledText, lessonsOf, trainModel } from '../../../modules/text/index.ts'
import { loadStarter } from '../../../modules/text/reader/starter.ts'
import { readOptions, required } from '../arguments.ts'
import { type Command, type CommandIo, UsageError } from '../command.ts'
import { forEachRow } from '../reader/json-lines.ts'
import { modelFile, saveModel } from '../reader/own-models.ts'
import { createSenseFeatures } from '../reader/read-alone.ts'

const SEED = 1
/** Enough for two hundred labels of long texts in two megabytes. */
const WEIGHTS_PER_LABEL = 6000

export const trainCommand: Command = {
  name: 'train',
  summary: 'learn to label texts from a file of labelled ones',
  usage: [
    '--from F.jsonl --text FIELD --label FIELD --name M',
    '  --from   rows of JSON, one a line; FIELD names the field of the text and that of its label',
    '  --name   the model is written to models/M.model in the data folder, or to M if it is a path',
    '  The same rows give the same model. Needs neither a server nor a database. Ends with 1 if a row was bad.',
  ].join('\n'),
  async run(args, io) {
    const text = { type: 'string' } as const
    const { values } = readOptions(args, { from: text, text, label: text, name: text })
    const file = modelFile(io.env, required(values.name, 'name'))
    const fields = { text: required(values.text, 'text'), label: required(values.label, 'label') }
    const read = createSenseFeatures(loadStarter())
    const { texts, bad } = await readTexts(required(values.from, 'from'), { ...fields, read }, io)
    const labels = new Set(texts.map(({ label }) => label)).size
    if (labels < 2) throw new UsageError('A model needs texts of two labels at least')
    const model = trainModel(lessonsOf(texts, read), { seed: SEED, weightsPerLabel: WEIGHTS_PER_LABEL })
    const bytes = await saveModel(file, model)
    io.out(JSON.stringify({ model: file, texts: texts.length, labels, bytes }))
    return bad > 0 ? 1 : 0
  },
}

type Fields = { text: string; label: string; read: (text: string) => Feature[] }

async function readTexts(file: string, { text, label, read }: Fields, io: CommandIo) {
  const schema = z.looseObject({
    [text]: z.string().min(1),
    [label]: z.union([z.string().min(1), z.number(), z.boolean()]),
  })
  const texts: LabelledText[] = []
  const bad = await forEachRow(file, schema, io, ({ row }) => {
    const words = String(row[text])
    // A number stays a number when the model is asked.
    texts.push({ features: read(words), label: JSON.stringify(row[label]), kin: words })
  })
  return { texts, bad }
}
