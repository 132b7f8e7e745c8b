import { z } from 'zod'
import { createSenseFeatures } from '../../../src/main/cli/reader/read-alone.ts'
import {
  bestOf,
  chancesOf,
  type Feature,
  lessonsOf,
  type Model,
  trainModel,
} from '../../../src/modules/text/index.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import type { Figure } from '../figures.ts'
import { shareOf } from '../figures.ts'
import { readShared } from '../sources.ts'

const Appeal = z.object({
  id: z.number(),
  text: z.string(),
  topic: z.string(),
  executor: z.string(),
  category: z.number(),
  dup_group: z.union([z.string(), z.number()]).nullable(),
})
type Appeal = z.infer<typeof Appeal>
type Judged = { appeal: Appeal; topics: string[]; executors: string[] }

const FOLDS = 5

const read = createSenseFeatures(loadStarter())

/** As `veche train` would learn, on four fifths, and judged on the fifth. */
export function judgeKursk(): Figure[] | null {
  const appeals = readShared('appeals/kursk.jsonl', Appeal)
  if (appeals === null) return null
  const features = appeals.map(({ text }) => read(text))
  const kins = [...new Set(appeals.map(kinOf))]
  const foldOf = new Map(kins.map((kin, number) => [kin, number % FOLDS]))
  const rows = appeals.map((appeal, at) => ({
    ...{ appeal, features: features[at] ?? [], fold: foldOf.get(kinOf(appeal)) ?? 0 },
  }))
  const judged = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => judgeFold(rows, fold))
  const categories = new Map(appeals.map(({ topic, category }) => [topic, category]))
  return [
    { name: 'topic', goal: 0.6, value: shareOf(judged, ({ appeal, topics }) => topics[0] === appeal.topic) },
    {
      ...{ name: 'topic in three', goal: 0.77 },
      value: shareOf(judged, ({ appeal, topics }) => topics.includes(appeal.topic)),
    },
    {
      ...{ name: 'category, of the first topic', goal: 0.84 },
      value: shareOf(judged, ({ appeal, topics }) => categories.get(topics[0] ?? '') === appeal.category),
    },
    {
      ...{ name: 'executor in three', goal: 0.75 },
      value: shareOf(judged, ({ appeal, executors }) => executors.includes(appeal.executor)),
    },
  ]
}

function kinOf({ id, dup_group }: Appeal): string {
  return dup_group === null ? `alone ${id}` : `group ${dup_group}`
}

type Row = { appeal: Appeal; features: readonly Feature[]; fold: number }

function judgeFold(rows: readonly Row[], fold: number): Judged[] {
  const taught = rows.filter((row) => row.fold !== fold)
  const learnBy = (label: (appeal: Appeal) => string) =>
    trainModel(
      lessonsOf(
        taught.map(({ appeal, features }) => ({ features, label: label(appeal), kin: appeal.text })),
        read,
      ),
      { seed: 1, weightsPerLabel: 6000 },
    )
  const topic = learnBy((appeal) => appeal.topic)
  const executor = learnBy((appeal) => appeal.executor)
  const first = (model: Model, features: readonly Feature[]) =>
    bestOf(chancesOf(model, features), 3).map(({ label }) => model.labels[label] ?? '')
  return rows
    .filter((row) => row.fold === fold)
    .map(({ appeal, features }) => ({
      ...{ appeal, topics: first(topic, features), executors: first(executor, features) },
    }))
}
