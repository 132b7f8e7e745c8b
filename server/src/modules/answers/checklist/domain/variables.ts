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
/** Blanks for whoever answers: the body of the question takes their place where the sentence is true of it. */
const OF_BODY = ['кто отвечает', 'кто делает'] as const
/** Blanks that the writer fills, as far as nothing else does; they block the answer until somebody has. */
export const BLANKS = [
  ...['что сделано', 'дата', 'причина', ...OF_BODY, 'специалист'],
  ...['номер заявки', 'номер обращения'],
] as const
export type Variable = (typeof VARIABLES)[number]
export type VariableValues = Record<Variable, string>

const PLACE = /\{([\p{L}_ -]{1,40})\}/gu

/** `{ Имя }` is `{имя}`. */
function nameOf(inside: string): string {
  return inside.trim().toLowerCase().replaceAll('ё', 'е')
}

/**
 * «Отвечает {кто отвечает}» is true of the body that has the question. «Возит {кто делает}» may be said of a contractor
 * alone, and «у {кто делает}» or «убрала {кто делает}» bear no name of a body, which has its own gender and one case.
 */
const TRUE_OF_BODY = /(?<![а-яё])(?:отвечает|занимается|рассматривает|контролирует)\s$/iu

function isOfBody(name: string): boolean {
  return OF_BODY.some((blank) => blank === name)
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
    const value = fillingOf(name, values, led.slice(0, at))
    if (value === '') return place
    return led[at + place.length] === '.' ? value.replace(/\.$/u, '') : value
  })
}

function fillingOf(name: string, values: VariableValues, before: string): string {
  if (isVariable(name)) return values[name].trim()
  return isOfBody(name) && TRUE_OF_BODY.test(before) ? values.орган.trim() : ''
}

/** Names in a template that nothing fills: a slip of its author. */
export function unknownVariables(template: string): string[] {
  const places = [...template.matchAll(PLACE)]
  const isKnown = (name: string) => isVariable(name) || BLANKS.some((blank) => blank === name)
  return [...new Set(places.filter(([, inside = '']) => !isKnown(nameOf(inside))).map(([place]) => place))]
}
