/** Invented messages with the labels that a dispatcher would give, to fit the rules and to measure them. */
import { readFileSync } from 'node:fs'
import type { Kind } from '../index.ts'

export type LabelledText = {
  text: string
  channelMunicipalityCode: string | null
  topicCode: string | null
  municipalityCode: string
  kind: Kind
}

export function readLabelledTexts(): { tuning: LabelledText[]; test: LabelledText[] } {
  const file = readFileSync(new URL('./labelled.jsonl', import.meta.url), 'utf8')
  const texts: LabelledText[] = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return {
    tuning: texts.filter(({ text }) => hashText(text) % 2 === 0),
    test: texts.filter(({ text }) => hashText(text) % 2 === 1),
  }
}

/** Divides by FNV-1a, so that a text stays in its part when others are added. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash >>> 8
}
