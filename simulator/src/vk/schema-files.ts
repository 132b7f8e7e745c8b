import { readFileSync } from 'node:fs'

export function readSchemaFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../schema/vk/${name}`, import.meta.url), 'utf8'))
}
