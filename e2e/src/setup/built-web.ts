import path from 'node:path'
import { pathToFileURL } from 'node:url'

const SCRIPT = path.resolve(import.meta.dirname, '../../../scripts/lib/web-build.mjs')

/** The client under test is the one made from these sources. */
export async function prepareWeb(): Promise<void> {
  const built: { buildWeb: (node: string) => Promise<void> } = await import(pathToFileURL(SCRIPT).href)
  await built.buildWeb(process.execPath)
}
