import { SHIPPED_PLACES } from '../../../modules/directory/index.ts'
import { createPlaceFinder } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { OFFSETS, readTextRows } from '../read-rows.ts'

export const placesCommand: Command = {
  name: 'places',
  summary: `find the places that texts name; ${OFFSETS}`,
  usage:
    'FILE.jsonl (rows {id, text}; out {id, places: [{municipality, settlement, street, house, start, end, confidence}]})',
  async run(args, { out, note }) {
    const [file = ''] = readOptions(args, {}, 1).positionals
    const findPlaces = createPlaceFinder(SHIPPED_PLACES.municipalities, SHIPPED_PLACES.settlements)
    const count = { bad: 0 }
    for await (const { id, text } of readTextRows(file, note, count))
      out(JSON.stringify({ id, places: findPlaces(text) }))
    return count.bad > 0 ? 1 : 0
  },
}
