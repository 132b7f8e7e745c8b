import { readFeatures } from '../index.ts'
import { readOwn } from '../reader/domain/own/read-own.ts'
import { DANGER } from './domain/train-dangers.ts'
import type { Own } from './own-reader.ts'

/** What people here would say of a text, and how much that weighs beside the rules; null: they have said nothing like it. */
export type OwnDanger = { says: number; chance: number }

export function createDangerReader(own: Own | null): (text: string) => OwnDanger | null {
  const danger = own?.danger
  if (!danger) return () => null
  return (text) => {
    const { says, topics } = readOwn(danger, readFeatures(text))
    return says === 0 ? null : { says, chance: topics.find(({ code }) => code === DANGER)?.chance ?? 0 }
  }
}
