/** Tells who is named in an office: «глава округа Петров А.С.», «Рыжов В.В., начальник отдела ГО и ЧС». */
import { nearBefore, nearBehind } from '../../words/near.ts'

const OFFICE =
  '(?:глав(?:а|ы|е|у|ой)|замглав\\p{L}+|и\\.?\\s?о\\.?\\s(?:глав|начальник|руководител|председател)\\p{L}+|заместител\\p{L}+|замначальник\\p{L}*|губернатор\\p{L}*|вице-губернатор\\p{L}*|мэр\\p{L}*|министр\\p{L}*|депутат\\p{L}*|сенатор\\p{L}*|президент\\p{L}*|прокурор\\p{L}*|уполномоченн\\p{L}+|омбудсмен\\p{L}*|начальник\\p{L}*|руководител\\p{L}+|председател\\p{L}+|главн\\p{L}{2,3}\\s(?:по|архитектор|инженер|специалист|санитарн|врач\\sобласти)\\p{L}*|полпред\\p{L}*|пресс-секретар\\p{L}*|управделами|чиновник\\p{L}*|специалист\\p{L}*\\s(?:администрации|отдела|комитета)|староста\\sокруга|директор\\p{L}*\\s(?:департамент|фонда|учреждени|мку|муп|мбу|дорожн|водоканал)\\p{L}*)'
const OWN_HOUSE =
  /(?:тсж|дома|снт|кооператив|двора|подъезда|дачн|совета(?!\s(?:депутат|дум|муницип|народн))|тос(?!\p{L})|мкд|родительск|ветеранов|садов)/iu
/** Up to six words that say of what: no sentence ends and no other person stands between. */
const BEFORE = new RegExp(
  `(?<!\\p{L})${OFFICE}((?:[\\s,«»"№()-]+[\\p{L}\\d-]+\\.?){0,7})[\\s,:—–«"(-]{1,3}$`,
  'iu',
)
const BEHIND = new RegExp(
  `^[\\s,(—–-]{1,4}(?:(?:бывш|наш|местн|нов|тогдашн|перв|числится|работает|стал|избран|это|ещ[её]|его|т\\.е\\.)\\p{L}*\\s){0,3}${OFFICE}(?!\\p{L})`,
  'iu',
)
/** A patient of a department, a claimant of a ministry stands in between. */
const ANOTHER =
  /(?<!\p{L})(?:заявител\p{L}*|гражданин\p{L}*|гражданк\p{L}*|врач\p{L}*|учител\p{L}*|жител\p{L}+|сосед\p{L}*|бабушк\p{L}*|сын\p{L}*|обещал\p{L}*|сказал\p{L}*|подписал\p{L}*|ответил\p{L}*|подрядчик\p{L}*|уважаем\p{L}+|прошу|просит|уведомля\p{L}+|сообща\p{L}+|направля\p{L}+|от|для|заявлени\p{L}*|обращени\p{L}*|отношении)(?!\p{L})/iu

export function isOfficial(text: string, start: number, end: number): boolean {
  const before = BEFORE.exec(nearBefore(text, start))
  if (before && !ANOTHER.test(before[1] ?? '') && !OWN_HOUSE.test(before[0])) return true
  if (/уважаем\p{L}+\s$/iu.test(nearBefore(text, start))) return false
  const behind = BEHIND.exec(nearBehind(text, end))
  return (
    behind !== null && !OWN_HOUSE.test(nearBehind(text, end).slice(behind[0].length, behind[0].length + 25))
  )
}
