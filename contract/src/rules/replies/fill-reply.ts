/** The words to an author as they will read them: the same for who looks at them first and for what is sent. Pure. */
export const ANSWER = '{ответ}'
export const TIME_CODE = '{тайм-код}'
export const LINK = '{ссылка}'
export const REPLY_PLACE = /\{[^{}\n]{1,40}\}/gu

export type ReplyFacts = { answer: string; timeCode: string; url: string }

/** In one pass: what stands in the answer itself is not filled. */
export function fillReply(template: string, { answer, timeCode, url }: ReplyFacts): string {
  const known = new Map([
    [ANSWER, answer],
    [TIME_CODE, timeCode],
    [LINK, url],
  ])
  return template.replaceAll(REPLY_PLACE, (place) => known.get(place) ?? place)
}
