import { readableText } from '../events/vk-event-parts.ts'

/** VK trims, joins spaces, rewrites mentions and escapes signs. */
export function sameText(left: string, right: string): boolean {
  return comparable(left) === comparable(right)
}

function comparable(text: string): string {
  const plain = readableText(text).replace(/&(amp|lt|gt|quot);/g, (entity) => SIGNS[entity] ?? entity)
  return plain.replace(/\s+/g, ' ').trim()
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
