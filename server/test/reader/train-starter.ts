/** `npm run train`: teaches the starter anew by all texts that may ship, and writes its file. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeModel, encodeModels } from '../../src/modules/text/index.ts'
import {
  CHAT_AUTHORS,
  hearTalk,
  idleTexts,
  ownAppeals,
  ownTalks,
  ownTopicTexts,
  readChatRows,
  readPerils,
  readTopicTexts,
  TOPIC_AUTHORS,
  talksOf,
} from './lessons.ts'
import { learnClasses, learnDanger, learnLinks, learnTopics, readGroups } from './models.ts'
import { learnRumours } from './rumours/learn-rumours.ts'
import { joinSets, RUMOUR_AUTHORS, readRumourSets } from './rumours/rumour-sets.ts'

const FOLDER = path.join(import.meta.dirname, '../../src/modules/text/reader/data')

const chats = CHAT_AUTHORS.flatMap((name) => talksOf(readChatRows(name)))
const said = chats.flatMap((talk) => hearTalk(talk))
const talks = ownTalks()
const own = [...talks.flatMap((talk) => hearTalk(talk)), ...ownAppeals()]
const topics = [...TOPIC_AUTHORS.flatMap(readTopicTexts), ...ownTopicTexts(), ...idleTexts(said)]
const perils = (['danger-a', 'danger-b', 'danger-d', 'danger-e'] as const).flatMap(readPerils)
console.log(
  `${topics.length} texts of topics, ${said.length + own.length} messages of chats, ${perils.length} dangers and look-alikes`,
)

const starter = encodeModels(
  new Map([
    ['topic', learnTopics(topics)],
    ['group', readGroups()],
    ['class', learnClasses({ own, said, perils })],
    ['danger', learnDanger(said, perils)],
  ]),
)
save('starter.model', starter)
save('links.model', encodeModel(learnLinks(chats)))
// The reader of rumours asks the model of topics, so that one is written first.
const rumours = learnRumours(joinSets(RUMOUR_AUTHORS.map(readRumourSets)))
save('rumours.model', encodeModel(rumours.manner))
save('rumours.json', new TextEncoder().encode(`${JSON.stringify(rumours.weights)}\n`))

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(FOLDER, name), bytes)
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
