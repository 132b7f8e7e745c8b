/** Models that were trained on this installation: in the folder `models` of its data, or wherever a path says. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeModel, encodeModel, type Model } from '../../../modules/text/index.ts'
import { recallMode } from '../../../platform/config.ts'
import { readSettings } from '../../networks.ts'
import { UsageError } from '../command.ts'

type Env = Record<string, string | undefined>

const ENDING = '.model'
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

/** A name stands for a file of the data folder, a path for itself. */
export function modelFile(env: Env, name: string): string {
  if (name.includes('/') || name.includes(path.sep) || name.endsWith(ENDING)) return path.resolve(name)
  if (!NAME.test(name)) throw new UsageError(`"${name}" is no name of a model: letters, digits, dots, dashes`)
  return path.join(readSettings(recallMode(env)).dataDir, 'models', `${name}${ENDING}`)
}

export async function saveModel(file: string, model: Model): Promise<number> {
  const bytes = encodeModel(model)
  await mkdir(path.dirname(file), { recursive: true })
  // A reader that runs meanwhile sees the old model or the new one, never half.
  await writeFile(`${file}.new`, bytes)
  await rename(`${file}.new`, file)
  return bytes.length
}

export async function loadModel(file: string): Promise<Model> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no model ${file}; "veche train" makes one`)
  })
  try {
    return decodeModel(bytes)
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : 'no model'}`)
  }
}
