/**
 * A model answer as its writer gets it. What it says was done is asked about in its own words, and only then names and
 * addresses are put in: «Светлана» is no deed, and «Крестецкая ул., 7» holds no end of a sentence. Pure.
 */
import { callByName } from '@veche/contract/rules/replies/call-by-name.ts'
import { markClaims } from '../../checklist/domain/mark-claims.ts'
import {
  fillVariables,
  VARIABLES,
  type Variable,
  type VariableValues,
} from '../../checklist/domain/variables.ts'

/** Letters of nobody's alphabet stand for the values meanwhile. */
const FIRST_SIGN = 0xe000
const SIGNS = VARIABLES.map((name, at) => [name, String.fromCodePoint(FIRST_SIGN + at)] as const)

export function fillModelAnswer(answer: string, values: VariableValues): string {
  const signs = SIGNS.map(([name, sign]) => [name, values[name].trim() === '' ? '' : sign] as const)
  const marked = markClaims(fillVariables(answer, Object.fromEntries(signs) as VariableValues))
  const called = putIn(marked, 'имя', values)
  const named = values.имя === '' ? called : callByName(called, values.имя)
  return VARIABLES.reduce((text, name) => putIn(text, name, values), named)
}

/** «Ул.» and a stop are one stop, a place of a claim between them or not. */
function putIn(text: string, name: Variable, values: VariableValues): string {
  const sign = SIGNS.find(([known]) => known === name)?.[1] ?? ''
  const value = values[name].trim()
  return text.replaceAll(sign, (_sign, at: number) =>
    /^\}?\./u.test(text.slice(at + sign.length, at + sign.length + 2)) ? value.replace(/\.$/u, '') : value,
  )
}
