/** Details of a row of the journal in the words of its page, for its file and its search. Pure: words are arguments. */
const MAY_BE_WORDS: readonly string[] = ['kind', 'reason']
const PLACES: readonly string[] = ['scopeCode', 'municipalityCode', 'agencyCode']

type Words = Readonly<Record<string, string>>
export type DetailNames = {
  /** What a field is called; one without a name is not said. */
  fields: Words
  /** Codes that have words, by the field they stand in. */
  values: Readonly<Record<string, Words>>
  /** What a municipality, a body or a unit is called, by its code. */
  places: ReadonlyMap<string, string>
  formatMoment: (moment: Date) => string
}

/** «роль: Координатор; где: Боровичский район». What has no words stands in the column of codes alone. */
export function spellDetails(details: unknown, names: DetailNames): string {
  if (typeof details !== 'object' || details === null) return ''
  return Object.entries(details)
    .flatMap(([field, value]) => {
      const said = spellValue(field, value, names)
      const name = names.fields[field]
      return name !== undefined && said !== '' ? [`${name}: ${said}`] : []
    })
    .join('; ')
}

function spellValue(field: string, value: unknown, names: DetailNames): string {
  if (Array.isArray(value))
    return value
      .map((one) => spellValue(field, one, names))
      .filter(Boolean)
      .join(', ')
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  if (PLACES.includes(field)) return names.places.get(value) ?? value
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return names.formatMoment(new Date(value))
  const words = names.values[field]
  const said = words?.[value.replaceAll('.', '_')]
  // A code says nothing to a person; a kind and a reason may be words already.
  return said ?? (words === undefined || MAY_BE_WORDS.includes(field) ? value : '')
}

/** Types of what the journal is about whose codes stand in details as places. */
const PLACE_TYPES: readonly string[] = ['municipality', 'agency', 'unit']

type Said = {
  /** Words of codes by the field they stand in, a table for each language. */
  values: readonly Readonly<Record<string, Words>>[]
  /** Ids of things whose names hold the words, by their type. */
  objects: ReadonlyMap<string, readonly string[]>
}

/** Codes that the page says in words which hold the sought ones, by the field of details they stand in. */
export function findCodes(words: string, { values, objects }: Said): Map<string, string[]> {
  const sought = words.toLowerCase()
  const found = new Map<string, string[]>()
  const add = (field: string, codes: readonly string[]) => {
    if (codes.length > 0) found.set(field, [...new Set([...(found.get(field) ?? []), ...codes])])
  }
  for (const [field, table] of values.flatMap((one) => Object.entries(one)))
    for (const [key, said] of Object.entries(table))
      if (said.toLowerCase().includes(sought)) add(field, codesOfKey(key))
  for (const field of PLACES)
    add(
      field,
      PLACE_TYPES.flatMap((type) => objects.get(type) ?? []),
    )
  return found
}

/** A key of the words has «_» where its code may have a point: `users_manage` is said of `users.manage`. */
function codesOfKey(key: string): string[] {
  const parts = key.split('_')
  return parts.map((_part, at) =>
    at === 0 ? key : `${parts.slice(0, at).join('_')}.${parts.slice(at).join('_')}`,
  )
}
