/** The models that come with the product, read from their file once a process. */
import { readFileSync } from 'node:fs'
import type { Model } from './domain/model/model.ts'
import { decodeModel } from './domain/model/model-bytes.ts'
import { decodeModels } from './domain/model/models-bytes.ts'
import type { TopicModels } from './domain/topics/read-topics.ts'

export type Starter = TopicModels & { class: Model; danger: Model; links: Model }

const FILE = new URL('./data/starter.model', import.meta.url)
/** What an official's words answer. */
const LINKS = new URL('./data/links.model', import.meta.url)

let read: Starter | null = null

export function loadStarter(): Starter {
  read ??= { ...decodeStarter(readFileSync(FILE)), links: decodeModel(readFileSync(LINKS)) }
  return read
}

function decodeStarter(bytes: Uint8Array): Omit<Starter, 'links'> {
  const models = decodeModels(bytes)
  const model = (name: string): Model => {
    const found = models.get(name)
    if (!found) throw new RangeError(`The starter has no model of ${name}`)
    return found
  }
  return { topic: model('topic'), group: model('group'), class: model('class'), danger: model('danger') }
}
