/** Details of a row of the journal in the words of its page, for the file. Pure: words are arguments. */
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
