/** Numbers of cars and accounts of housing bills. */
import type { Finder } from './finder.ts'

const ACCOUNT_BEFORE =
  /(?<!\p{L})(?:л\s?\/\s?сч?(?:[её]т\p{L}*)?|лс|елс|ижку|код\p{L}?\s(?:плательщика|абонента)|плательщик\p{L}*|квитанци\p{L}+\s(?:№|номер)|л\.\s?сч?\.?|абонент\p{L}*|лиц(?:ев\p{L}*|\.)?(?:\s?сч(?:[её]т\p{L}*|\.)?)?|сч[её]т(?:а|у|ом|е|ам|ов)?)(?!\p{L})[^!?\n]{0,40}$/iu
const ACCOUNT_BEHIND =
  /^[\s—–(-]{1,4}(?:это\s)?(?:мой\s|наш\s|е[её]\s|его\s)?(?:л\/с|лс|лицев\p{L}+|л\.с)(?!\p{L})/iu
const NO_ACCOUNT = /^\s*(?:руб|р\.|₽|тыс|коп|квт|куб|м3|м²|%)|^[.,]\d/u
const METER_BEFORE = /(?:показани|сч[её]тчик|обращени|договор|водомер)\p{L}*[^,;]{0,20}$/iu
const PLATE_BEFORE =
  /(?:номер|борт|запомни|прицеп|трактор|мотоцикл|скутер|квадроцикл|авто|машин|госномер|гос\.|знак|лад|калин|шкод|ауди|форд|бмв|тойот|ездит|водител|такси|фур|мото)\p{L}*[^.!?\n]{0,60}$/iu

export const BILLS: readonly Finder[] = [
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[АВЕКМНОРСТУХ]{2}\s?\d{4}\s?\d{2,3}|\d{4}\s?[АВЕКМНОРСТУХ]{2}\s?\d{2,3}|[АВЕКМНОРСТУХ]{2}\s?\d{3}\s\d{2,3}(?:\s?rus)?)(?![\p{L}\d])/giu,
    isMeant: ({ words, before }) =>
      PLATE_BEFORE.test(before) || /^(?:\p{Lu}{2}\s?\d{4}\s?53|\d{4}\s?\p{Lu}{2}\s?53)$/u.test(words),
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])[авекмнорстухabekmhopctyx]\s?\d{3}\s?[авекмнорстухabekmhopctyx]{2}(?:\s?\d{2,3}(?!\d))?(?!\p{L})/giu,
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[авекмнорстух]{2}\s?\d{3,4}\s?\d{2,3}|\p{L}\s?\d{2,3}\s?(?!кв|эт|шт|км|кг|м2|см|мм|гр|чт|пт|вт|ср|лс|да|на|по|до|от|за|из|не|же|бы|ул|мы|вы|он|их|но|то|до)\p{L}{2}\s\d{2,3})(?!\d)/giu,
    isMeant: ({ before }) => PLATE_BEFORE.test(before) || /(?:автобус|маршрутк)/iu.test(before),
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[авекмнорстух]\s?\d{3}|\d{3}\s?[авекмнорстух]{2}(?:\s?\d{2,3})?)(?![\p{L}\d])/giu,
    isMeant: ({ before }) =>
      /(?:номер|машин|авто)\p{L}*[^.!?\n]{0,40}$/iu.test(before) && !/(?:дом|каб)\p{L}*\s*$/iu.test(before),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.,-])\d{8,12}(?![\d]|[.,]\d)/gu,
    isMeant: ({ text, before, after }) =>
      /(?<!\p{L})(?:лицев|лс|л\/с|квитанц|абонент)(?!\p{L}{4})/iu.test(text) &&
      !METER_BEFORE.test(before.slice(-30)) &&
      !NO_ACCOUNT.test(after),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.-])\d{2,4}([-.])\d{3}\1\d{2,4}(?![-.]?\d)/gu,
    isMeant: ({ text, before }) =>
      /сч[её]т|квитанц|начисл|перерасч|оплат|лицев/iu.test(text) && !METER_BEFORE.test(before.slice(-30)),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.-])0\d{3,6}-\d(?![\d-])/gu,
    isMeant: ({ before }) => !METER_BEFORE.test(before.slice(-30)),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.])(?:\d\d\p{L}\p{L}\d{6}|\d[\d.\s/-]{3,24}\d)(?!\d)/gu,
    isMeant: ({ words, before, after }) =>
      words.replaceAll(/\D/gu, '').length >=
        (/(?<!\p{L})л(?:с|иц|\s?\/\s?с|\.\s?с)[^!?]{0,30}$/iu.test(before) ? 4 : 5) &&
      (ACCOUNT_BEFORE.test(before) || ACCOUNT_BEHIND.test(after)) &&
      !METER_BEFORE.test(before.slice(-30)) &&
      !NO_ACCOUNT.test(after),
  },
]
