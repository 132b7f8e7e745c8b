/**
 * Whole Books and forged ones, each with what must be found in it. The forger is the region itself, who has the key,
 * unless a case says otherwise. Every verifier is held against this list.
 */
import { findSeconds } from '../../entry/times.ts'
import { buildRotation } from '../../notes/rotation.ts'
import { keyEntry, LOG, NEXT_LOG, press, WITNESS } from '../press.ts'
import { buildAppended } from './appended.ts'
import { buildBroken } from './broken.ts'
import { buildRewritten } from './rewritten.ts'
import { checkpointAt, LAST, MONTH, type ScriptedBook, SEEN } from './script.ts'

export async function buildScriptedBooks(): Promise<ScriptedBook[]> {
  return [
    ...(await buildWhole()),
    ...(await buildRewritten()),
    ...(await buildAppended()),
    ...(await buildBroken()),
  ]
}

async function buildWhole(): Promise<ScriptedBook[]> {
  const known = await checkpointAt(SEEN)
  const middle = MONTH[600]!.at
  const rotated = MONTH.toSpliced(600, 0, await buildRotation(middle, LOG, NEXT_LOG))
  const witnessed = await press(MONTH, { witnessedAt: findSeconds(LAST)! })
  const { files } = await press(MONTH)
  return [
    { name: 'a whole month', files, key: LOG.key, known, expected: [] },
    { name: 'a month that a witness has seen', files: witnessed.files, witness: WITNESS.key, expected: [] },
    {
      name: 'a month with a new key',
      files: (await press(rotated, { signer: NEXT_LOG })).files,
      key: LOG.key,
      expected: [],
    },
    { name: 'a Book of one entry', files: (await press([keyEntry()])).files, expected: [] },
    {
      name: 'a Book of one full tile',
      files: (await press(MONTH.slice(0, 256))).files,
      key: LOG.key,
      expected: [],
    },
  ]
}
