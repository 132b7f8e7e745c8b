/** Tells a house from a measure: «дома 11 градусов», «в доме 5 человек», «дома 3 месяца холодно» name none. */
// «У дома 5 месяц темно» is house 5: one month alone is no measure of five.
const UNIT =
  '(?:°|%|градус|процент|рубл|(?:человек|минут|минуты|час(?:а|ов)|раза?|лет|года|дня|дней|недел[иь]|месяц(?:а|ев)|суток|руб|мин|дн)(?![а-яё]))'
const WRITTEN = '\\d{1,3}(?:\\s?[–-]\\s?\\d{1,3}|[.,]\\d{1,2})?\\s?'

/** Stands before the number of a house. */
export const NO_MEASURE = `(?!${WRITTEN}${UNIT})`
/** Stands behind it, where the number is a word or the last of a row. */
export const NO_UNIT = `(?!\\d|\\s?${UNIT})`
