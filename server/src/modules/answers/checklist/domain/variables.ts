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

/** An address stands in one form, «Крестецкая ул., 7», whatever case the words before it ask for. */
const BEFORE_ADDRESS = /(?<![а-яё-])([а-яё-]+)([ \u00a0]+)(?=\{\s*адрес\s*\})/giu
const AT = /^(?:у|в|во|на|по|к|ко|при|возле|около|напротив|вблизи|близ|вдоль|мимо|внутри|через|про|вокруг)$/iu
const FROM = /^(?:от|ото|до|с|со|из|для|без|после)$/iu
const BESIDE = /^(?:за|под|над|перед|между)$/iu

/** «У {адрес}» is «по адресу {адрес}», «в доме {адрес}» is «в доме по адресу {адрес}»: right with every address. */
function leadToAddress(template: string): string {
  return template.replaceAll(BEFORE_ADDRESS, (all, word: string, gap: string) => {
    if (/^адрес/iu.test(word)) return all
    if (AT.test(word)) return `${/^[А-ЯЁ]/u.test(word) ? 'По' : 'по'} адресу${gap}`
    if (FROM.test(word)) return `${word} места по адресу${gap}`
    if (BESIDE.test(word)) return `${word} местом по адресу${gap}`
    return `${word} по адресу${gap}`
  })
}

/** Values are put in as they are: a value that looks like a variable is not filled again. «ул.» and a stop are one stop. */
export function fillVariables(template: string, values: VariableValues): string {
  const led = values.адрес.trim() === '' ? template : leadToAddress(template)
  return led.replaceAll(PLACE, (place, inside: string, at: number) => {
    const name = nameOf(inside)
    const value = isVariable(name) ? values[name].trim() : ''
    if (value === '') return place
    return led[at + place.length] === '.' ? value.replace(/\.$/u, '') : value
  })
}

/** Names in a template that nothing fills: a slip of its author. */
export function unknownVariables(template: string): string[] {
  const places = [...template.matchAll(PLACE)]
  const isKnown = (name: string) => isVariable(name) || BLANKS.some((blank) => blank === name)
  return [...new Set(places.filter(([, inside = '']) => !isKnown(nameOf(inside))).map(([place]) => place))]
}
