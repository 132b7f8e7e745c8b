/** The thread that learns: requests and messages go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { SHIPPED_WORDS } from '../../directory/index.ts'
import { decodeAddition, encodeAddition } from '../reader/domain/own/addition-bytes.ts'
import { loadStarter } from '../reader/starter.ts'
import { readLabelledTexts } from '../testing/labelled.ts'
import { trainDangers } from './domain/train-dangers.ts'
import { trainVersion } from './domain/train-version.ts'
import type { TrainingTask } from './train-aside.ts'

const { texts, dangers, inUse }: TrainingTask = workerData
const shippedTexts = readLabelledTexts().test.flatMap(({ text, topicCode }) =>
  topicCode === null ? [] : [{ text, topicCode }],
)
const { addition, figures } = trainVersion(
  { source: SHIPPED_WORDS, models: loadStarter(), texts: shippedTexts },
  { texts, inUse: inUse && { addition: decodeAddition(inUse.bytes), learntUntilMs: inUse.learntUntilMs } },
  (stage) => parentPort?.postMessage({ stage }),
)
const danger = trainDangers(loadStarter().danger, dangers)
parentPort?.postMessage({
  ...{ bytes: encodeAddition(addition), figures },
  dangerBytes: danger && encodeAddition(danger),
})
