import { SHIPPED_PLACES } from '../../../modules/directory/index.ts'
import { compileGazetteer, createPlaceFinder, placeByGazetteer } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { forEachRow, OFFSETS, TextRow } from '../reader/json-lines.ts'
import { readGazetteer } from '../reader/read-gazetteer.ts'

export const placesCommand: Command = {
  name: 'places',
  summary: `find the places that texts name; ${OFFSETS}`,
  usage: [
    'FILE.jsonl [--gazetteer G.csv] (rows {id, text};',
    'out {id, places: [{municipality, settlement, street, house, start, end, confidence}]};',
    'a gazetteer with the columns municipality, settlement, street, house, lat, lon spells streets, adds whose',
    'they are where the text does not say it, and latitude and longitude of the house, or null)',
  ].join('\n  '),
  async run(args, io) {
    const { values, positionals } = readOptions(args, { gazetteer: { type: 'string' } }, 1)
    const findPlaces = createPlaceFinder(SHIPPED_PLACES.municipalities, SHIPPED_PLACES.settlements)
    const read = values.gazetteer === undefined ? null : await readGazetteer(values.gazetteer, io)
    const list = read && compileGazetteer(read.rows)
    const bad = await forEachRow(positionals[0] ?? '', TextRow, io, ({ row: { id, text } }) => {
      const found = findPlaces(text)
      const places = list ? found.map((place) => placeByGazetteer(list, place)) : found
      io.out(JSON.stringify({ id, places }))
    })
    return bad + (read?.bad ?? 0) > 0 ? 1 : 0
  },
}
