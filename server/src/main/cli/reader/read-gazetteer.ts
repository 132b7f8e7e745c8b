/** Reads a list of addresses: a CSV whose first line names its columns, in any order. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { AddressRow } from '../../../modules/text/index.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { readSheet } from '../../../platform/sheets/index.ts'
import { UsageError } from '../command.ts'

const COLUMNS = ['municipality', 'settlement', 'street', 'house', 'lat', 'lon'] as const

export async function readGazetteer(file: string): Promise<AddressRow[]> {
  await access(file).catch(() => {
    throw new InvalidError('import.no_file', { file })
  })
  const rows: AddressRow[] = []
  let at: number[] | null = null
  for await (const { cells } of readSheet(createReadStream(file), 'csv')) {
    const words = cells.map((cell) => String(cell ?? '').trim())
    if (at === null) {
      at = placesOf(words.map((word) => word.toLowerCase()))
      continue
    }
    const [municipality = '', settlement = '', street = '', house = '', lat = '', lon = ''] = at.map(
      (place) => words[place] ?? '',
    )
    rows.push({ municipality, settlement, street, house, latitude: degrees(lat), longitude: degrees(lon) })
  }
  return rows
}

function placesOf(header: readonly string[]): number[] {
  const missing = COLUMNS.filter((name) => !header.includes(name))
  if (missing.length > 0) throw new UsageError(`The gazetteer has no column ${missing.join(', ')}`)
  return COLUMNS.map((name) => header.indexOf(name))
}

function degrees(words: string): number | null {
  const value = Number(words.replace(',', '.'))
  return words === '' || !Number.isFinite(value) ? null : value
}
