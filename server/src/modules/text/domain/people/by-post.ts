/**
 * Finds a surname that only the word before it tells from a place: «врач Сидоров», «соседи Егоровы», «председатель
 * ТСЖ Романюк», «машина Гусева». The owner of a place stands in the genitive too, so after some words only a man's
 * nominative is certain.
 */
type Word = { raw: string; word: string; isNext: boolean }

const PEOPLE = [
  'врач хирург терапевт педиатр фельдшер медсестр медбрат санитар акушер стоматолог невролог кардиолог гинеколог окулист',
  'онколог психиатр психолог логопед лаборант регистратор пациент пострадавш погибш учительниц учител преподавател педагог завуч',
  'директор директрис заведующ замдиректор воспитательниц воспитател повар библиотекар тренер ученик учениц школьник студент',
  'участков следовател инспектор пристав полицейск судь прокурор адвокат нотариус юрист депутат чиновни начальни',
  'председател секретар заместител староста старост старш управдом управляющ консьерж вахтер охранник сторож уборщиц дворник',
  'сантехник слесар электрик монтер газовщик плотник сварщик кочегар бригадир прораб мастер инженер диспетчер оператор',
  'водител кондуктор контролер таксист тракторист почтальон продав кассир бухгалтер администратор менеджер специалист',
  'сотрудни работни предпринимател фермер егер лесник парикмахер сосед соседк жилец жильц квартирант собственник хозяин хозяйк',
  'владел должник пенсионер инвалид ветеран гражданин гражданк господин госпож товарищ алкоголик пьяниц наркоман',
  'супруг родственни',
]
  .join(' ')
  .replaceAll(' ', '|')
/** Whether a word says who somebody is, so that a name may follow: «врач», «сосед», «семья». */
export function saysWho(word: string): boolean {
  return [POST, KIN, FAMILY].some((known) => known.test(word))
}

/** «Парикмахерская», «хозяйство», «судьба» and «соседний» begin like these words and name nobody. */
const POST = new RegExp(`^(?:${PEOPLE})(?!ск|ств|б|н)\\p{L}{0,4}(?:-\\p{L}+)*$`, 'u')
const KIN =
  /^(?:(?:пап|мам|бабушк|бабк|дедушк|тет|дяд|сестр|жен|нян|внучк|подруг|коллег)(?:[аяыиеую]|[оеё][йю]|[ая]ми?)|(?:отц|сын|брат|муж|дед|внук|друг|ребенк)(?:[аеуыи]|ом|ов|ами?)?|братья|отец|ребенок|дет(?:и|ей|ям)|мать|матер(?:и|ью|ей)|доч(?:ь|ка|ку|ке|ери|ерью)|больн(?:ой|ого|ому|ая|ую))$/u
const TRADER = /^ИП$/u
/** These two posts stand before a place as often as before a surname: «глава Чудова». */
const HEAD = /^(?:глав|замглав|губернатор|мэр|руководител|жител)\p{L}{0,4}$/u
const FAMILY = /^семь(?:я|и|е|ю|ей|ею)$/u
const OWNED = /^(?:машин|автомобил|собак|кошк|квартир|гараж|балкон|огород|сарай|сара)(?:\p{L}{0,3})$/u
/** Words between a post and a name that are no part of the post: they say where, or what somebody does. */
const APART =
  /^(?:в|во|на|с|со|у|из|до|от|за|к|ко|о|об|под|над|для|при|без|через|около|возле|и|а|но|или|что|как|не|ни|же|бы|ли)$|(?:ет|ит|ут|ют|ат|ят|[аеиуыоя]л[аио]?|ть)(?:ся|сь)?$|^(?:улиц|площад|переул|проспект|остановк|станци|деревн|посел|сел[оаеу]|город|район|округ|област|больниц|клиник|госпитал|центр|институт|санатор|завод|музе|театр|парк|памятник|компани)/u
/** Words of a post that has several: «Председатель совета дома», «инвалид второй группы», «мать троих детей». */
const LONGEST_POST = 3
/** What itself bears a name: «школа Макаренко». */
const SCHOOL = /^(?:школ|лице|гимнази|сад)/u

const MAN = '(?:ов|ев|ин|ын)'
/** These are the same in all cases. */
const FIXED = '(?:дзе|швили|(?<!\\p{L}(?:ыш|уш))ко)'
const ENDS = {
  one: `${MAN}(?:а|у|ым|е|ой|ою|ых)?|[сц]к(?:ий|ая|ому|им|ую)|(?:ян|янц|юк|\\p{L}ук)(?:а|у|ом|е)?|ич(?:а|у|ем|е)?|${FIXED}`,
  many: `${MAN}(?:ы|ых|ым|ыми|ой)|[сц]к(?:ие|ими)|(?:ян|юк|чук)(?:и|ы)?|${FIXED}`,
  family: `${MAN}(?:а|ой|ы|ых)|[сц]к(?:ие|их)|(?:ян|юк|чук)(?:а|ов)?|ич(?:а|ей)|${FIXED}`,
  owner: `${MAN}(?:а|ой|ых)|(?:ян|юк|чук|ич)а|${FIXED}`,
  head: `${MAN}|енко|[чщ]ук|юк`,
}
const SHORT = '(?:ким|пак|тен|хан)(?:а|у|ом|е)?|цо(?:й|я|ю|ем|е)|ли|тян|югай'
/** Whether a post is of one person, of several, of a family, of an owner or of a head. */
type Behind = keyof typeof ENDS

const surname = (behind: Behind) => new RegExp(`^(?:\\p{L}{2,}(?:${ENDS[behind]})|${SHORT})$`, 'u')
const SURNAMES: Record<Behind, RegExp> = {
  ...{ one: surname('one'), many: surname('many'), family: surname('family') },
  ...{ owner: surname('owner'), head: surname('head') },
}
const NOT_SURNAMES =
  /^(?:магазин|остров|покров|рубин|камин|витамин|бензин|москвич|кирпич|молоко|яблоко|облако|войско|наук|ветеран|депутат|инвалид|пенсионер|садовод|министр|профсоюз)/u
/** «Соседи», «медсёстры», «водителям»; «судьи» and «старосты» are of one as well. */
const PLURAL = /^(?!суд|старост)\p{L}+(?:и|ы|ья|ей|ов|ам|ям|ами|ями|ах|ях)$/u

/** Tells whether a surname stands right after a post, or is the second of two there. */
export function isNamedByPost(words: readonly Word[], at: number): boolean {
  if (isBehindPost(words, at)) return true
  const [first, and, second] = words.slice(Math.max(0, at - 2), at + 1)
  if (!first || and?.word !== 'и' || !second) return false
  return isSurname(second) && isBehindPost(words, at - 2)
}

function isBehindPost(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (!word || !isName(word)) return false
  const { post, between } = findPost(words, at)
  const behind = post && behindWhat(post, between)
  if (!behind || (between.some((one) => SCHOOL.test(one)) && word.word.endsWith('ко'))) return false
  return SURNAMES[behind].test(word.word) || (behind === 'many' && isFirstOfTwo(words, at, post))
}

const isName = ({ raw, word }: Word) => /^\p{Lu}/u.test(raw) && !NOT_SURNAMES.test(word)
const isSurname = (word: Word) =>
  isName(word) && (SURNAMES.one.test(word.word) || SURNAMES.many.test(word.word))

/**
 * «Врачи Иванов и Петрова» are people; «соседи Кочетова и Ломоносова» live in streets, and «водители Икарусов и
 * Пазиков» drive them.
 */
function isFirstOfTwo(words: readonly Word[], at: number, { word: post }: Word): boolean {
  const [word, and, second] = words.slice(at, at + 3)
  if (!word || !second || and?.word !== 'и' || /^(?:сосед|водител)/u.test(post)) return false
  return isSurname(word) && isSurname(second)
}

/** Finds the post before a word, passing over what the post is of. */
function findPost(words: readonly Word[], at: number): { post: Word | null; between: string[] } {
  const between: string[] = []
  for (let index = at; words[index]?.isNext && between.length <= LONGEST_POST; index -= 1) {
    const before = words[index - 1]
    if (!before) break
    if (isPost(before)) return { post: before, between }
    const isOfPost = !APART.test(before.word) && (between.length > 0 || before.word !== 'по')
    if (!isOfPost || isCapitalised(before)) break
    between.push(before.word)
  }
  return { post: null, between }
}

const isPost = ({ raw, word }: Word) =>
  [POST, KIN, HEAD, FAMILY, OWNED].some((known) => known.test(word)) || TRADER.test(raw)
/** «ТСЖ» is a word of the post, «Горсвет» is a name. */
const isCapitalised = ({ raw }: Word) => /^\p{Lu}\p{Ll}/u.test(raw)

function behindWhat({ raw, word }: Word, between: readonly string[]): Behind | null {
  if (POST.test(word) || KIN.test(word) || TRADER.test(raw)) return PLURAL.test(word) ? 'many' : 'one'
  if (HEAD.test(word)) return 'head'
  if (between.length > 0) return null
  if (FAMILY.test(word)) return 'family'
  return OWNED.test(word) ? 'owner' : null
}
