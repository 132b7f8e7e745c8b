/** Fills variables of templates: `{имя}` becomes a name. An unknown or empty variable stays and blocks the answer. Pure. */
export const VARIABLES = [
  'имя',
  'адрес',
  'номер',
  'тема',
  'муниципалитет',
  'орган',
  'телефон',
  'срок',
  'исполнитель',
] as const
/** Blanks that only the writer can fill; they block the answer until somebody has. */
export const BLANKS = [
  ...['что сделано', 'дата', 'причина', 'кто отвечает', 'кто делает'],
  ...['номер заявки', 'номер обращения'],
] as const
export type Variable = (typeof VARIABLES)[number]
export type VariableValues = Record<Variable, string>

const PLACE = /\{([\p{L}_ -]{1,40})\}/gu

/** `{ Имя }` is `{имя}`. */
function nameOf(inside: string): string {
  return inside.trim().toLowerCase().replaceAll('ё', 'е')
}

function isVariable(name: string): name is Variable {
  return VARIABLES.some((variable) => variable === name)
}

/** Values are put in as they are: a value that looks like a variable is not filled again. «ул.» and a stop are one stop. */
export function fillVariables(template: string, values: VariableValues): string {
  return template.replaceAll(PLACE, (place, inside: string, at: number) => {
    const name = nameOf(inside)
    const value = isVariable(name) ? values[name].trim() : ''
    if (value === '') return place
    return template[at + place.length] === '.' ? value.replace(/\.$/u, '') : value
  })
}

/** Blanks that are still in the text. */
export function openVariables(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([place]) => place))]
}

/** Names in a template that nothing fills: a slip of its author. */
export function unknownVariables(template: string): string[] {
  const places = [...template.matchAll(PLACE)]
  const isKnown = (name: string) => isVariable(name) || BLANKS.some((blank) => blank === name)
  return [...new Set(places.filter(([, inside = '']) => !isKnown(nameOf(inside))).map(([place]) => place))]
}
