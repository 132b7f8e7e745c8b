/** A cry for help has one word or two: «Пожар!», «мы горим», «тонет у моста». No two signs can meet in it. */
import { wordsBesideWhere } from '../../../text/index.ts'

/** What nobody writes alone but in need. */
const CRY =
  /^(?:пожар|горим|полыха(?:ет|ют|ем)|взрыв|взорвал(?:ось|ся|ась)|тон(?:ет|ут|ем|у)|задыха(?:емся|юсь|ется)|спасите|задымление)$/u
/** Lamps burn too: this is a cry with a place or aloud. */
const MAY_BE = /^(?:горит|горят|горю)$/u
const BESIDE =
  /^(?:люди|люд[ея]й|человек|дет[ие]|дет[её]й|реб[её]нок|мужчина|женщина|кто-то|кто-нибудь|мы|нас|помогите|срочно|скорее|быстрее|бегом|вызовите|вызывайте|звоните|пожарных|пожарные|скорую|мчс|сильно|сейчас|опять|снова|огонь|дым|лес|трава|поле|сарай|баня|барак|машина|крыша|прямо)$/u

/** As much as two strong signs. */
export const CRY_WEIGHT = 2

/** The words of a cry, none where the text is something else. A question is no cry, and a laugh neither. */
export function findCry(text: string): string[] {
  if (text.includes('?')) return []
  const beside = wordsBesideWhere(text)
  if (!beside?.words.every((word) => CRY.test(word) || MAY_BE.test(word) || BESIDE.test(word))) return []
  const isLoud = text.includes('!') || beside.namesPlace
  return beside.words.filter((word) => CRY.test(word) || (isLoud && MAY_BE.test(word)))
}
