import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Words = z.record(z.string(), z.string())
const Accounts = z.object({
  journal: z.object({
    ...{ action: Words, detail: Words, field: Words, permission: Words, failure: Words },
    networkAct: Words,
  }),
  tokens: z.object({ scopes: Words }),
})
const Access = z.object({ roles: Words, scopes: Words })
const Channels = z.object({ transport: Words })
const Fakes = z.object({ verdict: Words })
const Incidents = z.object({ activity: Words })
const LOCALES = 'web/src/locales'

/**
 * Words of the page «Журнал» for its file and its search: the server cannot read those of the interface, and two lists
 * would part. The file speaks Russian; what its values are called is searched by in both languages.
 */
export async function generateJournalWords(root: string): Promise<string> {
  const { action, detail, activity, values } = await readWords(path.join(root, LOCALES, 'ru'))
  const { values: valuesEn } = await readWords(path.join(root, LOCALES, 'en'))
  return [
    '/** Written by server/src/main/generate.ts from the words of the page. */',
    ...tableOf('ACTION_WORDS', action, ''),
    '',
    ...tableOf('STEP_WORDS', activity, 'step_'),
    '',
    ...tableOf('DETAIL_WORDS', detail, ''),
    '',
    ...tablesOf('VALUE_WORDS', values),
    '',
    ...tablesOf('VALUE_WORDS_EN', valuesEn),
    '',
  ].join('\n')
}

async function readWords(folder: string) {
  const read = async (file: string) => JSON.parse(await readFile(path.join(folder, file), 'utf8'))
  const { journal, tokens } = Accounts.parse(await read('sections/accounts.json'))
  const { roles, scopes } = Access.parse(await read('access.json'))
  const { transport } = Channels.parse(await read('sections/channels.json'))
  const { verdict } = Fakes.parse(await read('sections/fakes.json'))
  const { activity } = Incidents.parse(await read('incidents.json'))
  const { action, detail, field, permission, failure, networkAct } = journal
  const values = {
    ...{ role: roles, scopeKind: scopes, scopes: tokens.scopes, transport, verdict },
    ...{ fields: field, permission, failure, kind: networkAct, reason: networkAct },
  }
  return { action, detail, activity, values }
}

function tableOf(name: string, words: Readonly<Record<string, string>>, prefix: string): string[] {
  const lines = Object.entries(words).map(([code, said]) => `  ${prefix}${code}: ${JSON.stringify(said)},`)
  return [`export const ${name}: Readonly<Record<string, string>> = {`, ...lines, '}']
}

function tablesOf(
  name: string,
  tables: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  const lines = Object.entries(tables).flatMap(([field, words]) => [
    `  ${field}: {`,
    ...Object.entries(words).map(([code, said]) => `    ${code}: ${JSON.stringify(said)},`),
    '  },',
  ])
  return [
    `export const ${name}: Readonly<Record<string, Readonly<Record<string, string>>>> = {`,
    ...lines,
    '}',
  ]
}
