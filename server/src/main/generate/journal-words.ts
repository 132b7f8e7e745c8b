import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Words = z.record(z.string(), z.string())
const Accounts = z.object({ accounts: z.object({ journal: z.object({ action: Words }) }) })

/** Words of the page «Журнал» for its file: the server cannot read those of the interface, and two lists would part. */
export async function generateJournalWords(root: string): Promise<string> {
  const file = path.join(root, 'web/src/locales/ru/sections/accounts.json')
  const { accounts } = Accounts.parse({ accounts: JSON.parse(await readFile(file, 'utf8')) })
  const lines = Object.entries(accounts.journal.action).map(
    ([code, words]) => `  ${code}: ${JSON.stringify(words)},`,
  )
  return [
    '/** Written by server/src/main/generate.ts from the words of the page. */',
    'export const ACTION_WORDS: Readonly<Record<string, string>> = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}
