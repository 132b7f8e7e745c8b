/** What those whose question was answered on air are told: an editor's template with the second of each. Pure. */
import { InvalidError } from '../../../platform/errors.ts'
import { type Recording, secondOfRecording } from './second-of-recording.ts'

export const TIME_CODE = '{тайм-код}'
export const LINK = '{ссылка}'
const PLACE = /\{[^{}\n]{1,40}\}/gu

export function replyTemplate({
  title,
  recordingUrl,
}: Pick<Recording, 'recordingUrl'> & { title: string }): string {
  const said = `Здравствуйте! На ваш вопрос ответили в эфире «${title}», на ${TIME_CODE} от начала.`
  return recordingUrl === null ? said : `${said} Смотреть ответ: ${LINK}`
}

/** Every place is one that we fill, and there is something to fill it with. */
export function assertTemplate(text: string, { recordingUrl }: Pick<Recording, 'recordingUrl'>): void {
  const places = [...text.matchAll(PLACE)].map(([place]) => place)
  const unknown = places.find((place) => place !== TIME_CODE && place !== LINK)
  if (unknown !== undefined)
    throw new InvalidError('livestream.unknown_place', { field: 'text', place: unknown })
  if (recordingUrl === null && places.includes(LINK))
    throw new InvalidError('livestream.no_recording', { field: 'text' })
}

export type ReplyFacts = { timeCode: string; url: string | null }

export function replyFacts(recording: Recording, second: number): ReplyFacts {
  return { timeCode: timeCodeOf(second), url: secondOfRecording(recording, second) }
}

export function fillReply(template: string, { timeCode, url }: ReplyFacts): string {
  return template.replaceAll(TIME_CODE, timeCode).replaceAll(LINK, () => url ?? '')
}

function timeCodeOf(second: number): string {
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60), second % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}
