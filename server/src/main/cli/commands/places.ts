import { SHIPPED_PLACES } from '../../../modules/directory/index.ts'
import { createPlaceFinder } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { forEachRow, OFFSETS, TextRow } from '../reader/json-lines.ts'

export const placesCommand: Command = {
  name: 'places',
  summary: `find the places that texts name; ${OFFSETS}`,
  usage:
    'FILE.jsonl (rows {id, text}; out {id, places: [{municipality, settlement, street, house, start, end, confidence}]})',
  async run(args, io) {
    const [file = ''] = readOptions(args, {}, 1).positionals
    const findPlaces = createPlaceFinder(SHIPPED_PLACES.municipalities, SHIPPED_PLACES.settlements)
    const bad = await forEachRow(file, TextRow, io, ({ row: { id, text } }) => {
      io.out(JSON.stringify({ id, places: findPlaces(text) }))
    })
    return bad > 0 ? 1 : 0
  },
}
