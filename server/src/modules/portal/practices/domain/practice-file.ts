/**
 * A practice as Markdown, to be taken elsewhere. Figures are left out: they are of the ledger and change with it.
 * Photographs are named by their addresses with what is said of them; their bytes stay where they are. Pure.
 */
import type { PracticeContent } from '@veche/contract/portal/practices.ts'

type Named = { placeName: string; subjectName: string; addressOf: (pictureId: string) => string }

const HEADINGS = [
  ['problem', 'Что мешало'],
  ['done', 'Что сделали'],
  ['cost', 'Чего это стоило'],
] as const

export function writePractice(
  content: PracticeContent,
  { placeName, subjectName, addressOf }: Named,
): string {
  const { title, startedOn, pictures } = content
  // A string of JSON is one of YAML too.
  const head = Object.entries({ title, place: placeName, subject: subjectName, since: startedOn })
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')
  const parts = HEADINGS.flatMap(([field, heading]) =>
    content[field] === '' ? [] : [`## ${heading}\n\n${content[field]}\n`],
  )
  const photographs = pictures.map(({ id, caption }) => `![${plain(caption)}](${addressOf(id)})\n`)
  const shown = photographs.length === 0 ? [] : [`## Фотографии\n\n${photographs.join('\n')}`]
  return `---\n${head}---\n\n# ${title}\n\n${[...parts, ...shown].join('\n')}`
}

/** In brackets of Markdown a bracket would end it. */
const plain = (caption: string) => caption.replaceAll(/[[\]\\]/g, '\\$&')
