/** The fields of a promise from its sentence: who will do it and what. Pure. */
const AGENCIES: readonly { stem: RegExp; name: string }[] = [
  { stem: /отдел(?:а|у|ом|е)?/u, name: 'отдел' },
  { stem: /комитет(?:а|у|ом|е)?/u, name: 'комитет' },
  { stem: /департамент(?:а|у|ом|е)?/u, name: 'департамент' },
  { stem: /управлени(?:е|я|ю|ем|и)/u, name: 'управление' },
  { stem: /министерств(?:о|а|у|ом|е)/u, name: 'министерство' },
  { stem: /предприяти(?:е|я|ю|ем|и)/u, name: 'предприятие' },
  { stem: /администраци(?:я|и|ю|ей)/u, name: 'администрация' },
  { stem: /служб(?:а|ы|е|у|ой)/u, name: 'служба' },
  { stem: /бригад(?:а|ы|е|у|ой)/u, name: 'бригада' },
  { stem: /подрядчик(?:а|у|ом|е)?/u, name: 'подрядчик' },
]
/** What follows the name of an agency, in the genitive: «отдел дорог», «комитет жилищного хозяйства». */
const OF_WHAT = /^(?:\s+(?!до |к |в |на |по |с |и |не |за |телефон)[А-ЯЁа-яё«»-]+){0,3}/u
/** A verb or a day ends the name. */
const NOT_OF_WHAT = /\s+[а-яё]+(?:ет|ит|ут|ют|ат|ят|ил|ал|ила|или|али|ем|им|ён|ена|ено)(?![а-яё]).*$/u

export function findAgency(text: string): { name: string; words: string } | null {
  for (const { stem, name } of AGENCIES) {
    const match = new RegExp(`(?<![а-яё])${stem.source}(?![а-яё])`, 'iu').exec(text)
    if (!match) continue
    const after = OF_WHAT.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    const ofWhat = after.replace(NOT_OF_WHAT, '')
    return { name: `${name}${ofWhat}`, words: `${match[0]}${ofWhat}` }
  }
  return null
}

/** The clause of the day without the day and the agency, which have fields of their own. «На Школьной, 5» goes on. */
export function readWhat(sentence: string, day: string, agency: string): string {
  const clauses = sentence.split(/(?<=[,;])\s+(?!\d)|\s+[—–]\s+/u)
  const at = clauses.findIndex((clause) => clause.includes(day))
  const withoutDay = (words: string) => trimWords(withoutWords(withoutWords(words, day), agency))
  const own = withoutDay(clauses[at] ?? sentence)
  // «До 4 декабря, если позволит погода, заделаем яму»: the deed is elsewhere in the sentence.
  const isWhole = own.split(' ').length > 1 || clauses.length === 1
  const what = isWhole ? own : withoutDay(at > 0 ? clauses.slice(0, at + 1).join(' ') : own || sentence)
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1, 500)}`
}

function withoutWords(text: string, words: string): string {
  return words === '' ? text : text.replace(words, ' ')
}

function trimWords(text: string): string {
  return text
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/[,;:]+(?=[,;:.!?])|\s+(?=\s)/gu, '')
    .replace(/^[\s,;:.—–-]+|[\s,;:.!?—–-]+$/gu, '')
}
