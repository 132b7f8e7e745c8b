/** The form of a line of a street, houses or an object, and the line as the contract has it. */
import type { PlaceRouteRow } from '../../directory.queries.ts'

export type Line = Omit<PlaceRouteRow, 'id'>
export type PlaceRouteForm = {
  of: 'all' | 'topic' | 'group'
  subject: string | null
  kind: 'street' | 'object'
  municipalityCode: string | null
  street: string
  houses: string
  object: string
  agencyCode: string | null
  unitCode: string | null
}

export const NEW_LINE: Line = {
  ...{ topicCode: null, groupCode: null, municipalityCode: '', street: null, houses: null, object: null },
  ...{ agencyCode: '', unitCode: null },
}

export function toForm(line: Line): PlaceRouteForm {
  const { topicCode, groupCode } = line
  return {
    of: topicCode !== null ? 'topic' : groupCode !== null ? 'group' : 'all',
    subject: topicCode ?? groupCode,
    kind: line.object !== null ? 'object' : 'street',
    municipalityCode: line.municipalityCode || null,
    ...{ street: line.street ?? '', houses: line.houses ?? '', object: line.object ?? '' },
    ...{ agencyCode: line.agencyCode || null, unitCode: line.unitCode },
  }
}

export function toLine(form: PlaceRouteForm): Line {
  const { of, subject, kind } = form
  const told = (words: string) => words.trim() || null
  return {
    topicCode: of === 'topic' ? subject : null,
    groupCode: of === 'group' ? subject : null,
    municipalityCode: form.municipalityCode ?? '',
    street: kind === 'street' ? told(form.street) : null,
    houses: kind === 'street' ? told(form.houses) : null,
    object: kind === 'object' ? told(form.object) : null,
    ...{ agencyCode: form.agencyCode ?? '', unitCode: form.unitCode },
  }
}

/** What the contract cannot say in the words of this form: a subject that was meant and not chosen, and no place. */
export function missingOf({ of, subject, kind, street, object }: PlaceRouteForm): string[] {
  return [
    ...(of !== 'all' && subject === null ? [of === 'topic' ? 'topicCode' : 'groupCode'] : []),
    ...(kind === 'street' && street.trim() === '' ? ['street'] : []),
    ...(kind === 'object' && object.trim() === '' ? ['object'] : []),
  ]
}
