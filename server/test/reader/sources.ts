/** Rows of the labelled texts, and the folder of data that nobody of the project wrote, where it is there. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const ROOT = path.join(import.meta.dirname, '../../..')
const TRAINING = path.join(ROOT, 'server/src/modules/text/training')
const SHARED = process.env.SHARED_DATA ?? path.join(ROOT, '../shared/data')

export function readRows<Row>(file: string, schema: z.ZodType<Row>): Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)))
}

/** `rumours-a`: what author a wrote of rumours. */
export function readTraining<Row>(name: string, schema: z.ZodType<Row>): Row[] {
  const [kind = ''] = name.split('-')
  return readRows(path.join(TRAINING, kind, `${name}.jsonl`), schema)
}

/** Null: the folder is absent on this machine. */
export function readShared<Row>(name: string, schema: z.ZodType<Row>): Row[] | null {
  const file = path.join(SHARED, name)
  return existsSync(file) ? readRows(file, schema) : null
}

/** Cells of a table whose columns stand between tabs. */
export function readTable(name: string): string[][] {
  const text = readFileSync(path.join(TRAINING, name), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
}

export const TopicRow = z.object({ topic: z.string(), also: z.array(z.string()), text: z.string() })
export const DangerRow = z
  .object({
    level: z.number().optional(),
    danger: z.number().optional(),
    before: z.array(z.string()).default([]),
    text: z.string(),
  })
  .transform(({ level, danger, before, text }) => ({ level: level ?? danger ?? 0, before, text }))
export const ChatRow = z.object({
  id: z.string(),
  chat: z.string(),
  at: z.string(),
  author: z.string(),
  role: z.enum(['resident', 'official']),
  post: z.string().nullable(),
  text: z.string(),
  replyTo: z.string().nullable(),
  class: z.string(),
  answers: z.array(z.string()).default([]),
})
export type ChatRow = z.infer<typeof ChatRow>
