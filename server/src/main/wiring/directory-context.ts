/** What administration of the directory asks of modules that stand on it. */
import { countChannelsOf } from '../../modules/channels/index.ts'
import { type Directory, getDirectory, type Place } from '../../modules/directory/index.ts'
import { countOpenWork } from '../../modules/incidents/index.ts'
import { chooseOffered, createSpotReader, nameOfStreet, spotOfWords } from '../../modules/text/index.ts'
import { getOwn } from '../../modules/text/learning/index.ts'
import { getTextReader } from '../../modules/text/topic-words/index.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'

export function createDirectoryContext(context: AppContext) {
  return {
    ...context,
    async countUse(tx: Tx, place: Place) {
      return {
        incidents: await countOpenWork(tx, place),
        channels: place.kind === 'municipality' ? await countChannelsOf(tx, place.code) : 0,
      }
    },
    nameStreet: nameOfStreet,
    readSpot: (lines: Pick<Directory, 'placeRoutes'>, words: string) => spotOfWords(lines.placeRoutes, words),
    async readText(text: string) {
      const { db } = context
      const [directory, own, readerOf] = await Promise.all([getDirectory(db), getOwn(db), getTextReader(db)])
      const [read] = readerOf(own?.topic ?? null)([{ text, facts: { channelMunicipalityCode: null } }])
      const found = read && chooseOffered(read, directory)
      return {
        topicCode: found?.topic?.code ?? null,
        confidence: found?.topic?.confidence ?? null,
        municipalityCode: found?.municipality?.code ?? null,
        spot: createSpotReader(directory.placeRoutes.map(({ object }) => object))({
          ...{ street: found?.place.street ?? null, house: found?.place.house ?? null, words: text },
        }),
      }
    },
  }
}
