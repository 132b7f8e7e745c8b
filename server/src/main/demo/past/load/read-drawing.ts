import { readFile } from 'node:fs/promises'

/** A drawing that stands in the demo where people would have a photograph. */
export async function readDrawing(name: string): Promise<{ contentType: 'image/png'; bytes: Buffer }> {
  const bytes = await readFile(new URL(`../data/photos/${name}.png`, import.meta.url))
  return { contentType: 'image/png', bytes }
}
