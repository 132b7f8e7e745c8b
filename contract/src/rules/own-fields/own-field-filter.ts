/**
 * How a filter asks about own fields, in one text: `route:12|15;pole~3..10;company!`, that is one of, from–to, nothing
 * is said. Values are written as in an address, so that no sign of theirs is taken for ours.
 */
export type OwnCondition =
  | { code: string; is: 'one_of'; values: string[] }
  | { code: string; is: 'within'; from: string | null; to: string | null }
  | { code: string; is: 'empty' }

const CONDITION = /^([a-z0-9][a-z0-9._-]{1,79})([:~!])(.*)$/

/** Null where the text says nothing that could be asked for. */
export function readOwnConditions(text: string): OwnCondition[] | null {
  const conditions = text
    .split(';')
    .filter((part) => part !== '')
    .map(readCondition)
  const read = conditions.filter((condition) => condition !== null)
  return read.length === conditions.length && read.length > 0 ? read : null
}

function readCondition(part: string): OwnCondition | null {
  const [, code, sign, rest = ''] = CONDITION.exec(part) ?? []
  if (!code) return null
  if (sign === '!') return rest === '' ? { code, is: 'empty' } : null
  if (sign === ':') {
    const values = rest.split('|').map(decode)
    const known = values.filter((value) => value !== null && value !== '')
    return known.length === values.length ? { code, is: 'one_of', values: known as string[] } : null
  }
  const [from, to, more] = rest.split('..')
  if (from === undefined || to === undefined || more !== undefined || (from === '' && to === '')) return null
  if (![from, to].every((bound) => bound === '' || orderOf(bound) !== null)) return null
  return { code, is: 'within', from: from || null, to: to || null }
}

export function writeOwnConditions(conditions: readonly OwnCondition[]): string {
  return conditions
    .map((one) => {
      if (one.is === 'empty') return `${one.code}!`
      if (one.is === 'one_of') return `${one.code}:${one.values.map(encode).join('|')}`
      return `${one.code}~${one.from ?? ''}..${one.to ?? ''}`
    })
    .join(';')
}

/** The place of a number or a day in order: days are counted from 1970, as the database counts them. */
export function orderOf(bound: string): number | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(bound)) {
    const ms = Date.parse(`${bound}T00:00:00Z`)
    return Number.isNaN(ms) ? null : ms / 86_400_000
  }
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(bound) && Number.isFinite(Number(bound)) ? Number(bound) : null
}

function encode(value: string): string {
  return encodeURIComponent(value)
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
