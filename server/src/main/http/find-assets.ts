import { readdir } from 'node:fs/promises'

const ASSETS = new URL('../../../../web/dist/assets/', import.meta.url)

let known: readonly string[] | null = null

/** Public pages share the font of the web client, whose files carry a hash in their names. */
export async function findFonts(): Promise<{ cyrillic: string; latin: string } | null> {
  const names = await listNames()
  const find = (part: string) => names.find((name) => name.startsWith(`golos-text-${part}-wght-normal`))
  const [cyrillic, latin] = [find('cyrillic'), find('latin')]
  return cyrillic && latin ? { cyrillic: `/assets/${cyrillic}`, latin: `/assets/${latin}` } : null
}

/** Scripts of public pages, which are built with the web client and carry a hash in their names. */
export async function findScript(script: 'recount' | 'receipt'): Promise<string | null> {
  const names = await listNames()
  const name = names.find((one) => one.startsWith(`${script}-`) && one.endsWith('.js'))
  return name ? `/assets/${name}` : null
}

/** Once they are there they stay while the process lives, as the page that names them does. */
async function listNames(): Promise<readonly string[]> {
  known ??= await readdir(ASSETS).catch(() => null)
  return known ?? []
}
