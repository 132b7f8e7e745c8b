import { readdir } from 'node:fs/promises'

const ASSETS = new URL('../../../../web/dist/assets/', import.meta.url)

/** Public pages share the font of the web client, whose files carry a hash in their names. */
export async function findFonts(): Promise<{ cyrillic: string; latin: string } | null> {
  const names = await readdir(ASSETS).catch(() => [])
  const find = (part: string) => names.find((name) => name.startsWith(`golos-text-${part}-wght-normal`))
  const [cyrillic, latin] = [find('cyrillic'), find('latin')]
  return cyrillic && latin ? { cyrillic: `/assets/${cyrillic}`, latin: `/assets/${latin}` } : null
}

/** Scripts of public pages, which are built with the web client and carry a hash in their names. */
export async function findScript(script: 'recount' | 'receipt'): Promise<string | null> {
  const names = await readdir(ASSETS).catch(() => [])
  const name = names.find((one) => one.startsWith(`${script}-`) && one.endsWith('.js'))
  return name ? `/assets/${name}` : null
}
