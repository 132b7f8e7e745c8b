/** Reads a list of addresses: a CSV whose first line names its columns, in any order. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { AddressRow } from '../../../modules/text/index.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { readSheet } from '../../../platform/sheets/index.ts'
import { type CommandIo, UsageError } from '../command.ts'

const COLUMNS = ['municipality', 'settlement', 'street', 'house', 'lat', 'lon'] as const
const SHOWN_ERRORS = 20

/** `bad`: rows whose point is none; they are told to the person and taken without it. */
export async function readGazetteer(
  file: string,
  { note }: Pick<CommandIo, 'note'>,
): Promise<{ rows: AddressRow[]; bad: number }> {
  await access(file).catch(() => {
    throw new InvalidError('import.no_file', { file })
  })
  const rows: AddressRow[] = []
  let at: number[] | null = null
  let bad = 0
  for await (const { number, cells } of readSheet(createReadStream(file), 'csv')) {
    const words = cells.map((cell) => String(cell ?? '').trim())
    if (at === null) {
      at = placesOf(words.map((word) => word.toLowerCase()))
      continue
    }
    const [municipality = '', settlement = '', street = '', house = '', lat = '', lon = ''] = at.map(
      (place) => words[place] ?? '',
    )
    const [latitude, longitude] = [degrees(lat, 90), degrees(lon, 180)]
    const isPoint = latitude !== null && longitude !== null
    if (!isPoint && lat + lon !== '') {
      bad += 1
      if (bad <= SHOWN_ERRORS) note(`row ${number}: row.bad_point: lat "${lat}", lon "${lon}"`)
    }
    rows.push({
      ...{ municipality, settlement, street, house },
      ...(isPoint ? { latitude, longitude } : { latitude: null, longitude: null }),
    })
  }
  if (bad > SHOWN_ERRORS) note(`and ${bad - SHOWN_ERRORS} more`)
  return { rows, bad }
}

function placesOf(header: readonly string[]): number[] {
  const missing = COLUMNS.filter((name) => !header.includes(name))
  if (missing.length > 0) throw new UsageError(`The gazetteer has no column ${missing.join(', ')}`)
  return COLUMNS.map((name) => header.indexOf(name))
}

function degrees(words: string, most: number): number | null {
  const value = Number(words.replace(',', '.'))
  return words === '' || !(Math.abs(value) <= most) ? null : value
}
