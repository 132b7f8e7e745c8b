import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Words = z.record(z.string(), z.string())
const Accounts = z.object({ journal: z.object({ action: Words }) })
const Incidents = z.object({ activity: Words })
const LOCALE = 'web/src/locales/ru'

/** Words of the page «Журнал» for its file: the server cannot read those of the interface, and two lists would part. */
export async function generateJournalWords(root: string): Promise<string> {
  const read = async (file: string) => JSON.parse(await readFile(path.join(root, LOCALE, file), 'utf8'))
  const { journal } = Accounts.parse(await read('sections/accounts.json'))
  const { activity } = Incidents.parse(await read('incidents.json'))
  return [
    '/** Written by server/src/main/generate.ts from the words of the page. */',
    ...tableOf('ACTION_WORDS', journal.action, ''),
    '',
    ...tableOf('STEP_WORDS', activity, 'step_'),
    '',
  ].join('\n')
}

function tableOf(name: string, words: Readonly<Record<string, string>>, prefix: string): string[] {
  const lines = Object.entries(words).map(([code, said]) => `  ${prefix}${code}: ${JSON.stringify(said)},`)
  return [`export const ${name}: Readonly<Record<string, string>> = {`, ...lines, '}']
}
