/** The catalogue of a new installation, as the tests read it. */
import { readFileSync } from 'node:fs'
import type { CatalogueSource } from '../index.ts'

export function readStartingCatalogue(): CatalogueSource {
  const { topics } = readJson('topics')
  return { topics, municipalities: readJson('municipalities'), settlements: readJson('settlements') }
}

function readJson(name: string) {
  return JSON.parse(readFileSync(new URL(`../../directory/data/${name}.json`, import.meta.url), 'utf8'))
}
